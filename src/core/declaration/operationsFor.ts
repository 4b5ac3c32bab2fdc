import type { ApiDescription } from '../api/apiDescription.ts';
import { compileSchema } from '../api/compileSchema.ts';
import { operationsWithBody } from '../api/likelyOperation.ts';

/**
 * The operations whose body a text may be by its schema. Load this module on demand: it brings a schema compiler.
 *
 * @returns their ids, in the order of the description; none for what is no JSON, and for a schema that cannot be used
 */
export function operationsFor(description: ApiDescription, text: string): string[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  return operationsWithBody(description)
    .filter(({ requestBody }) => satisfies(description, requestBody.schema, json))
    .map(({ operationId }) => operationId);
}

function satisfies(description: ApiDescription, schema: { $ref: string }, json: unknown): boolean {
  try {
    return compileSchema(description, schema)(json).every(({ kind }) => kind === 'readOnlyMember');
  } catch {
    return false;
  }
}
