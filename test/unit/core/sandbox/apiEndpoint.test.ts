import assert from 'node:assert/strict';
import { parseApiDescription } from '../api/parseApiDescription.ts';
import { ORIGIN, RSA, SandboxHarness } from './sandboxHarness.ts';

const TRAINING = {
  employer: { enterpriseNumber: '0000000196' },
  worker: { ssin: '81000003517' },
  title: 'First aid',
  period: { startDate: '2025-03-10', endDate: '2025-03-11' },
  duration: { hours: 15, minutes: 30 },
  type: 'formal',
  status: 'completed',
};
const BASE = `${ORIGIN}/REST/federalLearningAccount/v1`;
const PROBLEM = 'urn:problem-type:belgif:';
const ISSUE = 'urn:problem-type:belgif:input-validation:';
const UNKNOWN_ID = '0a6cd1a1-6a0f-4c1c-9d8a-3f1f3a2b7c11';

interface Problem {
  type: string;
  status: number;
  issues?: { type: string; in: string; name?: string; value?: unknown }[];
  [member: string]: unknown;
}

/** The parts of a problem that clients act upon, and the challenge. */
async function problemOf(response: Response) {
  const problem = (await response.json()) as Problem;
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(problem.status, response.status);
  return {
    status: response.status,
    type: problem.type.replace(PROBLEM, ''),
    ...(problem.issues
      ? {
          issues: problem.issues.map(({ type, in: place, name, value }) =>
            [type.replace(ISSUE, ''), place, name, value].filter(part => part !== undefined),
          ),
        }
      : {}),
  };
}

describe('the API of the sandbox', () => {
  it('keeps what it accepts and gives it back', async () => {
    const harness = new SandboxHarness();
    const token = await harness.token();
    const created = await harness.call('POST', '/trainings', { token, body: TRAINING });
    const result = (await created.json()) as { id: string };
    const href = `${BASE}/trainings/${result.id}`;
    const read = await harness.call('GET', `/trainings/${result.id}`, { token });
    assert.deepStrictEqual(
      {
        created: [created.status, created.headers.get('Location'), result],
        read: [read.status, await read.json()],
      },
      {
        created: [201, href, { id: result.id, href, status: 'accepted', anomalies: [] }],
        read: [200, { ...TRAINING, id: result.id, href }],
      },
    );
  });

  it('tells its health without a token', async () => {
    const response = await new SandboxHarness().call('GET', '/health');
    assert.deepStrictEqual([response.status, await response.json()], [200, { status: 'UP' }]);
  });

  it('marks every answer with its time and both trace ids', async () => {
    const harness = new SandboxHarness();
    const headers = { 'BelGov-Trace-Id': UNKNOWN_ID };
    const answers = await Promise.all([
      harness.call('GET', '/health', { headers }),
      harness.call('POST', '/trainings', { headers }),
      harness.call('GET', '/nowhere', { headers }),
      harness.send(new Request(`${ORIGIN}/REST/oauth/v5/token`, { headers })),
      harness.send(new Request(`${ORIGIN}/`, { headers })),
    ]);
    const ids = answers.map(answer => answer.headers.get('BelGov-Trace-Id') ?? '');
    assert.deepStrictEqual(
      {
        related: answers.map(answer => answer.headers.get('BelGov-Related-Trace-Id')),
        dates: answers.map(answer => answer.headers.get('Date')),
        own: new Set([...ids, UNKNOWN_ID]).size,
      },
      {
        related: answers.map(() => UNKNOWN_ID),
        dates: answers.map(() => harness.now.toUTCString()),
        own: answers.length + 1,
      },
    );
  });

  it('asks for a Bearer token that it gave out and that still works', async () => {
    const harness = new SandboxHarness();
    const token = await harness.token();
    const call = async (authorization?: string) => {
      const headers = authorization === undefined ? {} : { Authorization: authorization };
      const response = await harness.call('GET', `/trainings/${UNKNOWN_ID}`, { headers });
      const challenge = response.headers.get('WWW-Authenticate');
      return { ...(await problemOf(response)), challenge };
    };
    const answers = [
      await call(),
      await call('Basic YTpi'),
      await call(`Bearer ${token}x`),
      await call(`bearer ${token}`),
    ];
    harness.now = new Date(harness.now.getTime() + 600_000);
    answers.push(await call(`Bearer ${token}`));
    harness.now = new Date(harness.now.getTime() - 1000);
    harness.clients = [];
    answers.push(await call(`Bearer ${token}`));
    const none = 'Bearer realm="sandbox"';
    const invalid = `${none}, error="invalid_token", error_description="The access token is invalid"`;
    const expired = `${none}, error="invalid_token", error_description="The access token expired"`;
    assert.deepStrictEqual(
      answers.map(({ status, type, challenge }) => [status, type, challenge]),
      [
        [401, 'noAccessToken', none],
        [401, 'noAccessToken', none],
        [401, 'invalidAccessToken', invalid],
        [404, 'resourceNotFound', null],
        [401, 'expiredAccessToken', expired],
        [401, 'invalidAccessToken', invalid],
      ],
    );
  });

  it('asks for a scope of the operation, not for one that nobody documented', async () => {
    const description = (security: string) =>
      parseApiDescription(
        { id: 'other', file: 'other.yaml' },
        `{ openapi: 3.0.3, info: { title: t, version: '1' }, paths: { /things: { post: { security: ${security} } }, '/things/{id}': { get: { parameters: [{ name: id, in: path, schema: { type: string } }] } } } }`,
      );
    const provider = 'scope:sigedis:gestion:careerpro-federal-learning-account:provider';
    const attempt = async (security: string, quality: 'employer' | 'trainingProvider') => {
      const harness = new SandboxHarness({ quality, description: description(security) });
      const response = await harness.call('POST', '/things', { token: await harness.token() });
      const body = (await response.json()) as Problem;
      return [response.status, body['requiredScopes'], response.headers.get('WWW-Authenticate')];
    };
    const lacking = `Bearer realm="sandbox", error="insufficient_scope", scope="${provider}"`;
    assert.deepStrictEqual(
      {
        ofAnotherQuality: await attempt(`[{ o: ['${provider}'] }]`, 'employer'),
        ofAnotherApi: await attempt(`[{ o: ['read', 'write'] }]`, 'employer'),
        undocumented: await attempt(`[{ o: ['${provider}'] }]`, 'trainingProvider'),
        optional: await attempt(`[{}, { o: ['${provider}'] }]`, 'employer'),
      },
      {
        ofAnotherQuality: [403, [provider], lacking],
        ofAnotherApi: [201, undefined, null],
        undocumented: [201, undefined, null],
        optional: [201, undefined, null],
      },
    );
  });

  it('lets a client declare for its own number, a representative for its mandates too', async () => {
    const attempt = async (
      quality: 'employer' | 'socialSecretariat' | 'serviceProvider' | 'trainingProvider',
      enterpriseNumber: string,
    ) => {
      const harness = new SandboxHarness({ quality, mandates: ['0000000295'] });
      const body = { ...TRAINING, employer: { enterpriseNumber } };
      const response = await harness.call('POST', '/trainings', {
        token: await harness.token(),
        body,
      });
      return response.status === 201 ? 201 : (await problemOf(response)).type;
    };
    assert.deepStrictEqual(
      {
        ownNumber: await attempt('employer', '0000000196'),
        employerWithMandate: await attempt('employer', '0000000295'),
        secretariatWithMandate: await attempt('socialSecretariat', '0000000295'),
        providerWithMandate: await attempt('serviceProvider', '0000000295'),
        secretariatWithout: await attempt('socialSecretariat', '0000000394'),
        trainerOwnNumber: await attempt('trainingProvider', '0000000196'),
        trainerOtherNumber: await attempt('trainingProvider', '0000000295'),
      },
      {
        ownNumber: 201,
        employerWithMandate: 'missingPermission',
        secretariatWithMandate: 201,
        providerWithMandate: 201,
        secretariatWithout: 'missingPermission',
        trainerOwnNumber: 201,
        trainerOtherNumber: 'missingPermission',
      },
    );
  });

  it('shows a training to its sender, its employer and who holds the mandate, and to nobody else', async () => {
    const harness = new SandboxHarness({ quality: 'socialSecretariat', mandates: ['0000000295'] });
    const register = (
      clientId: string,
      quality: 'employer' | 'serviceProvider',
      enterpriseNumber: string,
      mandates: string[] = [],
    ) =>
      harness.clients.push({ clientId, quality, enterpriseNumber, mandates, certificate: RSA.der });
    register('employer', 'employer', '0000000295');
    register('representative', 'serviceProvider', '0000000493', ['0000000295']);
    register('stranger', 'employer', '0000000394');
    const created = await harness.call('POST', '/trainings', {
      token: await harness.token(),
      body: { ...TRAINING, employer: { enterpriseNumber: '0000000295' } },
    });
    const { id } = (await created.json()) as { id: string };
    const read = async (clientId?: string) => {
      const token = await harness.token(clientId);
      return (await harness.call('GET', `/trainings/${id}`, { token })).status;
    };
    assert.deepStrictEqual(
      {
        sender: await read(),
        employer: await read('employer'),
        representative: await read('representative'),
        stranger: await read('stranger'),
      },
      { sender: 200, employer: 200, representative: 200, stranger: 404 },
    );
  });

  it('names every refused part of a body', async () => {
    const harness = new SandboxHarness();
    const response = await harness.call('POST', '/trainings', {
      token: await harness.token(),
      body: {
        ...TRAINING,
        title: undefined,
        worker: { ssin: '81.00.00-035.17' },
        period: { startDate: '2025-02-30', endDate: '2025-03-11' },
        remark: 'none',
      },
    });
    assert.deepStrictEqual(await problemOf(response), {
      status: 400,
      type: 'badRequest',
      issues: [
        ['schemaViolation', 'body', 'title'],
        ['unknownInput', 'body', 'remark', 'none'],
        ['schemaViolation', 'body', 'worker.ssin', '81.00.00-035.17'],
        ['schemaViolation', 'body', 'period.startDate', '2025-02-30'],
      ],
    });
  });

  it('names places in lists, and parameters of path and query', async () => {
    const description = parseApiDescription(
      { id: 'lists', file: 'lists.yaml' },
      `
openapi: 3.0.3
info: { title: Lists, version: '1' }
paths:
  /groups/{group}/lists:
    parameters:
      - { name: group, in: path, required: true, schema: { type: integer } }
      - { name: page, in: query, required: true, schema: { type: integer, minimum: 1 } }
      - { name: tags, in: query, schema: { type: array, items: { type: string, maxLength: 2 } } }
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                workers: { type: array, items: { type: object, properties: { ssin: { type: string } } } }
`,
    );
    const harness = new SandboxHarness({ description });
    const post = async (path: string, body?: unknown) => {
      const response = await harness.call('POST', path, { body });
      return response.status === 400 ? (await problemOf(response)).issues : response.status;
    };
    assert.deepStrictEqual(
      {
        right: await post('/groups/7/lists?page=2&tags=a&tags=b', { workers: [{ ssin: '1' }] }),
        wrong: await post('/groups/x/lists?page=0&tags=a&tags=bcd&more=1', {
          workers: [{}, { ssin: 1 }],
        }),
        withoutBody: await post('/groups/7/lists'),
      },
      {
        // Nothing reads such a list back, so there is nothing the sandbox could honestly do with it.
        right: 501,
        wrong: [
          ['schemaViolation', 'path', 'group', 'x'],
          ['unknownInput', 'query', 'more', '1'],
          ['schemaViolation', 'query', 'page', '0'],
          ['schemaViolation', 'query', 'tags[1]', 'bcd'],
          ['schemaViolation', 'body', 'workers[1].ssin', 1],
        ],
        withoutBody: [['schemaViolation', 'query', 'page']],
      },
    );
  });

  it('refuses a body that is no JSON, of another type or too large', async () => {
    const harness = new SandboxHarness({ settings: { bodyLimit: 1000 } });
    const token = await harness.token();
    const post = (text: string, headers = {}) =>
      harness.call('POST', '/trainings', { token, text, headers });
    const statuses = await Promise.all(
      [
        post('{}', { 'Content-Type': 'text/plain' }),
        post('{}', { 'Content-Type': 'application/json; charset=utf-16' }),
        post('{}', { 'Content-Encoding': 'gzip' }),
      ].map(async response => (await response).status),
    );
    assert.deepStrictEqual(
      {
        statuses,
        malformed: await problemOf(await post('{ "title": ')),
        empty: await problemOf(
          await harness.call('POST', '/trainings', {
            token,
            headers: { 'Content-Type': 'application/json' },
          }),
        ),
        list: await problemOf(await post('[]')),
        large: await problemOf(await post(JSON.stringify({ title: 'x'.repeat(1000) }))),
      },
      {
        statuses: [415, 415, 415],
        malformed: { status: 400, type: 'badRequest', issues: [['schemaViolation', 'body']] },
        empty: { status: 400, type: 'badRequest', issues: [['schemaViolation', 'body']] },
        list: { status: 400, type: 'badRequest', issues: [['schemaViolation', 'body', []]] },
        large: { status: 413, type: 'payloadTooLarge' },
      },
    );
  });

  it('knows the paths and methods of the description alone', async () => {
    const harness = new SandboxHarness();
    const token = await harness.token();
    const put = await harness.call('PUT', '/trainings', { token, body: TRAINING });
    assert.deepStrictEqual(
      {
        put: [put.status, put.headers.get('Allow'), await put.text()],
        unknownPath: await problemOf(await harness.call('GET', '/rights', { token })),
        outside: await problemOf(await harness.send(new Request(`${ORIGIN}/`))),
        malformedId: await problemOf(await harness.call('GET', '/trainings/1', { token })),
        unknownId: await problemOf(
          await harness.call('GET', `/trainings/${UNKNOWN_ID}`, { token }),
        ),
      },
      {
        put: [405, 'GET, POST', ''],
        unknownPath: { status: 404, type: 'resourceNotFound' },
        outside: { status: 404, type: 'resourceNotFound' },
        malformedId: {
          status: 400,
          type: 'badRequest',
          issues: [['schemaViolation', 'path', 'trainingId', '1']],
        },
        unknownId: {
          status: 404,
          type: 'resourceNotFound',
          issues: [['referencedResourceNotFound', 'path', 'trainingId', UNKNOWN_ID]],
        },
      },
    );
  });

  it('answers with a problem where the description itself is broken', async () => {
    const description = parseApiDescription(
      { id: 'broken', file: 'broken.yaml' },
      `{ openapi: 3.0.3, info: { title: t, version: '1' }, paths: { /a: { post: { requestBody: { content: { application/json: { schema: { type: object } } } } } } } }`,
    );
    const harness = new SandboxHarness({ description: { ...description, document: {} } });
    assert.deepStrictEqual(await problemOf(await harness.call('POST', '/a', { body: {} })), {
      status: 500,
      type: 'internalServerError',
    });
  });
});
