import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';
import type { Violation } from '../../../../src/core/api/compileSchema.ts';

/** What is wrong with a value by the schema `S` of a YAML text. */
function violations(text: string, value: unknown): Violation[] {
  const about = { id: 'test', title: '', version: '', provisional: false, operations: [] };
  const document = { components: { schemas: parse(text) as unknown } };
  const description: ApiDescription = { ...about, dialect: 'openapi-3.1', digest: '', document };
  return compileSchema(description, { $ref: '#/components/schemas/S' })(value);
}

const told = (text: string, value: unknown) =>
  violations(text, value).map(({ keyword, path }) => [keyword, ...path].join(' '));

const EMPLOYER = `
Number: { type: string, pattern: '^\\d{10}$' }
ByNumber: { type: object, additionalProperties: false, required: [number], properties: { number: { $ref: '#/components/schemas/Number' }, name: { type: string } } }
ById: { type: object, additionalProperties: false, required: [id], properties: { id: { type: integer } } }
S: { properties: { employer: { oneOf: [{ $ref: '#/components/schemas/ByNumber' }, { $ref: '#/components/schemas/ById' }] } } }`;

describe('violations', () => {
  it('tell what a repair needs to know', () => {
    const text = `
S:
  additionalProperties: false
  required: [kind]
  properties: { id: { readOnly: true }, kind: { enum: [a, b] }, day: { format: date }, many: { maximum: 3 } }`;
    assert.deepStrictEqual(violations(text, { id: 1, day: 'x', many: 4, knd: 'a' }), [
      {
        path: ['kind'],
        kind: 'missingMember',
        keyword: 'required',
        message: "must have required property 'kind'",
        params: { missingProperty: 'kind' },
      },
      {
        path: ['knd'],
        kind: 'unknownMember',
        keyword: 'additionalProperties',
        message: 'must NOT have additional properties',
        params: { additionalProperty: 'knd', known: ['id', 'kind', 'day', 'many'] },
        value: 'a',
      },
      {
        path: ['day'],
        kind: 'invalidValue',
        keyword: 'format',
        message: 'must match format "date"',
        params: { format: 'date' },
        value: 'x',
      },
      {
        path: ['many'],
        kind: 'invalidValue',
        keyword: 'maximum',
        message: 'must be <= 3',
        params: { comparison: '<=', limit: 3 },
        value: 4,
      },
      {
        path: ['id'],
        kind: 'readOnlyMember',
        keyword: 'readOnly',
        message: 'must not be sent',
        params: {},
        value: 1,
      },
    ]);
  });

  it('are those of the alternative that is evidently meant', () => {
    assert.deepStrictEqual(
      [
        told(EMPLOYER, { employer: { number: '1' } }),
        told(EMPLOYER, { employer: { id: 'x' } }),
        told(EMPLOYER, { employer: { number: '1234567890', nam: 'x' } }),
        told('S: { anyOf: [{ type: string, minLength: 3 }, { type: integer, minimum: 3 }] }', 1),
        told(
          'S: { oneOf: [{ required: [a], properties: { a: { oneOf: [{ type: string }, { minimum: 3 }] } } }, { type: string }] }',
          { a: 1 },
        ),
      ],
      [
        ['pattern employer number'],
        ['type employer id'],
        ['additionalProperties employer nam'],
        ['minimum'],
        ['minimum a'],
      ],
    );
  });

  it('say that no alternative fits, where none is nearer than the others', () => {
    assert.deepStrictEqual(
      [
        told(EMPLOYER, { employer: {} }),
        told(EMPLOYER, { employer: 'x' }),
        told('S: { required: [x], oneOf: [{ required: [a] }, { required: [b] }] }', {}),
        violations('S: { oneOf: [{ required: [a] }, { required: [b] }] }', { a: 1, b: 2 }).map(
          ({ keyword, params }) => [keyword, params],
        ),
      ],
      [
        ['oneOf employer'],
        ['oneOf employer'],
        ['oneOf', 'required x'],
        [['oneOf', { passingSchemas: [0, 1] }]],
      ],
    );
  });

  it('are told once, at their place, without what only repeats them', () => {
    assert.deepStrictEqual(
      [
        told(
          'S: { allOf: [{ $ref: "#/components/schemas/T" }, { $ref: "#/components/schemas/T" }] }\nT: { required: [a] }',
          {},
        ),
        told('S: { if: { required: [a] }, then: { required: [b] } }', { a: 1 }),
        told('S: { propertyNames: { maxLength: 2 } }', { a: 1, long: 2 }),
        told('S: { contains: { type: string }, items: { maximum: 3 } }', [1, 4]),
        told('S: { dependentRequired: { a: [b] } }', { a: 1 }),
        told('S: { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }', {
          a: 1,
          b: 2,
        }),
        told('S: { type: number, multipleOf: 0.01 }', 19.99),
        told('S: { type: number, multipleOf: 0.01 }', 19.995),
      ],
      [
        ['required a'],
        ['required b'],
        ['maxLength long'],
        ['maximum 1', 'contains'],
        ['required b'],
        ['unevaluatedProperties b'],
        [],
        ['multipleOf'],
      ],
    );
  });

  it('end where a schema refers to itself without getting on', () => {
    const text = `
S: { type: object, oneOf: [{ $ref: '#/components/schemas/T' }] }
T: { allOf: [{ $ref: '#/components/schemas/S' }], required: [a], properties: { a: { $ref: '#/components/schemas/S' } } }`;
    assert.deepStrictEqual(
      [
        told(text, { a: { a: {} } }),
        told('S: { $ref: "#/components/schemas/S", maxLength: 1 }', 'ab'),
      ],
      [['required a a a'], ['maxLength']],
    );
  });
});
