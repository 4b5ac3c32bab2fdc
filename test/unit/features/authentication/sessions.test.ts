import assert from 'node:assert/strict';
import {
  accountLabels,
  sessionChanges,
  sessionOf,
  wantedAccount,
} from '../../../../src/features/authentication/sessions.ts';

const one = sessionOf('one', 'One (Sandbox)', 'token 1');
const two = sessionOf('two', 'Two (Sandbox)', 'token 2');

describe('sessions of the authentication provider', () => {
  it('are named by account and environment', () => {
    assert.deepStrictEqual(one, {
      id: 'one',
      accessToken: 'token 1',
      account: { id: 'one', label: 'One (Sandbox)' },
      scopes: ['one'],
    });
  });

  it('never have the same name, by which VS Code remembers who may use them', () => {
    const labels = accountLabels(
      [
        { id: 'a', name: 'Acme', environment: 'prod' },
        { id: 'b', name: 'Acme', environment: 'acpt' },
        { id: 'c', name: 'Acme', environment: 'prod' },
        { id: 'd', name: 'Other', environment: 'nowhere' },
      ],
      id => id.toUpperCase(),
    );
    assert.deepStrictEqual(Object.fromEntries(labels), {
      a: 'Acme (PROD) – a',
      b: 'Acme (ACPT)',
      c: 'Acme (PROD) – c',
      d: 'Other (NOWHERE)',
    });
  });

  it('come, go and change: a renewed token is the same session', () => {
    const renewed = { ...one, accessToken: 'token 3' };
    const renamed = sessionOf('two', 'Second (Sandbox)', 'token 2');
    const none = { added: [], removed: [], changed: [] };
    assert.deepStrictEqual(
      [
        sessionChanges([], [one]),
        sessionChanges([one, two], [two]),
        sessionChanges([one, two], [renewed, renamed]),
        sessionChanges([one, two], [two, one]),
        sessionChanges([], []),
      ],
      [
        { ...none, added: [one] },
        { ...none, removed: [one] },
        { ...none, changed: [renewed, renamed] },
        undefined,
        undefined,
      ],
    );
  });

  it('are asked for by one account id', () => {
    assert.deepStrictEqual(
      [
        wantedAccount(undefined, undefined),
        wantedAccount([], undefined),
        wantedAccount(['one'], undefined),
        wantedAccount([], { id: 'two' }),
        wantedAccount(['one'], { id: 'one' }),
        wantedAccount(['one'], { id: 'two' }),
        wantedAccount(['one', 'two'], undefined),
      ],
      [undefined, undefined, 'one', 'two', 'one', '', ''],
    );
  });
});
