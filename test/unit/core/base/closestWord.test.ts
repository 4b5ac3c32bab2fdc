import assert from 'node:assert/strict';
import { closestWord } from '../../../../src/core/base/closestWord.ts';

const WORDS = ['environment', 'certificate', 'clientId', 'alias', 'prod', 'acpt'];

describe('closestWord', () => {
  for (const [written, expected] of [
    ['enviroment', 'environment'],
    ['Environnement', 'environment'],
    ['certifcate', 'certificate'],
    ['clientid', 'clientId'],
    ['client', 'clientId'],
    ['aliass', 'alias'],
    ['prd', 'prod'],
    ['porduction', undefined],
    ['atcp', undefined],
    ['acc', undefined],
    ['pordd', undefined],
    ['pord', 'prod'],
    ['passphrase', undefined],
    ['', undefined],
  ] as const) {
    it(`takes “${written}” for ${expected ?? 'nothing'}`, () => {
      assert.equal(closestWord(written, WORDS), expected);
    });
  }

  it('compares no letters of what is far too long', () => {
    assert.equal(closestWord('environment'.repeat(1_000_000), WORDS), undefined);
  });
});
