import { visit } from 'jsonc-parser';
import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription, Operation } from './apiDescription.ts';
import { locate, type SchemaReference } from './jsonPointer.ts';

/**
 * The operation that a body is most likely written for: of those whose schema it satisfies, else of all, the one that knows most of its
 * members. Of several that know them alike, the one that needs no parameter, because a new declaration has no identifier yet.
 *
 * @param text of the body, which need not be whole
 * @param satisfied ids of the operations whose schema it satisfies
 * @returns undefined where it cannot be told
 */
export function likelyOperation(
  description: ApiDescription,
  text: string,
  satisfied: readonly string[],
): Operation | undefined {
  const members = membersOf(text);
  const candidates = operationsWithBody(description).filter(
    ({ operationId }) => satisfied.length === 0 || satisfied.includes(operationId),
  );
  const known = candidates.map(({ requestBody }) => {
    const names = namesIn(description, requestBody.schema);
    return members.filter(name => names.has(name)).length;
  });
  const most = Math.max(0, ...known);
  // What knows less than half of the members is not what they were written for.
  if (satisfied.length === 0 && most * 2 < Math.max(1, members.length)) {
    return undefined;
  }
  const best = candidates.filter((_, i) => known[i] === most);
  const plain = best.filter(({ parameters }) => !parameters.some(({ required }) => required));
  const likely = plain.length > 0 ? plain : best;
  return likely.length === 1 ? likely[0] : undefined;
}

/** An operation that takes a body. */
export type OperationWithBody = Operation & Required<Pick<Operation, 'requestBody'>>;

/** The operations that take a body in JSON, in the order of the description. */
export function operationsWithBody(description: ApiDescription): OperationWithBody[] {
  return description.operations.filter((operation): operation is OperationWithBody => {
    const { requestBody } = operation;
    return requestBody !== undefined && /json|\*/i.test(requestBody.mediaType);
  });
}

/** The names of the outermost members, also of a text that is being written. */
function membersOf(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  const inner = (): boolean => {
    depth += 1;
    return depth === 1;
  };
  visit(text, {
    onObjectBegin: inner,
    onArrayBegin: () => {
      depth += 1;
      return false;
    },
    onObjectEnd: () => {
      depth -= 1;
    },
    onArrayEnd: () => {
      depth -= 1;
    },
    onObjectProperty: name => {
      if (depth === 1) {
        names.push(name);
      }
    },
  });
  return names;
}

/** The names that a schema gives to the members of an object, by whatever way it comes to them. */
function namesIn(description: ApiDescription, schema: SchemaReference): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const look = ($ref: string): void => {
    const found = locate(description.document, $ref);
    if (!found || seen.has(found.$ref) || !isRecord(found.value)) {
      return;
    }
    seen.add(found.$ref);
    const { value } = found;
    if (isRecord(value['properties'])) {
      Object.keys(value['properties']).forEach(name => names.add(name));
    }
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const parts = value[keyword];
      if (Array.isArray(parts)) {
        parts.forEach((_, index) => look(`${found.$ref}/${keyword}/${index}`));
      }
    }
  };
  look(schema.$ref);
  return names;
}
