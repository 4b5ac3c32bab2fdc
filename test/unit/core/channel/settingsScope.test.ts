import assert from 'node:assert/strict';
import { changeEntry, type ScopedEntries } from '../../../../src/core/channel/settingsScope.ts';

describe('changeEntry', () => {
  const other = { name: 'Other' };
  const workspace: ScopedEntries = {
    other,
    mine: { name: 'Ours', apis: { fla: { baseUrl: 'https://a.example' } } },
  };
  const user: ScopedEntries = {
    mine: { name: 'Mine', alias: 'one', apis: { fla: { scope: 'read' } } },
    other,
  };

  it('changes a member in the most specific scope that has it', () => {
    assert.deepStrictEqual(changeEntry([workspace, user], 'mine', { name: 'New', alias: 'two' }), [
      { ...workspace, mine: { name: 'New', apis: { fla: { baseUrl: 'https://a.example' } } } },
      { ...user, mine: { name: 'Mine', alias: 'two', apis: { fla: { scope: 'read' } } } },
    ]);
  });

  it('adds a member where the entry is defined most specifically', () => {
    assert.deepStrictEqual(
      changeEntry([{ other }, workspace, user], 'mine', { algorithm: 'RS256' }),
      [
        { other },
        {
          ...workspace,
          mine: {
            name: 'Ours',
            apis: { fla: { baseUrl: 'https://a.example' } },
            algorithm: 'RS256',
          },
        },
        user,
      ],
    );
  });

  it('removes a member from every scope, so that none shines through', () => {
    assert.deepStrictEqual(changeEntry([workspace, user], 'mine', { name: undefined }), [
      { other, mine: { apis: { fla: { baseUrl: 'https://a.example' } } } },
      { mine: { alias: 'one', apis: { fla: { scope: 'read' } } }, other },
    ]);
  });

  it('removes an entry of which nothing is left, unless no other scope has it', () => {
    const part = { mine: { alias: 'one' }, other };
    assert.deepStrictEqual(changeEntry([part, user], 'mine', { alias: undefined }), [
      { other },
      { ...user, mine: { name: 'Mine', apis: { fla: { scope: 'read' } } } },
    ]);
    assert.deepStrictEqual(changeEntry([part], 'mine', { alias: undefined }), [
      { mine: {}, other },
    ]);
  });

  it('changes the parts of a member where each stands', () => {
    assert.deepStrictEqual(
      changeEntry([workspace, user], 'mine', { apis: { fla: { scope: '' }, own: { scope: 'x' } } }),
      [
        { other, mine: { name: 'Ours', apis: { fla: {}, own: { scope: 'x' } } } },
        { mine: { name: 'Mine', alias: 'one', apis: { fla: { scope: '' } } }, other },
      ],
    );
    assert.deepStrictEqual(changeEntry([workspace, user], 'mine', { apis: undefined }), [
      { other, mine: { name: 'Ours' } },
      { mine: { name: 'Mine', alias: 'one' }, other },
    ]);
  });

  it('replaces lists whole, and what is no object where one is wanted', () => {
    const scopes = [{ mine: { employers: [1], apis: 'wrong' } }, { mine: { employers: [2] } }];
    assert.deepStrictEqual(changeEntry(scopes, 'mine', { employers: [3], apis: { fla: {} } }), [
      { mine: { employers: [3], apis: { fla: {} } } },
      { mine: { employers: [2] } },
    ]);
  });

  it('keeps the order of entries, and scopes that need no change as they are', () => {
    const changed = changeEntry([workspace, user], 'mine', { alias: 'two' });
    assert.equal(changed?.[0], workspace);
    assert.deepStrictEqual(Object.keys(changed[1] ?? {}), ['mine', 'other']);
  });

  it('knows when no scope has the entry', () => {
    assert.equal(changeEntry([workspace, user], 'nobody', { name: 'X' }), undefined);
  });
});
