import assert from 'node:assert/strict';
import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import { parseApiDescription } from '../api/parseApiDescription.ts';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';
import { matchOperation } from '../../../../src/core/api/findOperation.ts';
import { childReference, locate } from '../../../../src/core/api/jsonPointer.ts';
import { provisionalDescription } from '../api/provisionalDescription.ts';
import { ORIGIN, RSA, SandboxHarness } from './sandboxHarness.ts';

const BASE = `${ORIGIN}/REST/federalLearningAccount/v1`;

/** The examples that the description gives of a body, by the operation that sends it. */
function exampleBodies(description: ApiDescription): [string, string, Record<string, unknown>][] {
  return description.operations.flatMap(({ method, path, requestBody }) => {
    const place = childReference('#/paths', path, method.toLowerCase(), 'requestBody', 'content');
    const found = locate(description.document, childReference(place, 'application/json'));
    const { examples = {} } = (found?.value ?? {}) as {
      examples?: Record<string, { value: Record<string, unknown> }>;
    };
    const [first] = Object.values(examples);
    return requestBody && first
      ? [[method, path, first.value] as [string, string, Record<string, unknown>]]
      : [];
  });
}

/** What of an answer does not follow the description. */
async function mistakesIn(description: ApiDescription, request: string, response: Response) {
  const [method = '', path = ''] = request.split(' ');
  const { operation } = matchOperation(description, method, path.split('?')[0] ?? '')!;
  const place = childReference('#/paths', operation.path, method.toLowerCase(), 'responses');
  const content = childReference(place, response.status, 'content', 'application/json', 'schema');
  const schema = locate(description.document, content);
  if (!schema) {
    return (await response.text()) === '' ? [] : ['no body is described'];
  }
  return compileSchema(description, schema, 'response')(await response.clone().json());
}

interface Page {
  items: Record<string, unknown>[];
  [member: string]: unknown;
}

describe('the resources of the sandbox', () => {
  it('serves every operation of the description we ship as it is described', async () => {
    const description = provisionalDescription();
    const [, , training] = exampleBodies(description)[0]!;
    const harness = new SandboxHarness({ quality: 'serviceProvider', mandates: ['0000000295'] });
    const token = await harness.token();
    const answers: unknown[] = [];
    const mistakes: unknown[] = [];
    const served = new Set<string>();
    const call = async (method: string, path: string, body?: unknown) => {
      const response = await harness.call(method, path, { token, ...(body ? { body } : {}) });
      served.add(
        matchOperation(description, method, path.split('?')[0] ?? '')!.operation.operationId,
      );
      mistakes.push(...(await mistakesIn(description, `${method} ${path}`, response)));
      return response;
    };
    for (const [method, path, body] of exampleBodies(description)) {
      if (method === 'POST') {
        const created = await call('POST', path, body);
        const { id } = (await created.json()) as { id: string };
        const read = await call('GET', `${path}/${id}`);
        const list = await call('GET', path);
        answers.push([
          path,
          created.status,
          read.status,
          ((await list.json()) as Page).items.length,
        ]);
      }
    }
    const [first] = ((await (await call('GET', '/trainings')).json()) as Page).items;
    const item = `/trainings/${String(first?.['id'])}`;
    const replaced = await call('PUT', item, { ...training, title: 'Another' });
    const corrected = (await (await call('GET', item)).json()) as Record<string, unknown>;
    const removed = await call('DELETE', item);
    const gone = await harness.call('GET', item, { token });
    await call('GET', '/health');
    assert.deepStrictEqual(
      {
        answers,
        mistakes,
        unserved: description.operations.map(o => o.operationId).filter(id => !served.has(id)),
        replaced: [replaced.status, await replaced.json()],
        corrected: [corrected['title'], corrected['id'], corrected['href']],
        removed: [removed.status, gone.status],
      },
      {
        answers: [
          ['/trainings', 201, 200, 1],
          ['/trainingRights', 201, 200, 1],
          ['/providedTrainings', 201, 200, 1],
        ],
        mistakes: [],
        unserved: [],
        replaced: [
          200,
          { id: first?.['id'], href: first?.['href'], status: 'accepted', anomalies: [] },
        ],
        corrected: ['Another', first?.['id'], first?.['href']],
        removed: [204, 404],
      },
    );
  });

  it('pages through a collection as Belgif says', async () => {
    const harness = new SandboxHarness();
    const token = await harness.token();
    const [, path, body] = exampleBodies(provisionalDescription())[0]!;
    for (const title of ['1', '2', '3', '4', '5']) {
      await harness.call('POST', path, { token, body: { ...body, title } });
    }
    const page = async (query: string) => {
      const response = await harness.call('GET', `/trainings?${query}`, { token });
      const { items, ...rest } = (await response.json()) as Page;
      return [items.map(({ title }) => title).join(''), rest];
    };
    const link = (number: number) => `${BASE}/trainings?pageSize=2&page=${number}`;
    const ends = { total: 5, pageSize: 2, first: link(1), last: link(3) };
    assert.deepStrictEqual(
      {
        first: await page('pageSize=2&page=1'),
        last: await page('pageSize=2&page=3'),
        beyond: await page('pageSize=2&page=9'),
        refused: (await harness.call('GET', '/trainings?pageSize=101&page=0', { token })).status,
      },
      {
        first: ['12', { ...ends, self: link(1), page: 1, next: link(2) }],
        last: ['5', { ...ends, self: link(3), page: 3, prev: link(2) }],
        beyond: ['', { ...ends, self: link(9), page: 9, prev: link(3) }],
        refused: 400,
      },
    );
  });

  it('lists to each caller its own, and of those what the query asks for', async () => {
    const harness = new SandboxHarness({ quality: 'socialSecretariat', mandates: ['0000000295'] });
    harness.clients.push({
      clientId: 'employer',
      quality: 'employer',
      enterpriseNumber: '0000000295',
      certificate: RSA.der,
    });
    const token = await harness.token();
    const right = exampleBodies(provisionalDescription()).find(([, path]) =>
      path.includes('Right'),
    );
    for (const [enterpriseNumber, year] of [
      ['0000000196', 2024] as const,
      ['0000000295', 2025] as const,
    ]) {
      const body = { ...right![2], employer: { enterpriseNumber }, year };
      await harness.call('POST', '/trainingRights', { token, body });
    }
    const years = async (query: string, clientId?: string) => {
      const path = `/trainingRights${query}`;
      const response = await harness.call('GET', path, { token: await harness.token(clientId) });
      return ((await response.json()) as Page).items.map(({ year }) => year);
    };
    assert.deepStrictEqual(
      [
        await years(''),
        await years('?enterpriseNumber=0000000295'),
        await years('?year=2024'),
        await years('?year=2024&enterpriseNumber=0000000295'),
        await years('', 'employer'),
      ],
      [[2024, 2025], [2025], [2024], [], [2025]],
    );
  });

  it('lets nobody correct or cancel what is not its own', async () => {
    const harness = new SandboxHarness();
    harness.clients.push({
      clientId: 'stranger',
      quality: 'employer',
      enterpriseNumber: '0000000295',
      certificate: RSA.der,
    });
    const [, path, body] = exampleBodies(provisionalDescription())[0]!;
    const token = await harness.token();
    const created = await harness.call('POST', path, { token, body });
    const item = `${path}/${((await created.json()) as { id: string }).id}`;
    const stranger = await harness.token('stranger');
    const other = { ...body, employer: { enterpriseNumber: '0000000295' } };
    assert.deepStrictEqual(
      [
        (await harness.call('PUT', item, { token: stranger, body })).status,
        (await harness.call('DELETE', item, { token: stranger })).status,
        (await harness.call('PUT', item, { token, body: other })).status,
        (await harness.call('GET', item, { token })).status,
      ],
      [404, 404, 403, 200],
    );
  });

  it('serves other descriptions by their own forms', async () => {
    const description = parseApiDescription(
      { id: 'things', file: 'things.yaml' },
      `
openapi: 3.0.3
info: { title: Things, version: '1' }
paths:
  /things:
    get:
      responses: { '200': { description: all, content: { application/json: { schema: { type: array, items: {} } } } } }
    post:
      requestBody:
        content:
          application/vnd.thing+json: { schema: { type: object, required: [name] } }
          text/plain: { schema: { type: string } }
      responses: { '201': { description: made } }
  /things/{number}:
    parameters: [{ name: number, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: one } } }
    patch:
      requestBody:
        content:
          application/merge-patch+json: { schema: { type: object } }
          application/json-patch+json: { schema: { type: array } }
      responses: { '200': { description: changed } }
    delete: { responses: { '204': { description: gone } } }
`,
    );
    const harness = new SandboxHarness({ description });
    const post = async (type: string, text: string) => {
      const headers = { 'Content-Type': type };
      const response = await harness.call('POST', '/things', { text, headers });
      const { headers: answered } = response;
      return [response.status, answered.get('Location') ?? answered.get('Accept')];
    };
    const list = async () => (await harness.call('GET', '/things')).json();
    const patch = async (type: string, body: unknown, thing = 1) => {
      const headers = { 'Content-Type': `application/${type}` };
      const text = JSON.stringify(body);
      return (await harness.call('PATCH', `/things/${thing}`, { text, headers })).status;
    };
    assert.deepStrictEqual(
      {
        post: [
          await post('application/vnd.thing+json', '{ "name": "a" }'),
          await post('application/vnd.thing+json', '{}'),
          await post('text/plain', 'b'),
          await post('application/xml', '<c/>'),
        ],
        list: await list(),
        patch: [
          await patch('merge-patch+json', { size: { width: 2, unit: null }, id: 9, name: null }),
          await patch('merge-patch+json', []),
          await patch('merge-patch+json', {}, 7),
          // Which nothing here carries out.
          await patch('json-patch+json', []),
          await patch('xml', {}),
        ],
        changed: await (await harness.call('GET', '/things/1')).json(),
        remove: (await harness.call('DELETE', '/things/1')).status,
        left: await list(),
      },
      {
        post: [
          [201, `${BASE}/things/1`],
          [400, null],
          [201, `${BASE}/things/2`],
          [415, 'application/vnd.thing+json, text/plain'],
        ],
        list: [
          { name: 'a', id: 1, href: `${BASE}/things/1` },
          { id: 2, href: `${BASE}/things/2` },
        ],
        patch: [200, 400, 404, 501, 415],
        changed: { size: { width: 2 }, id: 1, href: `${BASE}/things/1` },
        remove: 204,
        left: [{ id: 2, href: `${BASE}/things/2` }],
      },
    );
  });

  it('follows a description that changes', async () => {
    const title = (path: string) =>
      parseApiDescription(
        { id: 'changing', file: 'changing.yaml' },
        `{ openapi: 3.0.3, info: { title: t, version: '1' }, paths: { ${path}: { post: {}, get: {} } } }`,
      );
    let description = title('/old');
    const harness = new SandboxHarness({ description: () => description });
    const statuses = async () => [
      (await harness.call('GET', '/old')).status,
      (await harness.call('GET', '/new')).status,
    ];
    const before = await statuses();
    description = title('/new');
    assert.deepStrictEqual(
      [before, await statuses()],
      [
        [200, 404],
        [404, 200],
      ],
    );
  });
});
