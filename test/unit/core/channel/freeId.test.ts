import assert from 'node:assert/strict';
import { freeId } from '../../../../src/core/channel/freeId.ts';

describe('freeId', () => {
  it('makes an id of a name', () => {
    assert.deepStrictEqual(
      ['My Company', ' Société Générale! ', '—', 'ACPT (2)'].map(name =>
        freeId(name, [], 'account'),
      ),
      ['my-company', 'societe-generale', 'account', 'acpt-2'],
    );
  });

  it('takes no id that is taken', () => {
    assert.equal(freeId('Mine', ['mine', 'mine-2'], 'account'), 'mine-3');
  });
});
