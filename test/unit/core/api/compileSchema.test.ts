import assert from 'node:assert/strict';
import { parseApiDescription } from './parseApiDescription.ts';
import { compileParameters, compileSchema } from '../../../../src/core/api/compileSchema.ts';
import { AppError } from '../../../../src/core/base/errors.ts';

const DESCRIPTION = `
openapi: 3.0.3
info: { title: Schemas, version: '1' }
paths: {}
components:
  schemas:
    Tree:
      type: object
      additionalProperties: false
      required: [name]
      properties:
        name: { type: string }
        children: { type: array, items: { $ref: '#/components/schemas/Tree' } }
    Nullable: { type: string, nullable: true }
    Untyped: { nullable: true, allOf: [{ $ref: '#/components/schemas/Tree' }] }
    Exclusive: { type: number, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }
    Siblings:
      type: object
      properties: { text: { $ref: '#/components/schemas/Nullable', maxLength: 1 } }
    # Properties named like keywords, and data that looks like a schema.
    Names:
      type: object
      properties:
        example: { type: number, minimum: 1, exclusiveMinimum: true }
        $ref: { type: string }
        enum: { type: object, enum: [{ $ref: kept, nullable: true }] }
    Pattern: { type: string, pattern: '^[\\w\\-\\.]+$', format: unheard-of, x-own: 1 }
    Date: { type: string, format: date }
    Page: { type: integer, minimum: 1 }
    Words: { type: array, items: { type: string } }
`;

const description = parseApiDescription({ id: 'schemas', file: 'schemas.yaml' }, DESCRIPTION);
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const validate = (name: string, value: unknown) =>
  compileSchema(
    description,
    reference(name),
  )(value).map(({ kind, path, keyword, value: found }) => ({
    kind,
    path: path.join('/'),
    keyword,
    found,
  }));

describe('compileSchema', () => {
  it('follows recursive schemas and names each place', () => {
    const tree = { name: 'a', children: [{ name: 'b' }, { children: [{ name: 1, 'x/y~': 2 }] }] };
    assert.deepStrictEqual(validate('Tree', tree), [
      { kind: 'missingMember', path: 'children/1/name', keyword: 'required', found: undefined },
      {
        kind: 'unknownMember',
        path: 'children/1/children/0/x/y~',
        keyword: 'additionalProperties',
        found: 2,
      },
      { kind: 'invalidValue', path: 'children/1/children/0/name', keyword: 'type', found: 1 },
    ]);
  });

  it('reads the schemas of OpenAPI 3.0, which are not quite JSON Schema', () => {
    const accepts = (name: string, value: unknown) => validate(name, value).length === 0;
    assert.deepStrictEqual(
      {
        nullable: accepts('Nullable', null),
        nullableWithoutType: accepts('Untyped', null),
        exclusiveMinimum: [accepts('Exclusive', 0), accepts('Exclusive', 0.1)],
        inclusiveMaximum: [accepts('Exclusive', 9), accepts('Exclusive', 9.1)],
        besideReference: accepts('Siblings', { text: 'longer' }),
        names: [
          accepts('Names', { example: 2, $ref: 'x', enum: { $ref: 'kept', nullable: true } }),
          accepts('Names', { example: 1 }),
          accepts('Names', { $ref: 1 }),
        ],
        pattern: [accepts('Pattern', 'a-b.c'), accepts('Pattern', 'a b')],
        date: [accepts('Date', '2024-02-29'), accepts('Date', '2025-02-29')],
      },
      {
        nullable: true,
        nullableWithoutType: false,
        exclusiveMinimum: [false, true],
        inclusiveMaximum: [true, false],
        besideReference: true,
        names: [true, false, false],
        pattern: [true, false],
        date: [true, false],
      },
    );
  });

  it('compiles once', () => {
    assert.equal(
      compileSchema(description, reference('Tree')),
      compileSchema(description, reference('Tree')),
    );
  });

  it('refuses a schema that leads nowhere', () => {
    assert.throws(
      () => compileSchema(description, reference('Nowhere')),
      error => AppError.is(error, 'api/unreadable'),
    );
  });
});

describe('compileParameters', () => {
  it('reads texts as the type of their schema and leaves them as they are', () => {
    const check = compileParameters(description, [
      { name: 'page', in: 'query', required: true, schema: reference('Page') },
      { name: 'words', in: 'query', required: false, schema: reference('Words') },
    ]);
    const given = { page: '2', words: 'one' };
    assert.deepStrictEqual(
      {
        right: [check(given), check({ page: '2', words: ['one', 'two'] })],
        given,
        wrong: check({ page: 'two', more: '1' }).map(({ kind, path, value }) => [
          kind,
          path,
          value,
        ]),
        missing: check({}).map(({ kind, path }) => [kind, path]),
        repeated: check({ page: ['1', '2'] }).map(({ kind, path }) => [kind, path]),
      },
      {
        right: [[], []],
        given: { page: '2', words: 'one' },
        wrong: [
          ['unknownMember', ['more'], '1'],
          ['invalidValue', ['page'], 'two'],
        ],
        missing: [['missingMember', ['page']]],
        repeated: [['invalidValue', ['page']]],
      },
    );
  });
});
