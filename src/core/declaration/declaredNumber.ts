import type { ApiDescription, Operation } from '../api/apiDescription.ts';
import { isRecord } from '../base/isRecord.ts';
import { BodyNode } from './bodyNode.ts';
import { shapeOf } from './bodyShape.ts';
import type { Sender } from './bodyTarget.ts';
import { declarantIn } from './declarantIn.ts';

/**
 * The enterprise number in whose name a body declares, as it is written there: where the description says by `x-declared-for`, else the
 * only one that is likely by its name. Undefined where there is none.
 *
 * @param body as parsed; what stands in lists is not looked at
 */
export function declaredNumber(
  description: ApiDescription,
  operation: Operation,
  sender: Pick<Sender, 'quality'>,
  body: unknown,
): string | undefined {
  const shape = shapeOf(description, operation.requestBody?.schema);
  const root = new BodyNode(withoutLists(body), shape, false);
  const { declarant } = declarantIn(root, { description, operation }, sender);
  return typeof declarant?.value === 'string' ? declarant.value : undefined;
}

/** Who declares stands outside of lists, which may hold thousands of workers. */
function withoutLists(value: unknown): unknown {
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, member]) => !Array.isArray(member))
          .map(([name, member]) => [name, withoutLists(member)]),
      )
    : value;
}
