import assert from 'node:assert/strict';
import { findWrittenPlace } from '../../../../src/core/api/findWrittenPlace.ts';
import { readTexts } from './readTexts.ts';

const OF_SEVERAL = {
  '/api/root.yaml': `openapi: 3.0.3
info: { title: Several, version: '1' }
paths:
  /items:
    $ref: paths/items.yaml
  /parts:
    get:
      parameters: [{ $ref: 'common.yaml#/components/parameters/Page' }]
      responses: { '200': { $ref: 'common.yaml#/components/responses/Fine' } }
components:
  schemas:
    Item: { $ref: schemas/Item.yaml }
    Own: { type: object, properties: { item: { $ref: '#/components/schemas/Item' } } }
`,
  '/api/paths/items.yaml': `post:
  operationId: createItem
  requestBody:
    content:
      application/json:
        schema: { $ref: ../schemas/Item.yaml }
  responses:
    '201': { description: made }
`,
  '/api/schemas/Item.yaml': `type: object
properties:
  parent: { $ref: Item.yaml }
  kind: { $ref: '../common.yaml#/components/schemas/Kind' }
  own: { $ref: '../root.yaml#/components/schemas/Own' }
`,
  '/api/common.yaml': `components:
  parameters:
    Page: { name: page, in: query, schema: { type: integer } }
  responses:
    Fine:
      description: fine
      content: { application/json: { schema: { $ref: '#/components/schemas/Kind' } } }
  schemas:
    Kind: { type: string, enum: [a, b] }
`,
};

describe('readApi', () => {
  it('makes one document of several, with every reference within it', async () => {
    const reading = await readTexts(OF_SEVERAL);
    const { document, operations } = reading.description ?? {};
    assert.deepStrictEqual(
      { document, findings: reading.findings, files: reading.files },
      {
        document: {
          openapi: '3.0.3',
          info: { title: 'Several', version: '1' },
          paths: {
            '/items': {
              post: {
                operationId: 'createItem',
                requestBody: {
                  content: {
                    'application/json': { schema: { $ref: '#/components/schemas/Item' } },
                  },
                },
                responses: { '201': { description: 'made' } },
              },
            },
            '/parts': {
              get: {
                parameters: [{ $ref: '#/components/parameters/Page' }],
                responses: { '200': { $ref: '#/components/responses/Fine' } },
              },
            },
          },
          components: {
            schemas: {
              Item: {
                type: 'object',
                properties: {
                  parent: { $ref: '#/components/schemas/Item' },
                  kind: { $ref: '#/components/schemas/Kind' },
                  own: { $ref: '#/components/schemas/Own' },
                },
              },
              Own: {
                type: 'object',
                properties: { item: { $ref: '#/components/schemas/Item' } },
              },
              Kind: { type: 'string', enum: ['a', 'b'] },
            },
            parameters: { Page: { name: 'page', in: 'query', schema: { type: 'integer' } } },
            responses: {
              Fine: {
                description: 'fine',
                content: {
                  'application/json': { schema: { $ref: '#/components/schemas/Kind' } },
                },
              },
            },
          },
        },
        findings: [],
        files: [
          '/api/root.yaml',
          '/api/schemas/Item.yaml',
          '/api/paths/items.yaml',
          '/api/common.yaml',
        ],
      },
    );
    assert.deepStrictEqual(
      operations?.map(({ operationId, requestBody }) => [operationId, requestBody?.schema]),
      [
        ['createItem', { $ref: '#/components/schemas/Item' }],
        ['GET /parts', undefined],
      ],
    );
  });

  it('tells where each part is written', async () => {
    const { origins } = await readTexts(OF_SEVERAL);
    const placeOf = async ($ref: string) => {
      const texts: Record<string, string> = OF_SEVERAL;
      const place = await findWrittenPlace(origins, $ref, path =>
        Promise.resolve(texts[path] ?? ''),
      );
      return place && `${place.file}:${place.line + 1}:${place.column + 1}`;
    };
    assert.deepStrictEqual(
      await Promise.all(
        [
          '#/paths/~1items/post',
          '#/paths/~1parts/get',
          '#/components/schemas/Item/properties/kind',
          '#/components/schemas/Kind/enum/1',
          '#/components/schemas/Own',
          '#/components/schemas/Nowhere',
          '#',
        ].map(placeOf),
      ),
      [
        '/api/paths/items.yaml:1:1',
        '/api/root.yaml:7:5',
        '/api/schemas/Item.yaml:4:3',
        '/api/common.yaml:9:37',
        '/api/root.yaml:13:5',
        '/api/root.yaml:11:3',
        '/api/root.yaml:1:1',
      ],
    );
  });

  it('changes its digest with every document', async () => {
    const digest = async (texts: Record<string, string>) =>
      (await readTexts(texts)).description?.digest;
    const kind = { ...OF_SEVERAL, '/api/common.yaml': OF_SEVERAL['/api/common.yaml'] + '# more' };
    assert.deepStrictEqual(
      [
        (await digest(OF_SEVERAL)) === (await digest({ ...OF_SEVERAL })),
        (await digest(OF_SEVERAL)) === (await digest(kind)),
      ],
      [true, false],
    );
  });

  it('takes a version written as a number, and a newer one as far as it is known', async () => {
    const dialect = async (version: string) => {
      const { description, findings } = await readTexts({
        '/api/root.yaml': `${version}\ninfo: { title: t, version: 1.0.0 }\npaths: {}`,
      });
      return [description?.dialect, findings.map(({ code }) => code)];
    };
    assert.deepStrictEqual(
      await Promise.all(
        ['openapi: 3.0', 'openapi: 3.1', 'swagger: 2.0', 'openapi: 3.2.0'].map(dialect),
      ),
      [
        ['openapi-3.0', []],
        ['openapi-3.1', []],
        ['swagger-2.0', []],
        ['openapi-3.1', ['api/newer-version']],
      ],
    );
  });

  it('ends where references lead round through documents', async () => {
    const texts = {
      '/api/root.yaml': `openapi: 3.1.0
info: { title: t, version: '1' }
paths: { /a: { $ref: 'a.yaml' } }
components: { schemas: { $ref: 'schemas.yaml' } }
`,
      '/api/a.yaml': `$ref: b.yaml`,
      '/api/b.yaml': `$ref: a.yaml`,
      '/api/schemas.yaml': `Tree: { properties: { trees: { items: { $ref: 'root.yaml#/components/schemas/Tree' } } } }
Other: { $ref: '#/Tree', description: more }
`,
    };
    const { description, findings } = await readTexts(texts);
    assert.deepStrictEqual(
      [
        description?.document['paths'],
        description?.document['components'],
        findings.map(({ code }) => code),
      ],
      [
        {},
        {
          schemas: {
            Tree: { properties: { trees: { items: { $ref: '#/components/schemas/Tree' } } } },
            Other: { $ref: '#/components/schemas/Tree', description: 'more' },
          },
        },
        ['api/reference-circular'],
      ],
    );
  });

  it('gives what other documents bring in a free name, and finds anchors and mapped schemas', async () => {
    const { description, findings } = await readTexts({
      '/api/root.yaml': `openapi: 3.1.0
info: { title: t, version: '1' }
paths: {}
components:
  schemas:
    Pet:
      discriminator: { propertyName: kind, mapping: { cat: Cat, dog: 'more.yaml#/Dog' } }
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: 'more.yaml#/Dog' }]
    Cat: { $anchor: cat, properties: { other: { $ref: 'more.yaml#/Pet' }, self: { $ref: '#cat' } } }
    Any: true
`,
      '/api/more.yaml': `Dog: { properties: { pet: { $ref: '#/Pet' }, root: { $ref: 'root.yaml#/components/schemas/Pet' } } }
Pet: { type: string, properties: { $ref: { type: string } } }
`,
    });
    assert.deepStrictEqual(
      { findings, schemas: (description?.document['components'] as { schemas: unknown }).schemas },
      {
        findings: [],
        schemas: {
          Pet: {
            discriminator: {
              propertyName: 'kind',
              mapping: { cat: 'Cat', dog: '#/components/schemas/Dog' },
            },
            oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
          },
          Cat: {
            $anchor: 'cat',
            properties: {
              other: { $ref: '#/components/schemas/Pet_2' },
              self: { $ref: '#/components/schemas/Cat' },
            },
          },
          Any: true,
          Dog: {
            properties: {
              pet: { $ref: '#/components/schemas/Pet_2' },
              root: { $ref: '#/components/schemas/Pet' },
            },
          },
          Pet_2: { type: 'string', properties: { $ref: { type: 'string' } } },
        },
      },
    );
  });

  it('keeps what stands beside a reference where that counts', async () => {
    const schemaIn = async (version: string) => {
      const { description } = await readTexts({
        '/api/root.yaml': `openapi: ${version}
info: { title: t, version: '1' }
paths:
  /a:
    post:
      requestBody:
        content:
          application/json: { schema: { $ref: '#/components/schemas/A', maxProperties: 1 } }
      responses: {}
components: { schemas: { A: { type: object } } }
`,
      });
      return description?.operations[0]?.requestBody?.schema.$ref;
    };
    assert.deepStrictEqual(
      [await schemaIn('3.0.3'), await schemaIn('3.1.0')],
      ['#/components/schemas/A', '#/paths/~1a/post/requestBody/content/application~1json/schema'],
    );
  });

  it('lets a named schema that is none allow anything, for those that refer to it', async () => {
    const { description, findings } = await readTexts({
      '/api/root.yaml': `swagger: '2.0'
info: { title: Left out, version: '1' }
paths: {}
definitions:
  Worker:
  Declaration:
    properties: { worker: { $ref: '#/definitions/Worker' }, other: text }
    items: text
`,
    });
    assert.deepStrictEqual(
      [description?.document['components'], findings.map(({ code, line }) => [code, line + 1])],
      [
        {
          schemas: {
            Worker: {},
            Declaration: {
              properties: { worker: { $ref: '#/components/schemas/Worker' }, other: {} },
            },
          },
        },
        [
          ['api/type', 5],
          ['api/type', 7],
          ['api/type', 8],
        ],
      ],
    );
  });

  it('reads names that hold half a character', async () => {
    const answers = `{ "responses": { "200": { "description": "fine" } } }`;
    const { description, findings } = await readTexts({
      '/api/root.yaml': `{ "openapi": "3.0.3", "info": { "title": "Half", "version": "1" },
"paths": { "/a": { "get": ${answers} }, "/\\ud800": { "get": ${answers} } },
"components": { "schemas": { "A": { "properties": { "\\udc00": { "type": "string" } } } } } }`,
    });
    assert.deepStrictEqual(
      [description?.operations.map(({ path }) => path), findings],
      [['/a'], []],
    );
  });

  it('finds dynamic anchors, and tells that dynamic references are not followed', async () => {
    const { description, findings } = await readTexts({
      '/api/root.yaml': `openapi: 3.1.0
info: { title: Dynamic, version: '1' }
components:
  schemas:
    Tree:
      $dynamicAnchor: node
      properties:
        first: { $ref: '#node' }
        rest: { $dynamicRef: '#node' }
`,
    });
    const components = description?.document['components'] as {
      schemas: { Tree: { properties: object } };
    };
    assert.deepStrictEqual(
      [
        components.schemas.Tree.properties,
        findings.map(({ code, details, line, column }) => [code, details, line + 1, column + 1]),
      ],
      [
        { first: { $ref: '#/components/schemas/Tree' }, rest: { $dynamicRef: '#node' } },
        [['api/unknown-member', { name: '$dynamicRef' }, 9, 17]],
      ],
    );
  });
});
