import assert from 'node:assert/strict';
import { quotable } from '../../../../src/core/declaration/quotable.ts';

describe('quotable', () => {
  it('leaves out what may be a national number, however it is separated', () => {
    const texts = [
      '81000003517',
      '81.00.00-035.17',
      'of 81 00 00 035 17, it',
      '81.00.00\u2013035\u201117',
      '810000\u200b03517',
      '12345678',
    ];
    assert.deepStrictEqual(texts.map(quotable), ['…', '…', 'of …, it', '…', '…', '12345678']);
  });
});
