import assert from 'node:assert/strict';
import {
  ALGORITHMS,
  baseUrlOf,
  readAccount,
  scopeOf,
  type Account,
} from '../../../../src/core/channel/account.ts';
import { PORTAL_ENVIRONMENTS, type Environment } from '../../../../src/core/channel/environment.ts';
import { QUALITIES } from '../../../../src/core/channel/quality.ts';
import { failureOf } from '../../failureOf.ts';
import { parseAccount } from './parseEntry.ts';

const LEAST = {
  environment: 'acpt',
  quality: 'employer',
  clientId: 'self_service_expeditor_10',
  certificate: 'employer.pfx',
};

const CUSTOM: Environment = {
  id: 'mine',
  name: 'Mine',
  kind: 'custom',
  tokenEndpoint: 'https://login.example/token',
  audience: 'https://login.example/token',
  apis: { fla: 'https://api.example/v1' },
};

const account = (members: Partial<Account> = {}): Account => ({
  ...parseAccount('mine', LEAST),
  ...members,
});

describe('parseAccount', () => {
  it('takes the least there can be', () => {
    assert.deepStrictEqual(parseAccount('mine', LEAST), { id: 'mine', name: 'mine', ...LEAST });
  });

  it('takes every member and drops what it does not know', () => {
    const value = {
      ...LEAST,
      name: 'Mine',
      quality: 'socialSecretariat',
      alias: 'key',
      enterpriseNumber: '0884303369',
      employers: [
        { enterpriseNumber: '0206731645', name: 'A' },
        { enterpriseNumber: '1000000000' },
      ],
      apis: { fla: { baseUrl: 'https://api.example/v1/', scope: '' }, other: {} },
      algorithm: 'ES384',
    };
    assert.deepStrictEqual(parseAccount('mine', { ...value, passphrase: 'secret' }), {
      id: 'mine',
      ...value,
      apis: { fla: { baseUrl: 'https://api.example/v1', scope: '' }, other: {} },
    });
  });

  it('takes empty texts of what is optional for nothing', () => {
    const empty = { ...LEAST, name: '', alias: '', enterpriseNumber: '', algorithm: '' };
    assert.deepStrictEqual(parseAccount('mine', empty), { id: 'mine', name: 'mine', ...LEAST });
  });

  for (const [member, value] of [
    ['mine', null],
    ['mine', []],
    ['quality', { quality: undefined }],
    ['quality', { quality: 'Employer' }],
    ['environment', { environment: '' }],
    ['clientId', { clientId: ' ' }],
    ['clientId', { clientId: 10 }],
    ['certificate', { certificate: undefined }],
    ['name', { name: 5 }],
    ['alias', { alias: 1 }],
    ['enterpriseNumber', { enterpriseNumber: 884303369 }],
    ['enterpriseNumber', { enterpriseNumber: '2111111111' }],
    ['enterpriseNumber', { enterpriseNumber: '0884.303.369' }],
    ['algorithm', { algorithm: 'none' }],
    ['algorithm', { algorithm: 'HS256' }],
    ['employers', { employers: {} }],
    ['employers[0]', { employers: ['0884303369'] }],
    ['employers[0].enterpriseNumber', { employers: [{ enterpriseNumber: '884303369' }] }],
    ['apis', { apis: [] }],
    ['apis.fla', { apis: { fla: 'https://api.example' } }],
    ['apis.fla.baseUrl', { apis: { fla: { baseUrl: 'http://api.example' } } }],
    ['apis.fla.baseUrl', { apis: { fla: { baseUrl: '' } } }],
    ['apis.fla.scope', { apis: { fla: { scope: ['a'] } } }],
  ] as const) {
    it(`names ${member} of ${JSON.stringify(value)}`, async () => {
      const whole: unknown =
        value === null || value instanceof Array ? value : { ...LEAST, ...value };
      assert.deepStrictEqual(await failureOf(() => parseAccount('mine', whole)), {
        code: 'account/invalid',
        account: 'mine',
        member,
      });
    });
  }
});

describe('readAccount', () => {
  it('tells of every mistake with its place, and of what it does not know', () => {
    const value = {
      name: 7,
      enviroment: 'acpt',
      quality: 'king',
      clientId: ' ',
      certificate: 'key.pfx',
      enterpriseNumber: '0884.303.369',
      employers: [
        { enterpriseNumber: '0206731645' },
        'A',
        { enterpriseNumber: '1', name: [], number: 1 },
        {},
      ],
      apis: { fla: { baseUrl: 'http://api.example', scope: 1, url: '' }, other: [] },
      algorithm: 'none',
    };
    assert.deepStrictEqual(readAccount('mine', value), {
      mistakes: [
        {
          code: 'setting/choice',
          details: { text: 'king', allowed: QUALITIES },
          member: ['quality'],
        },
        { code: 'setting/type', details: { expected: 'text' }, member: ['name'] },
        { code: 'setting/missing', details: {}, member: ['environment'] },
        { code: 'setting/missing', details: {}, member: ['clientId'] },
        { code: 'setting/enterprise-number', details: {}, member: ['enterpriseNumber'] },
        { code: 'setting/type', details: { expected: 'object' }, member: ['employers', 1] },
        {
          code: 'setting/enterprise-number',
          details: {},
          member: ['employers', 2, 'enterpriseNumber'],
        },
        { code: 'setting/type', details: { expected: 'text' }, member: ['employers', 2, 'name'] },
        {
          code: 'setting/unknown-member',
          details: { allowed: ['enterpriseNumber', 'name'] },
          member: ['employers', 2, 'number'],
        },
        { code: 'setting/missing', details: {}, member: ['employers', 3, 'enterpriseNumber'] },
        { code: 'setting/address', details: {}, member: ['apis', 'fla', 'baseUrl'] },
        { code: 'setting/type', details: { expected: 'text' }, member: ['apis', 'fla', 'scope'] },
        {
          code: 'setting/unknown-member',
          details: { allowed: ['baseUrl', 'scope'] },
          member: ['apis', 'fla', 'url'],
        },
        { code: 'setting/type', details: { expected: 'object' }, member: ['apis', 'other'] },
        {
          code: 'setting/choice',
          details: { text: 'none', allowed: ALGORITHMS },
          member: ['algorithm'],
        },
        {
          code: 'setting/unknown-member',
          details: {
            allowed: [
              'quality',
              'name',
              'environment',
              'clientId',
              'certificate',
              'alias',
              'enterpriseNumber',
              'employers',
              'apis',
              'algorithm',
            ],
          },
          member: ['enviroment'],
        },
      ],
    });
  });

  it('leaves an account usable that has a member too many', () => {
    const { value, mistakes } = readAccount('mine', { ...LEAST, passphrase: 'secret' });
    assert.deepStrictEqual(
      [value, mistakes.map(({ code, member }) => [code, member])],
      [{ id: 'mine', name: 'mine', ...LEAST }, [['setting/unknown-member', ['passphrase']]]],
    );
  });
});

describe('scopeOf', () => {
  it('is the documented one of each quality, none for the training provider and for other APIs', () => {
    const provider = 'scope:sigedis:gestion:careerpro-federal-learning-account:provider';
    assert.deepStrictEqual(
      QUALITIES.map(quality => [
        quality,
        scopeOf(account({ quality }), 'fla'),
        scopeOf(account({ quality }), 'dimona'),
      ]),
      [
        [
          'employer',
          'scope:sigedis:gestion:careerpro-federal-learning-account:employer',
          undefined,
        ],
        ['socialSecretariat', provider, undefined],
        ['serviceProvider', provider, undefined],
        ['trainingProvider', undefined, undefined],
      ],
    );
  });

  it('is the account’s own first, and none where that is empty', () => {
    const own = account({ apis: { fla: { scope: 'a b' }, dimona: { scope: '' } } });
    assert.deepStrictEqual(
      ['fla', 'dimona', 'other'].map(api => scopeOf(own, api)),
      ['a b', undefined, undefined],
    );
    assert.equal(scopeOf(account({ apis: { fla: { scope: '' } } }), 'fla'), undefined);
  });
});

describe('baseUrlOf', () => {
  it('is the environment’s, unless the account has its own', () => {
    assert.deepStrictEqual(
      [
        baseUrlOf(account(), CUSTOM, 'fla'),
        baseUrlOf(account({ apis: { fla: { scope: 'a' } } }), CUSTOM, 'fla'),
        baseUrlOf(account({ apis: { fla: { baseUrl: 'https://own.example' } } }), CUSTOM, 'fla'),
        baseUrlOf(account({ quality: 'trainingProvider' }), CUSTOM, 'fla'),
      ],
      [
        'https://api.example/v1',
        'https://api.example/v1',
        'https://own.example',
        'https://api.example/v1',
      ],
    );
  });

  for (const portal of PORTAL_ENVIRONMENTS) {
    it(`invents none for a training provider on ${portal.id}`, async () => {
      const apis = { fla: { baseUrl: 'https://told.example' } };
      const quality = 'trainingProvider';
      assert.deepStrictEqual(
        [
          await failureOf(() => baseUrlOf(account({ quality }), portal, 'fla')),
          baseUrlOf(account({ quality, apis }), portal, 'fla'),
        ],
        [{ code: 'account/no-base-url', account: 'mine', api: 'fla' }, 'https://told.example'],
      );
    });
  }

  it('is not known for an API that nobody gave an address', async () => {
    assert.deepStrictEqual(await failureOf(() => baseUrlOf(account(), CUSTOM, 'dimona')), {
      code: 'account/no-base-url',
      account: 'mine',
      api: 'dimona',
    });
  });
});
