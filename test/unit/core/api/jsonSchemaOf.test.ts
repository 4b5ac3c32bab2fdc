import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import { jsonSchemaOf } from '../../../../src/core/api/jsonSchemaOf.ts';
import type { SchemaUse } from '../../../../src/core/api/jsonSchemaOf.ts';
import { AppError } from '../../../../src/core/base/errors.ts';

type Dialect = ApiDescription['dialect'];

/** A description with the schemas of a YAML text under their names. */
function schemas(text: string, dialect: Dialect = 'openapi-3.0'): ApiDescription {
  const about = { id: 'test', title: '', version: '', provisional: false, operations: [] };
  const document = { components: { schemas: parse(text) as unknown } };
  return { ...about, dialect, digest: '', document };
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What becomes of one schema, without the text twice. */
function converted(text: string, dialect?: Dialect, use?: SchemaUse): unknown {
  const { definitions } = jsonSchemaOf(schemas(`S: ${text}`, dialect), reference('S'), use);
  return (definitions as Record<string, unknown>)['S'];
}

/** OpenAPI's schema → draft-07's; the dialects in which it is so, both of version 3 where none is named. */
const CASES: [name: string, from: string, to: unknown, ...dialects: Dialect[]][] = [
  ['a type', '{ type: string }', { type: 'string' }],
  ['nullable', '{ type: string, nullable: true }', { type: ['string', 'null'] }, 'openapi-3.0'],
  [
    'nullable in Swagger',
    '{ type: string, x-nullable: true }',
    { type: ['string', 'null'] },
    'swagger-2.0',
  ],
  [
    'nullable without a type, which says nothing',
    '{ nullable: true, minLength: 1 }',
    { minLength: 1 },
  ],
  [
    'nullable, which 3.1 does not know',
    '{ type: string, nullable: true }',
    { type: 'string' },
    'openapi-3.1',
  ],
  ['a list of types', '{ type: [string, "null"] }', { type: ['string', 'null'] }],
  ['a type that is none', '{ type: file, maxLength: 1 }', { maxLength: 1 }],
  ['a list with a type that is none', '{ type: [any, string] }', { type: 'string' }],
  [
    'null among codes',
    '{ type: string, nullable: true, enum: [a, null] }',
    { type: ['string', 'null'], enum: ['a', null] },
    'openapi-3.0',
  ],
  [
    'an exclusive flag',
    '{ minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }',
    { exclusiveMinimum: 0, maximum: 9 },
  ],
  ['an exclusive flag without a limit', '{ exclusiveMinimum: true }', {}],
  [
    'an exclusive number',
    '{ exclusiveMinimum: 0, maximum: 9 }',
    { exclusiveMinimum: 0, maximum: 9 },
  ],
  [
    'formats',
    '{ allOf: [{ format: int32 }, { format: int64 }, { format: float }, { format: double }, { format: byte }, { format: binary }, { format: date }, { format: date-time }, { format: password }, { format: uuid }, { format: unheard-of }] }',
    {
      allOf: [
        'int32',
        'int64',
        'float',
        'double',
        'byte',
        'binary',
        'date',
        'date-time',
        'password',
        'uuid',
        'unheard-of',
      ].map(format => ({ format })),
    },
  ],
  ['const', '{ const: 1 }', { const: 1 }],
  ['const null', '{ const: null }', { const: null }],
  [
    'members',
    '{ properties: { type: { type: string }, $ref: { minLength: 1 } }, additionalProperties: false }',
    {
      properties: { type: { type: 'string' }, $ref: { minLength: 1 } },
      additionalProperties: false,
    },
  ],
  [
    'members of any other schema',
    '{ additionalProperties: { type: string }, patternProperties: { "^x-": true, "(": false } }',
    { additionalProperties: { type: 'string' }, patternProperties: { '^x-': true } },
  ],
  [
    'prefixItems',
    '{ prefixItems: [{ type: string }], items: false }',
    { items: [{ type: 'string' }], additionalItems: false },
  ],
  [
    'items',
    '{ items: { type: string }, uniqueItems: true }',
    { items: { type: 'string' }, uniqueItems: true },
  ],
  [
    'items of draft-07',
    '{ items: [{ type: string }], additionalItems: false }',
    { items: [{ type: 'string' }], additionalItems: false },
  ],
  [
    'dependentRequired',
    '{ dependentRequired: { a: [b] } }',
    { dependencies: { a: { required: ['b'] } } },
  ],
  [
    'dependentSchemas with dependentRequired',
    '{ dependentRequired: { a: [b] }, dependentSchemas: { a: { minProperties: 2 }, c: true } }',
    { dependencies: { a: { allOf: [{ required: ['b'] }, { minProperties: 2 }] }, c: true } },
  ],
  [
    'contains with bounds',
    '{ contains: { type: string }, minContains: 0, maxContains: 2 }',
    { contains: { type: 'string' }, minContains: 0, maxContains: 2 },
  ],
  ['bounds without contains', '{ minContains: 2 }', {}],
  [
    'unevaluated members and items',
    '{ unevaluatedProperties: false, unevaluatedItems: { type: string } }',
    { unevaluatedProperties: false, unevaluatedItems: { type: 'string' } },
  ],
  [
    'if, then, else, not',
    '{ if: { type: string }, then: { minLength: 1 }, else: false, not: { const: 0 } }',
    { if: { type: 'string' }, then: { minLength: 1 }, else: false, not: { const: 0 } },
  ],
  [
    'what identifies a schema',
    '{ $id: "https://a.example/s", $schema: x, $anchor: a, $defs: { a: {} }, minLength: 1 }',
    { minLength: 1 },
  ],
  [
    'what is no schema keyword',
    '{ xml: { name: a }, externalDocs: { url: a }, x-own: 1, minLength: 1 }',
    { minLength: 1 },
  ],
  [
    'mistakes',
    '{ minLength: -1, maxLength: "2", pattern: "(", enum: [], required: true, multipleOf: 0, minimum: "1", properties: [], allOf: [], items: text, oneOf: {}, uniqueItems: "yes", dependentRequired: 1 }',
    {},
  ],
  [
    'a schema that is none',
    '{ properties: { a: null, b: text } }',
    { properties: { a: true, b: true } },
  ],
  [
    'an example',
    '{ type: string, example: a, default: b }',
    { type: 'string', default: 'b', examples: ['a'] },
  ],
  ['examples', '{ examples: [a, b] }', { examples: ['a', 'b'] }],
  [
    'what is for one direction',
    '{ readOnly: true, writeOnly: false, deprecated: true }',
    { readOnly: true, writeOnly: false, deprecated: true },
  ],
];

describe('jsonSchemaOf', () => {
  for (const [name, from, to, ...dialects] of CASES) {
    it(`converts ${name}`, () => {
      for (const dialect of dialects.length > 0
        ? dialects
        : (['openapi-3.0', 'openapi-3.1'] as const)) {
        assert.deepStrictEqual(converted(from, dialect), to, dialect);
      }
    });
  }

  it('is self-contained, names what it refers to, and keeps recursion', () => {
    const description = schemas(`
Tree: { properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } }, leaf: { $ref: '#/components/schemas/Tree/properties/leafs/items' }, leafs: { items: { minLength: 1 } } } }
`);
    assert.deepStrictEqual(jsonSchemaOf(description, reference('Tree')), {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $ref: '#/definitions/Tree',
      definitions: {
        Tree: {
          properties: {
            children: { type: 'array', items: { $ref: '#/definitions/Tree' } },
            leaf: { $ref: '#/definitions/components.schemas.Tree.properties.leafs.items' },
            leafs: { items: { minLength: 1 } },
          },
        },
        'components.schemas.Tree.properties.leafs.items': { minLength: 1 },
      },
    });
  });

  it('drops what stands beside a reference in 3.0 and keeps it in 3.1', () => {
    const text = `
S: { properties: { a: { $ref: '#/components/schemas/T', minLength: 2, description: own } } }
T: { minLength: 1 }`;
    const memberOf = (dialect: Dialect) => {
      const { definitions } = jsonSchemaOf(schemas(text, dialect), reference('S'));
      return (definitions as { S: { properties: { a: unknown } } }).S.properties.a;
    };
    assert.deepStrictEqual(
      [memberOf('openapi-3.0'), memberOf('openapi-3.1')],
      [
        { $ref: '#/definitions/T' },
        {
          minLength: 2,
          description: 'own',
          markdownDescription: 'own',
          allOf: [{ $ref: '#/definitions/T' }],
        },
      ],
    );
  });

  it('does not require in a request what is read-only, nor in a response what is write-only', () => {
    const text = `
Base: { properties: { id: { $ref: '#/components/schemas/Id' } } }
Id: { readOnly: true }
S:
  allOf: [{ $ref: '#/components/schemas/Base' }, { required: [id, name] }]
  required: [id, secret, name]
  properties: { secret: { allOf: [{ writeOnly: true }] }, name: {} }`;
    const requiredIn = (direction: 'request' | 'response') => {
      const schema = jsonSchemaOf(schemas(text), reference('S'), { direction }).definitions;
      const { required, allOf } = (
        schema as Record<string, { required: unknown; allOf: unknown[] }>
      )['S']!;
      return [required, allOf[1]];
    };
    assert.deepStrictEqual(
      [requiredIn('request'), requiredIn('response')],
      [
        [['secret', 'name'], { required: ['name'] }],
        [['id', 'name'], { required: ['id', 'name'] }],
      ],
    );
  });

  it('speaks the language that is asked for, and English where that is not there', () => {
    const text = `
  type: string
  title: Kind
  description: ' What it is '
  x-description: { nl: Wat het is, fr: '' }
  enum: [a, b, 3]
  x-enum-descriptions: { a: { en: An a, nl: Een a }, b: Only b }`;
    const texts = (language: 'nl' | 'de') => {
      const { description, markdownDescription, markdownEnumDescriptions, title } = converted(
        text,
        'openapi-3.0',
        { language },
      ) as Record<string, unknown>;
      return [title, description, markdownDescription, markdownEnumDescriptions];
    };
    assert.deepStrictEqual(
      {
        nl: texts('nl'),
        de: texts('de'),
        list: converted('{ enum: [a, b], x-enumDescriptions: [An a] }'),
      },
      {
        nl: ['Kind', 'Wat het is', 'Wat het is', ['Een a', 'Only b', '']],
        de: ['Kind', 'What it is', 'What it is', ['An a', 'Only b', '']],
        list: { enum: ['a', 'b'], markdownEnumDescriptions: ['An a', ''] },
      },
    );
  });

  it('refuses a reference that leads nowhere or in a circle', () => {
    const description = schemas(`
A: { properties: { b: { $ref: '#/components/schemas/Nowhere' } } }
B: { $ref: '#/components/schemas/C' }
C: { $ref: '#/components/schemas/B' }
D: { properties: { e: { $ref: 'other.yaml#/E' } } }`);
    for (const name of ['A', 'B', 'D']) {
      assert.throws(
        () => jsonSchemaOf(description, reference(name)),
        error => AppError.is(error, 'api/unreadable'),
        name,
      );
    }
  });
});
