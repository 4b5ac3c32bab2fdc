import { operationExtension, type ApiDescription, type Operation } from '../api/apiDescription.ts';
import { exampleOf } from '../api/exampleOf.ts';
import type { Account } from '../channel/account.ts';
import { isRepresentative } from '../channel/declaringFor.ts';
import { declareFor } from './declareFor.ts';

/**
 * An example of the body that an operation takes, in the name of an enterprise where the description says, by `x-declared-for`, where
 * its number stands.
 *
 * @param enterpriseNumber 10 digits; undefined leaves the number of the example
 * @param day what dates tell that the description does not give, `yyyy-MM-dd`
 */
export function exampleDeclaration(
  description: ApiDescription,
  operation: Operation,
  enterpriseNumber: string | undefined,
  day: string,
): unknown {
  const example = exampleOf(description, operation, undefined, day);
  const pointer = operationExtension(description, operation, 'x-declared-for');
  return typeof pointer === 'string' && enterpriseNumber !== undefined
    ? declareFor(example, pointer, enterpriseNumber)
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
