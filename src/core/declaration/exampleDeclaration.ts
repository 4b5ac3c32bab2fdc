import { operationExtension, type ApiDescription, type Operation } from '../api/apiDescription.ts';
import { exampleOf } from '../api/exampleOf.ts';
import { pointerTokens } from '../api/jsonPointer.ts';
import type { Account } from '../channel/account.ts';
import { isRepresentative } from '../channel/declaringFor.ts';
import { BodyNode } from './bodyNode.ts';
import { shapeOf } from './bodyShape.ts';
import type { Sender } from './bodyTarget.ts';
import { declarantIn } from './declarantIn.ts';
import { declareFor } from './declareFor.ts';

/**
 * An example of the body that an operation takes, in the name of an enterprise: where the description says by `x-declared-for` where its
 * number stands, or where only one number can be meant.
 *
 * @param enterprise who declares: its number of 10 digits, and the quality of the account; without either the example's number stays
 * @param day what dates tell that the description does not give, `yyyy-MM-dd`
 */
export function exampleDeclaration(
  description: ApiDescription,
  operation: Operation,
  { enterpriseNumber, quality }: Partial<Pick<Sender, 'enterpriseNumber' | 'quality'>>,
  day: string,
): unknown {
  const example = exampleOf(description, operation, undefined, day);
  if (enterpriseNumber === undefined) {
    return example;
  }
  const pointer = operationExtension(description, operation, 'x-declared-for');
  if (typeof pointer === 'string') {
    return declareFor(example, pointerTokens(pointer), enterpriseNumber);
  }
  const root = new BodyNode(example, shapeOf(description, operation.requestBody?.schema), false);
  const { declarant } = quality
    ? declarantIn(root, { description, operation }, { quality })
    : { declarant: undefined };
  // Written as our numbers are, or it stays: the schema may ask for another form.
  return declarant && /^\d{10}$/.test(String(declarant.value))
    ? declareFor(example, declarant.path.map(String), enterpriseNumber)
    : example;
}

/** In whose name an account declares without being asked: its own, or a representative's only employer. */
export function onlyEmployer(
  account: Pick<Account, 'quality' | 'enterpriseNumber' | 'employers'> | undefined,
): string | undefined {
  if (!account || !isRepresentative(account.quality)) {
    return account?.enterpriseNumber;
  }
  const [only, ...others] = account.employers ?? [];
  return others.length === 0 ? only?.enterpriseNumber : undefined;
}
