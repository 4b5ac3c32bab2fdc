import assert from 'node:assert/strict';
import { findingsIn, readTexts } from './readTexts.ts';

describe('findings of readApi', () => {
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
      ['api/syntax', { reason: 'indentation' }, '/api/root.yaml:2:1', '  info'],
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
});
