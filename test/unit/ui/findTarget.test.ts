import assert from 'node:assert/strict';
import { AppError } from '../../../src/core/base/errors.ts';
import type { ApiDescription } from '../../../src/core/api/apiDescription.ts';
import { Channels, type ConfiguredAccount } from '../../../src/core/channel/channels.ts';
import { PORTAL_ENVIRONMENTS } from '../../../src/core/channel/environment.ts';
import { operationsFor } from '../../../src/core/declaration/operationsFor.ts';
import type { RememberedTarget } from '../../../src/core/declaration/rememberedTarget.ts';
import { findTarget, type FindingBoundaries } from '../../../src/ui/findTarget.ts';
import type { FoundTarget } from '../../../src/ui/payloadTargets.ts';
import { parseApiDescription } from '../core/api/parseApiDescription.ts';
import { provisionalDescription } from '../core/api/provisionalDescription.ts';
import { parseAccount } from '../core/channel/parseEntry.ts';

const ORDERS = parseApiDescription(
  { id: 'orders', file: 'orders.yaml' },
  `
openapi: 3.0.3
info: { title: Orders, version: '1' }
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [lines]
              properties: { lines: { type: array }, title: { type: string } }
`,
);

const TRAINING = JSON.stringify({
  employer: { enterpriseNumber: '0000000196' },
  worker: { ssin: '81000003517' },
  title: 'First aid at work',
  period: { startDate: '2025-03-10', endDate: '2025-03-11' },
  duration: { hours: 15, minutes: 30 },
  type: 'formal',
  status: 'completed',
});

class Harness {
  readonly descriptions = new Map<string, ApiDescription>([
    ['fla', provisionalDescription()],
    ['orders', ORDERS],
  ]);
  accounts: ConfiguredAccount[] = [];
  active: string | undefined;
  remembered: RememberedTarget | undefined;
  readonly found = new Map<string, FoundTarget>();
  /** How often a text was compared with schemas. */
  compared = 0;

  readonly #boundaries: FindingBoundaries = {
    apis: {
      ids: () => ['fla', 'orders', 'broken'],
      get: id => {
        const description = this.descriptions.get(id);
        return description
          ? Promise.resolve(description)
          : Promise.reject(new AppError('api/unreadable', { file: id }));
      },
    },
    channels: new Channels({
      configuration: () => ({
        accounts: this.accounts,
        environments: [...PORTAL_ENVIRONMENTS],
        problems: [],
      }),
      order: () => [],
      sandbox: { ensureRunning: () => assert.fail(), running: () => undefined },
      readText: () => assert.fail(),
    }),
    activeAccount: { get: () => this.active },
    operationsFor: (description, text) => {
      this.compared += 1;
      return Promise.resolve(operationsFor(description, text));
    },
  };

  async find(text: string, version = 1, isOpen = true): Promise<unknown> {
    const document = {
      uri: 'file:///a.fla.json',
      version,
      getText: () => text,
      ...(isOpen ? { isClosed: false } : {}),
    };
    const target = await findTarget(this.#boundaries, this.remembered, document, this.found);
    return (
      target && [target.description.id, target.operation?.operationId, target.account?.account.id]
    );
  }
}

const account = (id: string): ConfiguredAccount => ({
  account: parseAccount(id, {
    environment: 'acpt',
    quality: 'employer',
    clientId: id,
    certificate: 'key.pfx',
    enterpriseNumber: '0000000196',
  }),
  keyStorePath: '/key.pfx',
});

describe('findTarget', () => {
  let harness: Harness;
  beforeEach(() => (harness = new Harness()));

  it('goes by what was said, else by the schemas of all APIs, else by the members', async () => {
    const byText = [
      await harness.find(TRAINING, 1),
      await harness.find('{ "lines": [] }', 2, false),
      await harness.find(TRAINING.replace('"title"', '"name"'), 3, false),
      await harness.find('{ "lines', 4, false),
      await harness.find('{}', 5, false),
    ];
    harness.remembered = { apiId: 'fla', operationId: 'PUT /trainings/{trainingId}' };
    const said = await harness.find('{ "lines": [] }', 6);
    harness.remembered = { apiId: 'fla', operationId: 'gone' };
    const outdated = await harness.find('{ "lines": [] }', 7, false);
    assert.deepStrictEqual(
      [...byText, said, outdated],
      [
        ['fla', 'createTraining', undefined],
        ['orders', 'createOrder', undefined],
        ['fla', 'createTraining', undefined],
        ['orders', 'createOrder', undefined],
        ['fla', undefined, undefined],
        ['fla', 'replaceTraining', undefined],
        ['orders', 'createOrder', undefined],
      ],
    );
  });

  it('takes the account that was said, else the active one, else the only one', async () => {
    const accounts = async (...ids: string[]) => {
      harness.accounts = ids.map(account);
      return ((await harness.find(TRAINING)) as unknown[])[2];
    };
    const withoutActive = [await accounts(), await accounts('a'), await accounts('a', 'b')];
    harness.active = 'b';
    const active = await accounts('a', 'b');
    harness.remembered = { apiId: 'fla', operationId: 'createTraining', account: 'a' };
    const said = await accounts('a', 'b');
    assert.deepStrictEqual(
      [...withoutActive, active, said, await accounts('b', 'c')],
      [undefined, 'a', undefined, 'b', 'a', 'b'],
    );
  });

  it('compares an open text once for each version, and no more once it was whole', async () => {
    await harness.find('{ "title": "x" }', 1);
    await harness.find('{ "title": "x" }', 1);
    const once = harness.compared;
    await harness.find(TRAINING, 2);
    const whole = harness.compared;
    const stays = await harness.find('{ "lines": [] }', 3);
    assert.deepStrictEqual(
      [once, whole, harness.compared, stays],
      [2, 3, 3, ['fla', 'createTraining', undefined]],
    );
  });

  it('looks once at a long text that is not right', async () => {
    const long = TRAINING.replace('First aid', 'x'.repeat(150_000));
    const first = await harness.find(long, 1);
    const { compared } = harness;
    assert.deepStrictEqual(
      [first, await harness.find(long, 2), harness.compared],
      [['fla', 'createTraining', undefined], ['fla', 'createTraining', undefined], compared],
    );
  });

  it('guesses no other API while the description of the one that was said cannot be read', async () => {
    harness.remembered = { apiId: 'broken', operationId: 'createTraining' };
    const broken = await harness.find(TRAINING);
    harness.remembered = { apiId: 'removed', operationId: 'createTraining' };
    assert.deepStrictEqual(
      [broken, await harness.find(TRAINING)],
      [undefined, ['fla', 'createTraining', undefined]],
    );
  });

  it('finds nothing where no description can be read', async () => {
    harness.descriptions.clear();
    assert.equal(await harness.find(TRAINING), undefined);
  });
});
