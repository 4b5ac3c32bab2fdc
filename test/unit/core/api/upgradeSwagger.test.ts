import assert from 'node:assert/strict';
import { locate } from '../../../../src/core/api/jsonPointer.ts';
import { upgradeSwagger } from '../../../../src/core/api/upgradeSwagger.ts';
import { findWrittenPlace } from '../../../../src/core/api/findWrittenPlace.ts';
import { openApiViolations } from './openApiViolations.ts';
import { readTexts } from './readTexts.ts';

const SWAGGER = `swagger: '2.0'
info: { title: Old, version: '1' }
host: api.example
basePath: /v1/
schemes: [https]
consumes: [application/json]
produces: [application/json]
tags: [{ name: items }]
paths:
  /items/{id}:
    parameters:
      - { $ref: '#/parameters/Id' }
    get:
      operationId: readItem
      parameters:
        - { name: tags, in: query, type: array, items: { type: string, enum: [a, b] }, collectionFormat: multi, description: Which }
        - { name: order, in: query, type: array, items: { type: string } }
        - { name: X-Ids, in: header, type: array, items: { type: integer } }
      responses:
        200:
          description: fine
          schema: { $ref: '#/definitions/Item' }
          examples: { application/json: { id: 1 } }
          headers: { X-Rate: { type: integer, description: left } }
        404: { $ref: '#/responses/Gone' }
      security: [{ oauth: [read] }]
    put:
      operationId: writeItem
      consumes: [application/json, application/merge-patch+json]
      parameters: [{ $ref: '#/parameters/Item' }]
      responses: { 204: { description: done } }
    post:
      operationId: upload
      consumes: [multipart/form-data]
      produces: [text/plain]
      parameters:
        - { name: file, in: formData, type: file, required: true, description: What }
        - { name: note, in: formData, type: string, maxLength: 10 }
      responses: { 201: { description: made, schema: { type: file } } }
    delete:
      deprecated: true
      responses: { default: { description: any } }
parameters:
  Id: { name: id, in: path, required: true, type: string, pattern: '^[a-z]+$' }
  Item: { name: item, in: body, required: true, description: The item, schema: { $ref: '#/definitions/Item' } }
responses:
  Gone: { description: gone, schema: { $ref: '#/definitions/Problem' } }
definitions:
  Item:
    type: object
    discriminator: kind
    required: [kind]
    properties:
      kind: { type: string }
      parent: { $ref: '#/definitions/Item' }
      note: { type: string, x-nullable: true }
      parts: { type: array, items: { $ref: '#/definitions/Item/properties/kind' } }
  Problem: { allOf: [{ $ref: '#/definitions/Item' }], additionalProperties: { type: string } }
securityDefinitions:
  basic: { type: basic }
  key: { type: apiKey, name: X-Key, in: header }
  oauth: { type: oauth2, flow: application, tokenUrl: 'https://token.example', scopes: { read: Reads } }
`;

const ITEM = { $ref: '#/components/schemas/Item' };

describe('upgradeSwagger', () => {
  const texts = { '/api/root.yaml': SWAGGER };

  it('says in OpenAPI 3.0 what Swagger 2.0 said', async () => {
    const { description, findings } = await readTexts(texts);
    assert.deepStrictEqual(
      { document: description?.document, findings },
      {
        findings: [],
        document: {
          openapi: '3.0.4',
          info: { title: 'Old', version: '1' },
          tags: [{ name: 'items' }],
          servers: [{ url: 'https://api.example/v1' }],
          paths: {
            '/items/{id}': {
              get: {
                operationId: 'readItem',
                security: [{ oauth: ['read'] }],
                parameters: [
                  {
                    name: 'tags',
                    in: 'query',
                    description: 'Which',
                    required: false,
                    style: 'form',
                    explode: true,
                    schema: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
                  },
                  {
                    name: 'order',
                    in: 'query',
                    required: false,
                    style: 'form',
                    explode: false,
                    schema: { type: 'array', items: { type: 'string' } },
                  },
                  {
                    name: 'X-Ids',
                    in: 'header',
                    required: false,
                    style: 'simple',
                    explode: false,
                    schema: { type: 'array', items: { type: 'integer' } },
                  },
                ],
                responses: {
                  '200': {
                    description: 'fine',
                    headers: { 'X-Rate': { description: 'left', schema: { type: 'integer' } } },
                    content: { 'application/json': { schema: ITEM, example: { id: 1 } } },
                  },
                  '404': { $ref: '#/components/responses/Gone' },
                },
              },
              put: {
                operationId: 'writeItem',
                requestBody: {
                  description: 'The item',
                  required: true,
                  content: {
                    'application/json': { schema: ITEM },
                    'application/merge-patch+json': { schema: ITEM },
                  },
                },
                responses: { '204': { description: 'done' } },
              },
              post: {
                operationId: 'upload',
                requestBody: {
                  required: true,
                  content: {
                    'multipart/form-data': {
                      schema: {
                        type: 'object',
                        properties: {
                          file: { type: 'string', format: 'binary', description: 'What' },
                          note: { type: 'string', maxLength: 10 },
                        },
                        required: ['file'],
                      },
                    },
                  },
                },
                responses: {
                  '201': {
                    description: 'made',
                    content: { 'text/plain': { schema: { type: 'string', format: 'binary' } } },
                  },
                },
              },
              delete: { deprecated: true, responses: { default: { description: 'any' } } },
              parameters: [{ $ref: '#/components/parameters/Id' }],
            },
          },
          components: {
            schemas: {
              Item: {
                type: 'object',
                discriminator: { propertyName: 'kind' },
                required: ['kind'],
                properties: {
                  kind: { type: 'string' },
                  parent: ITEM,
                  note: { type: 'string', nullable: true },
                  parts: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/Item/properties/kind' },
                  },
                },
              },
              Problem: { allOf: [ITEM], additionalProperties: { type: 'string' } },
            },
            parameters: {
              Id: {
                name: 'id',
                in: 'path',
                required: true,
                schema: { type: 'string', pattern: '^[a-z]+$' },
              },
            },
            responses: {
              Gone: {
                description: 'gone',
                content: {
                  'application/json': { schema: { $ref: '#/components/schemas/Problem' } },
                },
              },
            },
            securitySchemes: {
              basic: { type: 'http', scheme: 'basic' },
              key: { type: 'apiKey', name: 'X-Key', in: 'header' },
              oauth: {
                type: 'oauth2',
                flows: {
                  clientCredentials: {
                    tokenUrl: 'https://token.example',
                    scopes: { read: 'Reads' },
                  },
                },
              },
            },
          },
        },
      },
    );
    assert.deepStrictEqual(openApiViolations(description?.document), []);
  });

  it('gives operations their parameters and bodies, shared ones too', async () => {
    const { description } = await readTexts(texts);
    assert.deepStrictEqual(
      description?.operations.map(({ operationId, method, parameters, requestBody }) => [
        operationId,
        method,
        parameters.map(({ name }) => name),
        requestBody?.mediaTypes.map(({ mediaType }) => mediaType),
      ]),
      [
        ['readItem', 'GET', ['id', 'tags', 'order', 'X-Ids'], undefined],
        ['writeItem', 'PUT', ['id'], ['application/json', 'application/merge-patch+json']],
        ['upload', 'POST', ['id'], ['multipart/form-data']],
        ['DELETE /items/{id}', 'DELETE', ['id'], undefined],
      ],
    );
  });

  it('remembers where each part was written', async () => {
    const { origins } = await readTexts(texts);
    const lineOf = async ($ref: string) =>
      (await findWrittenPlace(origins, $ref, () => Promise.resolve(SWAGGER)))?.line;
    const lines = SWAGGER.split('\n');
    const found = await Promise.all(
      [
        '#/paths/~1items~1%7Bid%7D/get/parameters/1/schema/items',
        '#/paths/~1items~1%7Bid%7D/put/requestBody/content/application~1json/schema',
        '#/paths/~1items~1%7Bid%7D/post/requestBody/content/multipart~1form-data/schema/properties/note',
        '#/components/schemas/Item/properties/note',
        '#/components/responses/Gone/content/application~1json/schema',
        '#/components/securitySchemes/key',
      ].map(lineOf),
    );
    assert.deepStrictEqual(
      found.map(line => lines[line ?? -1]?.trim().slice(0, 22)),
      [
        '- { name: order, in: q',
        'Item: { name: item, in',
        '- { name: note, in: fo',
        'note: { type: string, ',
        'Gone: { description: g',
        'key: { type: apiKey, n',
      ],
    );
  });

  it('gives every operation of a path the body that the path shares, and leaves examples and names alone', async () => {
    const { description } = await readTexts({
      '/api/root.yaml': `swagger: '2.0'
info: { title: t, version: '1' }
host: api.example
parameters: { B: { name: b, in: body, schema: { $ref: '#/definitions/A~1B' } } }
paths:
  /a:
    parameters: [{ $ref: '#/parameters/B' }]
    put: { schemes: [http], responses: { 200: { description: x } } }
    post: { responses: { 200: { description: x } } }
definitions:
  A/B: { type: object, example: { type: file, $ref: '#/definitions/A' } }
`,
    });
    assert.deepStrictEqual(
      {
        bodies: description?.operations.map(({ method, requestBody }) => [
          method,
          requestBody?.schema.$ref,
        ]),
        servers: [
          description?.document['servers'],
          locate(description?.document, '#/paths/~1a/put/servers')?.value,
        ],
        schema: locate(description?.document, '#/components/schemas/A~1B')?.value,
      },
      {
        bodies: [
          ['PUT', '#/components/schemas/A~1B'],
          ['POST', '#/components/schemas/A~1B'],
        ],
        servers: [[{ url: 'https://api.example' }], [{ url: 'http://api.example' }]],
        schema: { type: 'object', example: { type: 'file', $ref: '#/definitions/A' } },
      },
    );
  });

  it('takes the body of the path where the operation has none, and JSON where no form is named', () => {
    const { document } = upgradeSwagger({
      swagger: '2.0',
      info: { title: 't', version: '1' },
      basePath: '/v2',
      paths: {
        '/a': {
          parameters: [{ name: 'a', in: 'body', schema: { type: 'string' } }],
          put: { responses: {} },
          post: {
            parameters: [{ name: 'a', in: 'body', schema: { type: 'number' } }],
            responses: {},
          },
        },
        '/b': { post: { parameters: [{ name: 'b', in: 'formData', type: 'string' }] } },
      },
    });
    const body = (type: string) => ({
      required: false,
      content: { 'application/json': { schema: { type } } },
    });
    assert.deepStrictEqual(
      { servers: document['servers'], paths: document['paths'] },
      {
        servers: [{ url: '/v2' }],
        paths: {
          '/a': {
            put: { requestBody: body('string'), responses: {} },
            post: { requestBody: body('number'), responses: {} },
          },
          '/b': {
            post: {
              requestBody: {
                required: false,
                content: {
                  'application/x-www-form-urlencoded': {
                    schema: { type: 'object', properties: { b: { type: 'string' } } },
                  },
                },
              },
              responses: {},
            },
          },
        },
      },
    );
  });
});
