import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription, ApiParameter, Operation } from './apiDescription.ts';
import { referenceOfOperation } from './findOperation.ts';
import { childReference, locate } from './jsonPointer.ts';

/** The example of a body that the description itself gives beside the schema, the first of several; undefined if none. */
export function givenBody(
  { document }: ApiDescription,
  operation: Operation,
  mediaType: string,
): unknown {
  const here = referenceOfOperation(operation);
  return exampleAt(document, childReference(here, 'requestBody', 'content', mediaType));
}

/** The example of a parameter that the description itself gives beside the schema, the first of several; undefined if none. */
export function givenParameter(
  { document }: ApiDescription,
  operation: Operation,
  parameter: Pick<ApiParameter, 'name' | 'in'>,
): unknown {
  // What the operation says of a parameter counts more than what its path says.
  const owners = [referenceOfOperation(operation), childReference('#', 'paths', operation.path)];
  for (const owner of owners.map(of => childReference(of, 'parameters'))) {
    const list = locate(document, owner)?.value;
    for (const index of Array.isArray(list) ? list.keys() : []) {
      const here = childReference(owner, index);
      const members = locate(document, here)?.value;
      if (
        isRecord(members) &&
        members['name'] === parameter.name &&
        members['in'] === parameter.in
      ) {
        return exampleAt(document, here);
      }
    }
  }
  return undefined;
}

/** @see OpenAPI 3.0.3, Media Type Object and Parameter Object: `example`, or `examples` by name */
function exampleAt(document: unknown, owner: string): unknown {
  const single = locate(document, childReference(owner, 'example'))?.value;
  if (single !== undefined) {
    return single;
  }
  const named = locate(document, childReference(owner, 'examples'))?.value;
  return (isRecord(named) ? Object.keys(named) : [])
    .map(name => locate(document, childReference(owner, 'examples', name, 'value'))?.value)
    .find(value => value !== undefined);
}
