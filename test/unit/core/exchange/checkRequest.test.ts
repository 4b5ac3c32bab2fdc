import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { parseApiDescription } from '../api/parseApiDescription.ts';
import {
  checkRequest,
  type CheckedRequest,
  type RequestContext,
} from '../../../../src/core/exchange/checkRequest.ts';
import { parseRequestFile } from '../../../../src/core/exchange/requestFile.ts';
import { RequestVariables } from '../../../../src/core/exchange/requestVariables.ts';

const JSON_SCHEMA = { type: 'object' };
const parameter = (name: string, place: string, required: boolean, type = 'string'): unknown => ({
  name,
  in: place,
  required,
  schema: { type },
});

const DESCRIPTION = parseApiDescription(
  { id: 'things', file: 'things.json' },
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: {
          operationId: 'listThings',
          parameters: [
            parameter('year', 'query', true),
            parameter('page', 'query', false),
            parameter('X-Reason', 'header', true),
            parameter('Accept', 'header', true),
          ],
          responses: { 200: { description: 'ok' } },
        },
        post: {
          operationId: 'createThing',
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: JSON_SCHEMA },
              'text/*': { schema: { type: 'string' } },
            },
          },
          responses: { 201: { description: 'ok' } },
        },
      },
      '/things/{thingId}': {
        parameters: [parameter('thingId', 'path', true)],
        get: {
          operationId: 'getThing',
          parameters: [parameter('filter', 'query', false, 'object')],
          responses: { 200: { description: 'ok' } },
        },
        delete: { operationId: 'deleteThing', responses: { 204: { description: 'ok' } } },
      },
    },
  }),
);
const BASE = 'https://api.example/v1';

function check(text: string, context: Partial<RequestContext> = {}): CheckedRequest {
  const file = parseRequestFile(text);
  const variables = new RequestVariables(file, file.requests[0]!, {
    now: new Date(),
    randomUuid: randomUUID,
    random: Math.random,
  });
  const whole = { description: DESCRIPTION, baseUrl: BASE, ...context };
  return checkRequest(file.requests[0]!, variables, whole);
}

describe('checkRequest', () => {
  const cases: [what: string, text: string, operation: string | undefined, told: unknown[]][] = [
    ['a request as described', 'GET /things?year=2024&page=2\nX-Reason: a', 'listThings', []],
    ['a path with a variable', '@id = a b\nGET /things/{{%id}}', 'getThing', []],
    ['a whole URL', `GET ${BASE}/things/1`, 'getThing', []],
    ['a base URL in a variable', `@base = ${BASE}\nDELETE {{base}}/things/1`, 'deleteThing', []],
    ['an object spread over the query', 'GET /things/1?a=1&b=2', 'getThing', []],
    ['a range of media types', 'POST /things\nContent-Type: Text/CSV; a=b\n\nx', 'createThing', []],
    ['no media type at all', 'POST /things\n\n{}', 'createThing', []],
    [
      'an unknown path',
      'GET /thing?year=1',
      undefined,
      [['path/unknown', 'warning', '/thing', { path: '/thing' }]],
    ],
    [
      'an unknown path of variables',
      '@a = 1\nGET /x/{{a}}/y\n?b={{a}}',
      undefined,
      [['path/unknown', 'warning', '/x/{{a}}/y', { path: '/x/1/y' }]],
    ],
    [
      'a method that is not described',
      'PUT /things/1\n\n{}',
      undefined,
      [['method/not-described', 'warning', 'PUT', { method: 'PUT', methods: ['GET', 'DELETE'] }]],
    ],
    [
      'what is missing in the query and the headers',
      'GET /things?page=1',
      'listThings',
      [
        ['query/missing', 'warning', '/things?page=1', { name: 'year' }],
        ['header/missing', 'warning', '/things?page=1', { name: 'X-Reason' }],
      ],
    ],
    [
      'parameters that are not described, each at its name',
      '@q = x y\nGET /things?year=1&{{%q}}=2\n  &z\nX-Reason: a',
      'listThings',
      [
        ['query/unknown', 'warning', '{{%q}}', { name: 'x y' }],
        ['query/unknown', 'warning', 'z', { name: 'z' }],
      ],
    ],
    ['no body', 'POST /things', 'createThing', [['body/missing', 'warning', '/things', {}]]],
    [
      'a body that nothing describes',
      'DELETE /things/1\n\n{ }',
      'deleteThing',
      [['body/not-described', 'warning', '{ }', {}]],
    ],
    [
      'a media type that is not described',
      '@t = xml\nPOST /things\ncontent-type: application/{{t}}\n\n<a/>',
      'createThing',
      [
        [
          'body/media-type',
          'error',
          'application/{{t}}',
          { mediaType: 'application/xml', named: ['application/json', 'text/*'] },
        ],
      ],
    ],
    [
      'a URL of somebody else',
      'GET https://evil.example/things',
      undefined,
      [['url/foreign', 'error', 'https://evil.example/things', { baseUrl: BASE }]],
    ],
    [
      'what begins no address once it has its value',
      '@host = localhost\nGET {{host}}/things',
      undefined,
      [['target/form', 'error', '{{host}}/things', {}]],
    ],
    [
      'a fragment, which would cut the rest off',
      'GET /things/1?a=C# basics',
      'getThing',
      [['target/fragment', 'error', '#', {}]],
    ],
    [
      'a fragment in a value',
      '@id = 1#2\nDELETE /things/{{id}}',
      'deleteThing',
      [['target/fragment', 'error', '{{id}}', {}]],
    ],
    [
      'a sign in a value that is no fragment',
      '@id = 1#2\nDELETE /things/{{%id}}',
      'deleteThing',
      [],
    ],
    [
      'a path that leaves the API',
      'GET /../../admin',
      undefined,
      [['url/foreign', 'error', '/../../admin', { baseUrl: BASE }]],
    ],
    [
      'a header that cannot be sent',
      '@name = Żółć\nGET /things/1\nX-A: {{name}}\nX-B: é',
      'getThing',
      [['header/characters', 'error', '{{name}}', { name: 'X-A' }]],
    ],
    [
      'a value that the account does not tell',
      'GET /things/{{$enterpriseNumber}}\nX-A: {{$enterpriseNumber}}',
      undefined,
      [
        ['variable/no-value', 'error', '{{$enterpriseNumber}}', { name: '$enterpriseNumber' }],
        ['variable/no-value', 'error', '{{$enterpriseNumber}}', { name: '$enterpriseNumber' }],
      ],
    ],
  ];
  for (const [what, text, operation, expected] of cases) {
    it(`sees ${what}`, () => {
      const checked = check(text);
      assert.deepStrictEqual(
        [
          checked.operation?.operationId,
          checked.mistakes.map(({ code, severity, start, end, details }) => [
            code,
            severity,
            text.slice(start, end),
            details,
          ]),
        ],
        [operation, expected],
      );
    });
  }

  it('makes a list of headers of one name, as the first one is written', () => {
    const { headers } = check('GET /things/1\nX-A: 1\nAccept: a/b\nx-a: 2');
    assert.deepStrictEqual(headers, { 'X-A': '1, 2', Accept: 'a/b' });
  });

  it('says of the path what it can while the base URL is not known', () => {
    const context = { baseUrl: undefined };
    const seen = ['GET /things/1', 'GET /thing', `GET ${BASE}/thing`].map(text => {
      const { url, operation, mistakes } = check(text, context);
      return [url, operation?.operationId, mistakes.map(({ code }) => code)];
    });
    assert.deepStrictEqual(seen, [
      [undefined, 'getThing', []],
      [undefined, undefined, ['path/unknown']],
      [undefined, undefined, []],
    ]);
  });

  it('says nothing of paths while there is no description', () => {
    const { url, operation, mistakes } = check('GET /thing', { description: undefined });
    assert.deepStrictEqual([url?.url, operation, mistakes], [`${BASE}/thing`, undefined, []]);
  });
});
