import assert from 'node:assert/strict';
import {
  ENVIRONMENT_KINDS,
  PORTAL_ENVIRONMENTS,
  isBuiltIn,
  isProduction,
  isSafeAddress,
  readEnvironment,
} from '../../../../src/core/channel/environment.ts';
import { failureOf } from '../../failureOf.ts';
import { parseEnvironment } from './parseEntry.ts';

const TOKEN_ENDPOINT = 'https://login.example/token';

describe('PORTAL_ENVIRONMENTS', () => {
  it('are the documented ones', () => {
    assert.deepStrictEqual(PORTAL_ENVIRONMENTS, [
      {
        id: 'prod',
        name: 'Production',
        kind: 'production',
        tokenEndpoint: 'https://services.socialsecurity.be/REST/oauth/v5/token',
        audience: 'https://services.socialsecurity.be/REST/oauth/v5/token',
        apis: { fla: 'https://services.socialsecurity.be/REST/federalLearningAccount/v1' },
      },
      {
        id: 'acpt',
        name: 'Acceptance (ACPT)',
        kind: 'acceptance',
        tokenEndpoint: 'https://services-acpt.socialsecurity.be/REST/oauth/v5/token',
        audience: 'https://services-acpt.socialsecurity.be/REST/oauth/v5/token',
        apis: { fla: 'https://services-acpt.socialsecurity.be/REST/federalLearningAccount/v1' },
      },
    ]);
  });

  it('keep their ids to themselves, as the sandbox does', () => {
    assert.deepStrictEqual(['prod', 'acpt', 'sandbox', 'Prod', 'mine', ''].map(isBuiltIn), [
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('isProduction', () => {
  for (const [kind, tokenEndpoint, expected] of [
    ['production', TOKEN_ENDPOINT, true],
    ['custom', 'https://services.socialsecurity.be/REST/oauth/v5/token', true],
    ['acceptance', 'https://SERVICES.socialsecurity.be:443/other', true],
    ['acceptance', 'https://services-acpt.socialsecurity.be/REST/oauth/v5/token', false],
    ['sandbox', 'http://127.0.0.1:4000/oauth/token', false],
    ['custom', 'https://services.socialsecurity.be.example/REST/oauth/v5/token', false],
  ] as const) {
    it(`says ${String(expected)} of ${kind} at ${tokenEndpoint}`, () => {
      assert.equal(isProduction({ kind, tokenEndpoint }), expected);
    });
  }
});

describe('isSafeAddress', () => {
  for (const url of [
    'https://example.org',
    'https://example.org:8443/path',
    'http://localhost:3000',
    'http://127.0.0.1',
    'http://127.8.9.10/x',
    'http://[::1]:80/x',
  ]) {
    it(`takes ${url}`, () => {
      assert.equal(isSafeAddress(url), true);
    });
  }

  for (const url of [
    '',
    'example.org',
    '/path',
    'http://example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'ftp://localhost',
    'file:///etc/hosts',
    'javascript:alert(1)',
    'https://user@example.org',
    'https://:secret@example.org',
    'http://localhost@example.org',
  ]) {
    it(`refuses ${url === '' ? 'an empty text' : url}`, () => {
      assert.equal(isSafeAddress(url), false);
    });
  }
});

describe('parseEnvironment', () => {
  it('fills in what is not said', () => {
    assert.deepStrictEqual(parseEnvironment('mine', { tokenEndpoint: TOKEN_ENDPOINT }, false), {
      id: 'mine',
      name: 'mine',
      kind: 'custom',
      tokenEndpoint: TOKEN_ENDPOINT,
      audience: TOKEN_ENDPOINT,
      apis: {},
    });
  });

  it('takes every member, addresses without their trailing slashes', () => {
    const value = {
      name: 'Mine',
      kind: 'acceptance',
      tokenEndpoint: TOKEN_ENDPOINT,
      audience: 'https://login.example',
      apis: { fla: 'https://api.example/v1//', other: 'http://localhost:8080/' },
      ca: 'ca.pem',
    };
    assert.deepStrictEqual(parseEnvironment('mine', value, false), {
      id: 'mine',
      ...value,
      apis: { fla: 'https://api.example/v1', other: 'http://localhost:8080' },
    });
  });

  for (const [member, value] of [
    ['mine', undefined],
    ['mine', []],
    ['mine', TOKEN_ENDPOINT],
    ['tokenEndpoint', {}],
    ['tokenEndpoint', { tokenEndpoint: 5 }],
    ['tokenEndpoint', { tokenEndpoint: 'http://login.example/token' }],
    ['kind', { tokenEndpoint: TOKEN_ENDPOINT, kind: 'prod' }],
    ['apis', { tokenEndpoint: TOKEN_ENDPOINT, apis: ['https://api.example'] }],
    ['apis.fla', { tokenEndpoint: TOKEN_ENDPOINT, apis: { fla: 'http://api.example' } }],
    ['apis.fla', { tokenEndpoint: TOKEN_ENDPOINT, apis: { fla: {} } }],
    ['name', { tokenEndpoint: TOKEN_ENDPOINT, name: 5 }],
    ['audience', { tokenEndpoint: TOKEN_ENDPOINT, audience: null }],
    ['ca', { tokenEndpoint: TOKEN_ENDPOINT, ca: true }],
  ] as const) {
    it(`names ${member} of ${value === undefined ? 'nothing' : JSON.stringify(value)}`, async () => {
      assert.deepStrictEqual(await failureOf(() => parseEnvironment('mine', value, true)), {
        code: 'environment/invalid',
        environment: 'mine',
        member,
      });
    });
  }

  for (const audience of [
    'https://services.socialsecurity.be/REST/oauth/v5/token',
    'https://login.example:8443/token',
    'http://login.example/token',
    'urn:audience',
    'login.example',
  ]) {
    it(`lets only user settings ask for assertions for ${audience}`, async () => {
      const value = { tokenEndpoint: TOKEN_ENDPOINT, audience };
      assert.deepStrictEqual(
        [
          parseEnvironment('mine', value, true).audience,
          await failureOf(() => parseEnvironment('mine', value, false)),
        ],
        [audience, { code: 'environment/audience-origin', environment: 'mine' }],
      );
    });
  }
});

describe('readEnvironment', () => {
  it('tells of every mistake with its place, and of what it does not know', () => {
    const value = {
      name: [],
      kind: 'prod',
      tokenEndpoint: 'http://login.example/token',
      apis: { fla: 'api.example', other: 5 },
      ca: 5,
      audiense: '',
    };
    assert.deepStrictEqual(readEnvironment('prod', value, true).mistakes, [
      { code: 'environment/built-in', details: {}, member: [] },
      { code: 'setting/address', details: {}, member: ['tokenEndpoint'] },
      { code: 'setting/address', details: {}, member: ['apis', 'fla'] },
      { code: 'setting/type', details: { expected: 'text' }, member: ['apis', 'other'] },
      { code: 'setting/type', details: { expected: 'text' }, member: ['name'] },
      {
        code: 'setting/choice',
        details: { text: 'prod', allowed: ENVIRONMENT_KINDS },
        member: ['kind'],
      },
      { code: 'setting/type', details: { expected: 'text' }, member: ['ca'] },
      {
        code: 'setting/unknown-member',
        details: { allowed: ['tokenEndpoint', 'apis', 'audience', 'name', 'kind', 'ca'] },
        member: ['audiense'],
      },
    ]);
  });

  it('tells of a foreign audience beside other mistakes', () => {
    const value = { tokenEndpoint: TOKEN_ENDPOINT, audience: 'urn:a', kind: '-' };
    assert.deepStrictEqual(
      readEnvironment('mine', value, false).mistakes.map(({ code, member }) => [code, member]),
      [
        ['environment/audience-origin', ['audience']],
        ['setting/choice', ['kind']],
      ],
    );
  });
});
