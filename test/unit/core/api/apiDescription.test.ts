import assert from 'node:assert/strict';
import {
  operationExtension,
  parseApiDescription,
} from '../../../../src/core/api/apiDescription.ts';
import { locate } from '../../../../src/core/api/jsonPointer.ts';
import { AppError } from '../../../../src/core/base/errors.ts';

const OTHER = `
openapi: 3.0.1
info: { title: Other, version: 2 }
security: [{ key: [], oauth: [a, b] }, { oauth: [c] }]
paths:
  x-note: { get: {} }
  /lists/{list}:
    parameters:
      - $ref: '#/components/parameters/List'
      - { name: page, in: query, schema: { type: integer } }
    get:
      operationId: readList
      security: []
      x-tree: /a
      parameters:
        - { name: page, in: query, required: true, schema: { type: string } }
        - { name: filter, in: query, content: { application/json: { schema: { $ref: '#/components/schemas/Tree' } } } }
    post:
      requestBody: { $ref: '#/components/requestBodies/Tree' }
components:
  parameters:
    List: { name: list, in: path, required: true, schema: { type: string } }
  requestBodies:
    Tree:
      required: true
      content:
        text/plain: { schema: { type: string } }
        application/json; charset=utf-8: { schema: { $ref: '#/components/schemas/Tree' } }
  schemas:
    Tree: { type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
    Circle: { $ref: '#/components/schemas/Circle' }
`;

const parseOther = (text = OTHER) => parseApiDescription({ id: 'other', file: 'other.yaml' }, text);

describe('parseApiDescription', () => {
  it('reads operations with parameters, body and security', () => {
    const description = parseOther();
    const list = {
      name: 'list',
      in: 'path',
      required: true,
      schema: { $ref: '#/components/parameters/List/schema' },
    };
    const at = '#/paths/~1lists~1%7Blist%7D';
    assert.deepStrictEqual(description, {
      id: 'other',
      document: description.document,
      title: 'Other',
      version: '2',
      provisional: false,
      operations: [
        {
          operationId: 'readList',
          method: 'GET',
          path: '/lists/{list}',
          summary: '',
          parameters: [
            list,
            {
              name: 'page',
              in: 'query',
              required: true,
              schema: { $ref: `${at}/get/parameters/0/schema` },
            },
            {
              name: 'filter',
              in: 'query',
              required: false,
              schema: { $ref: '#/components/schemas/Tree' },
            },
          ],
          security: 'none',
        },
        {
          operationId: 'POST /lists/{list}',
          method: 'POST',
          path: '/lists/{list}',
          summary: '',
          parameters: [
            list,
            {
              name: 'page',
              in: 'query',
              required: false,
              schema: { $ref: `${at}/parameters/1/schema` },
            },
          ],
          requestBody: {
            required: true,
            schema: { $ref: '#/components/schemas/Tree' },
            mediaType: 'application/json; charset=utf-8',
          },
          security: [['a', 'b'], ['c']],
        },
      ],
    });
  });

  it('reads JSON as well', () => {
    const text = JSON.stringify(parseOther().document);
    assert.deepStrictEqual(parseOther(text), parseOther());
  });

  it('finds schemas and extensions, and nothing where there is nothing', () => {
    const description = parseOther();
    const [get] = description.operations;
    const target = ({ $ref }: { $ref: string }) => locate(description.document, $ref)?.value;
    assert.deepStrictEqual(
      [
        target({ $ref: '#/components/schemas/Tree/properties/children/items/type' }),
        target({ $ref: '#/components/schemas/Circle' }),
        target({ $ref: '#/components/schemas/constructor' }),
        target({ $ref: 'other.yaml#/Tree' }),
        target({ $ref: '#/%' }),
        operationExtension(description, get!, 'x-tree'),
        operationExtension(description, get!, 'x-none'),
      ],
      ['object', undefined, undefined, undefined, undefined, '/a', undefined],
    );
  });

  const unreadable: [string, string][] = [
    ['nothing', ''],
    ['no YAML', '{ a: ]'],
    ['a list', '[]'],
    ['another document', 'hello: world'],
    ['Swagger 2.0', 'swagger: "2.0"\ninfo: {}\npaths: {}'],
    ['no paths', 'openapi: 3.0.3\ninfo: {}'],
    ['a path that is text', 'openapi: 3.0.3\ninfo: {}\npaths: { /a: b }'],
    ['an operation that is text', 'openapi: 3.0.3\ninfo: {}\npaths: { /a: { get: b } }'],
    ['a parameter that leads nowhere', OTHER.replace('#/components/parameters/List', '#/none')],
    ['a parameter in another document', OTHER.replace('#/components/parameters/List', 'a.yaml')],
    [
      'a body without a type',
      OTHER.replace("$ref: '#/components/requestBodies/Tree'", 'content: {}'),
    ],
    ['a parameter without a name', OTHER.replace('name: page, ', '')],
  ];
  for (const [name, text] of unreadable) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => parseOther(text),
        error => AppError.is(error, 'api/unreadable') && error.details.file === 'other.yaml',
      );
    });
  }
});
