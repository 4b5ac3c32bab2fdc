import assert from 'node:assert/strict';
import { findWrittenPlace } from '../../../../src/core/api/findWrittenPlace.ts';
import { findingsIn, readTexts } from './readTexts.ts';

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

  it('tells every mistake with its place, and leaves out what it concerns', async () => {
    const texts = {
      '/api/root.yaml': `openapi: 3.0.3
info: { title: Wrong }
pahts: {}
paths:
  /a/{id}:
    get:
      operationId: same
      deprecated: 'no'
      responses: { '200': { $ref: 'gone.yaml#/a' } }
    put:
      operationId: same
      parameters:
        - { name: id, in: path, schema: { $ref: '#/components/schemas/Gone' } }
        - { name: body, in: body }
      requestBody: { $ref: 'other.yaml#/nowhere' }
  /b: text
components:
  schemas:
    Loop: { $ref: '#/components/schemas/Loop' }
    Odd: { type: strin, pattern: '(', enum: [], required: true, minLength: '1', items: { type: text } }
    Good: { type: string, x-note: { $ref: nothing }, example: { $ref: nothing } }
`,
      '/api/other.yaml': `a: 1
a: 2
`,
    };
    const reading = await readTexts(texts);
    assert.deepStrictEqual(findingsIn(reading, texts), [
      ['api/syntax', { reason: 'duplicate-member' }, '/api/other.yaml:2:1', 'a'],
      ['api/file-unreadable', { file: '/api/gone.yaml' }, '/api/root.yaml:9:35', "'gone.yaml#/a'"],
      [
        'api/reference-missing',
        { reference: '#/components/schemas/Gone' },
        '/api/root.yaml:13:49',
        "'#/components/schemas/Gone'",
      ],
      [
        'api/reference-missing',
        { reference: 'other.yaml#/nowhere' },
        '/api/root.yaml:15:28',
        "'other.yaml#/nowhere'",
      ],
      [
        'api/reference-circular',
        { reference: '#/components/schemas/Loop' },
        '/api/root.yaml:19:19',
        "'#/components/schemas/Loop'",
      ],
      ['api/missing-member', { name: 'version' }, '/api/root.yaml:2:1', 'info'],
      ['api/unknown-member', { name: 'pahts', closest: 'paths' }, '/api/root.yaml:3:1', 'pahts'],
      ['api/type', { name: 'deprecated', expected: 'flag' }, '/api/root.yaml:8:7', 'deprecated'],
      [
        'api/choice',
        { name: 'in', text: 'body', allowed: ['path', 'query', 'header', 'cookie'] },
        '/api/root.yaml:14:29',
        'body',
      ],
      ['api/type', { name: '/b', expected: 'object' }, '/api/root.yaml:16:3', '/b'],
      [
        'api/choice',
        {
          name: 'type',
          text: 'strin',
          allowed: ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null', 'file'],
        },
        '/api/root.yaml:20:12',
        'type',
      ],
      ['api/pattern', { pattern: '(' }, '/api/root.yaml:20:25', 'pattern'],
      ['api/type', { name: 'enum', expected: 'list' }, '/api/root.yaml:20:39', 'enum'],
      ['api/type', { name: 'required', expected: 'list' }, '/api/root.yaml:20:49', 'required'],
      ['api/type', { name: 'minLength', expected: 'number' }, '/api/root.yaml:20:65', 'minLength'],
      [
        'api/choice',
        {
          name: 'type',
          text: 'text',
          allowed: ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null', 'file'],
        },
        '/api/root.yaml:20:90',
        'type',
      ],
      ['api/path-parameter', { name: 'id' }, '/api/root.yaml:6:5', 'get'],
      ['api/duplicate-operation', { operationId: 'same' }, '/api/root.yaml:11:7', 'operationId'],
    ]);
    assert.deepStrictEqual(
      {
        schemas: (reading.description?.document['components'] as { schemas: unknown }).schemas,
        operations: reading.description?.operations.map(({ operationId, parameters }) => [
          operationId,
          parameters,
        ]),
      },
      {
        schemas: {
          Loop: {},
          Odd: { items: {} },
          Good: {
            type: 'string',
            'x-note': { $ref: 'nothing' },
            example: { $ref: 'nothing' },
          },
        },
        operations: [
          ['same', []],
          [
            'PUT /a/{id}',
            [
              {
                name: 'id',
                in: 'path',
                required: true,
                schema: { $ref: '#/paths/~1a~1%7Bid%7D/put/parameters/0/schema' },
              },
            ],
          ],
        ],
      },
    );
  });

  const unusable: [name: string, text: string, finding: unknown[]][] = [
    [
      'no YAML',
      'openapi: 3.0.3\n  info: x',
      ['api/syntax', { reason: 'other' }, '/api/root.yaml:1:10', '3.0.3'],
    ],
    [
      'a tab',
      'openapi: 3.0.3\ninfo:\n\ttitle: x',
      ['api/syntax', { reason: 'indentation' }, '/api/root.yaml:3:1', '\t'],
    ],
    [
      'broken JSON',
      '{\n "openapi": "3.0.3",\n "info": ]\n}',
      ['api/syntax', { reason: 'other' }, '/api/root.yaml:3:10', ']'],
    ],
    [
      'what nests without end',
      '['.repeat(600),
      ['api/syntax', { reason: 'other' }, '/api/root.yaml:1:1', '['.repeat(600)],
    ],
    [
      'another document',
      'hello: world',
      ['api/not-a-description', {}, '/api/root.yaml:1:1', 'hello: world'],
    ],
    ['nothing', '', ['api/not-a-description', {}, '/api/root.yaml:1:1', '']],
    [
      'Swagger 1.2',
      "swagger: '1.2'\ninfo: {}",
      ['api/version', { version: '1.2' }, '/api/root.yaml:1:10', "'1.2'"],
    ],
  ];
  for (const [name, text, finding] of unusable) {
    it(`cannot use ${name}`, async () => {
      const texts = { '/api/root.yaml': text };
      const reading = await readTexts(texts);
      assert.deepStrictEqual(
        [reading.description, findingsIn(reading, texts)[0]],
        [undefined, finding],
      );
    });
  }

  it('tells that there is no file', async () => {
    const { description, findings, files } = await readTexts({});
    const place = { file: '/api/root.yaml', line: 0, column: 0, endLine: 0, endColumn: 0 };
    assert.deepStrictEqual(
      [description, findings, files],
      [
        undefined,
        [{ code: 'api/file-unreadable', details: { file: '/api/root.yaml' }, ...place }],
        ['/api/root.yaml'],
      ],
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

  describe('of remote documents', () => {
    const remote = (reference: string) => ({
      '/api/root.yaml': `openapi: 3.0.3
info: { title: t, version: '1' }
paths: {}
components: { schemas: { A: { $ref: '${reference}' } } }
`,
    });
    const COMMON = 'https://specs.example/v1/common.yaml';

    it('reads none of a host that is not allowed', async () => {
      const { findings, wanted, remote: addresses } = await readTexts(remote(`${COMMON}#/A`));
      assert.deepStrictEqual(
        [findings.map(({ code, details }) => [code, details]), wanted, addresses],
        [[['api/host-not-allowed', { host: 'specs.example' }]], [], [COMMON]],
      );
    });

    it('asks for those of allowed hosts, one after the other', async () => {
      const allowedHosts = ['Specs.example'];
      const texts = remote(`${COMMON}#/A`);
      const first = await readTexts(texts, { allowedHosts });
      const fetched = { [COMMON]: { text: "A: { items: { $ref: 'more.yaml' } }" } };
      const second = await readTexts(texts, { allowedHosts, fetched });
      const more = { 'https://specs.example/v1/more.yaml': { text: 'type: string' } };
      const third = await readTexts(texts, { allowedHosts, fetched: { ...fetched, ...more } });
      assert.deepStrictEqual(
        [
          first.wanted,
          second.wanted,
          third.wanted,
          third.findings,
          third.description?.document['components'],
        ],
        [
          [COMMON],
          Object.keys(more),
          [],
          [],
          {
            schemas: {
              A: { items: { $ref: '#/components/schemas/more' } },
              more: { type: 'string' },
            },
          },
        ],
      );
    });

    it('tells why one could not be fetched', async () => {
      const { findings } = await readTexts(remote(COMMON), {
        allowedHosts: ['specs.example'],
        fetched: { [COMMON]: { cause: '404' } },
      });
      assert.deepStrictEqual(
        findings.map(({ code, details, line }) => [code, details, line]),
        [['api/not-fetched', { host: 'specs.example', cause: '404' }, 3]],
      );
    });

    it('takes nothing but https, no file from afar and no other machine', async () => {
      const refused = async (reference: string, fetched = {}) => {
        const { findings } = await readTexts(remote(reference), {
          allowedHosts: ['specs.example'],
          fetched,
        });
        return findings.map(({ code }) => code);
      };
      assert.deepStrictEqual(
        [
          await refused('http://specs.example/a.yaml'),
          await refused('//specs.example/a.yaml'),
          await refused('ftp://specs.example/a.yaml'),
          await refused('https://user:pass@specs.example/a.yaml'),
          await refused(COMMON, { [COMMON]: { text: '$ref: file:///etc/passwd' } }),
        ],
        Array.from({ length: 5 }, () => ['api/address-refused']),
      );
    });
  });
});
