import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';

const KEYWORDS = [
  ...['type', 'nullable', 'enum', 'const', 'format', 'pattern', 'multipleOf', 'default', 'example'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength'],
  ...['items', 'prefixItems', 'additionalItems', 'contains', 'minContains', 'maxContains'],
  ...['properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'required'],
  ...['dependencies', 'dependentRequired', 'dependentSchemas', 'minProperties', 'uniqueItems'],
  ...['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'discriminator', 'propertyName'],
  ...['unevaluatedProperties', 'unevaluatedItems', 'readOnly', 'writeOnly', '$ref', '$id', '$defs'],
  ...['mapping', 'x-enum-descriptions', 'description', '__proto__', 'constructor', 'a', 'b'],
];
const VALUES: unknown[] = [
  ...['string', 'object', 'array', 'integer', 'null', 'a', 'b', 'date', '^a$', '(', '', 'S', 'T'],
  ...['#/components/schemas/S', '#/components/schemas/T', '#', '#/nowhere', '#S', '%', 'x.yaml'],
  ...[0, 1, -1, 0.5, 1e308, true, false, null, [], {}],
];

/** Objects made of what schemas are made of, put together in any way; small ones come first. */
const { schema: made } = fc.letrec(tie => ({
  schema: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(...VALUES),
    fc.array(tie('schema'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYWORDS), tie('schema'), { maxKeys: 5 }),
  ),
}));

/** As they come from a text. */
const schema = made.map(value => JSON.parse(JSON.stringify(value)) as unknown);

const dialect = fc.constantFrom<ApiDescription['dialect']>('openapi-3.0', 'openapi-3.1');

describe('compileSchema', () => {
  it('takes any schema, or says that it cannot', () => {
    fc.assert(
      fc.property(schema, schema, schema, dialect, (S, T, value, form) => {
        const about = { id: 'any', title: '', version: '', provisional: false, operations: [] };
        const document = { components: { schemas: { S, T } } };
        const description: ApiDescription = { ...about, dialect: form, digest: '', document };
        const code = codeOf(() => {
          compileSchema(description, { $ref: '#/components/schemas/S' })(value);
        });
        assert.ok(code === undefined || code === 'api/unreadable');
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});

/** The code of the failure; what is no `AppError` goes on. */
function codeOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      return error.code;
    }
    throw error;
  }
}
