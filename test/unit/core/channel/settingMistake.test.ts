import assert from 'node:assert/strict';
import { formatPath } from '../../../../src/core/channel/settingMistake.ts';

describe('formatPath', () => {
  it('writes places as people do', () => {
    assert.deepStrictEqual(
      [[], ['name'], ['apis', 'fla', 'baseUrl'], ['employers', 2, 'enterpriseNumber']].map(
        formatPath,
      ),
      ['', 'name', 'apis.fla.baseUrl', 'employers[2].enterpriseNumber'],
    );
  });
});
