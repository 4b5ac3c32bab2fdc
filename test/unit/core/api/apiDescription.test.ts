import assert from 'node:assert/strict';
import { operationExtension } from '../../../../src/core/api/apiDescription.ts';
import { parseApiDescription } from './parseApiDescription.ts';
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
      dialect: 'openapi-3.0',
      digest: description.digest,
      title: 'Other',
      version: '2',
      provisional: false,
      operations: [
        {
          operationId: 'readList',
          method: 'GET',
          path: '/lists/{list}',
          summary: '',
          description: '',
          tags: [],
          deprecated: false,
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
          description: '',
          tags: [],
          deprecated: false,
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
            mediaTypes: [
              {
                mediaType: 'text/plain',
                schema: {
                  $ref: '#/components/requestBodies/Tree/content/text~1plain/schema',
                },
              },
              {
                mediaType: 'application/json; charset=utf-8',
                schema: { $ref: '#/components/schemas/Tree' },
              },
            ],
          },
          security: [['a', 'b'], ['c']],
        },
      ],
    });
  });

  it('reads JSON as well', () => {
    const written = parseOther();
    const read = parseOther(JSON.stringify(written.document));
    assert.deepStrictEqual({ ...read, digest: '' }, { ...written, digest: '' });
    assert.match(read.digest, /^[0-9a-f]{64}$/);
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
      ['object', {}, undefined, undefined, undefined, '/a', undefined],
    );
  });

  const unreadable: [string, string][] = [
    ['nothing', ''],
    ['no YAML', '{ a: ]'],
    ['a list', '[]'],
    ['another document', 'hello: world'],
    ['Swagger 1.2', 'swagger: "1.2"\ninfo: {}\npaths: {}'],
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
