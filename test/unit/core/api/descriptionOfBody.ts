import { stringify } from 'yaml';
import { parseApiDescription } from './parseApiDescription.ts';
import type { ApiDescription, Operation } from '../../../../src/core/api/apiDescription.ts';

/** A description with one operation, `POST /things`, that takes a body of the schema given. */
export function descriptionOfBody(
  schema: object,
  { schemas = {}, media = {} }: { schemas?: object; media?: object } = {},
): { description: ApiDescription; operation: Operation } {
  const document = {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        post: {
          requestBody: { content: { 'application/json': { schema, ...media } } },
          responses: {},
        },
      },
    },
    components: { schemas },
  };
  const source = { id: 'things', file: 'things.yaml' };
  const description = parseApiDescription(
    source,
    stringify(document, { aliasDuplicateObjects: false }),
  );
  return { description, operation: description.operations[0]! };
}
