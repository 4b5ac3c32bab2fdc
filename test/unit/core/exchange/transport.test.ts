import assert from 'node:assert/strict';
import { headerOf } from '../../../../src/core/exchange/transport.ts';

describe('headerOf', () => {
  it('finds a header by its name in any case', () => {
    const headers: [string, string][] = [
      ['Location', '/a'],
      ['location', '/b'],
    ];
    assert.deepStrictEqual(
      [headerOf(headers, 'LOCATION'), headerOf(headers, 'date')],
      ['/a', undefined],
    );
  });
});
