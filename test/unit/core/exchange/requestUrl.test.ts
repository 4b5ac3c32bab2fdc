import assert from 'node:assert/strict';
import { requestUrl } from '../../../../src/core/exchange/requestUrl.ts';

const BASE = 'https://api.example/REST/fla/v1';

describe('requestUrl', () => {
  const inside: [target: string, url: string, path: string, query: string][] = [
    ['/trainings', `${BASE}/trainings`, '/trainings', ''],
    ['/a b?c=d e#f', `${BASE}/a%20b?c=d%20e`, '/a%20b', 'c=d+e'],
    [`${BASE}/x?y=1`, `${BASE}/x?y=1`, '/x', 'y=1'],
    [`HTTPS://API.example:443/REST/fla/v1/x`, `${BASE}/x`, '/x', ''],
    [BASE, BASE, '', ''],
    [`${BASE}?a=1`, `${BASE}?a=1`, '', 'a=1'],
    ['/a/../b', `${BASE}/b`, '/b', ''],
    ['//evil.example/x', `${BASE}//evil.example/x`, '//evil.example/x', ''],
  ];
  for (const [target, url, path, query] of inside) {
    it(`takes ${target}`, () => {
      const found = requestUrl(target, BASE);
      assert.deepStrictEqual(
        [found?.url, found?.path, found?.query.toString()],
        [url, path, query],
      );
    });
  }

  const outside = [
    'https://evil.example/REST/fla/v1/x',
    'https://api.example.evil.example/REST/fla/v1/x',
    'https://user:secret@api.example/REST/fla/v1/x',
    'https://api.example:8443/REST/fla/v1/x',
    'http://api.example/REST/fla/v1/x',
    'https://api.example/REST/fla/v10/x',
    'https://api.example/REST/other/v1/x',
    '/../v2/x',
    '/%2e%2e/v2/x',
    `${BASE}/../v2/x`,
    '/\\..\\..\\x',
    'trainings',
    '',
    'https://',
  ];
  for (const target of outside) {
    it(`takes no ${target}, which leads elsewhere`, () => {
      assert.equal(requestUrl(target, BASE), undefined);
    });
  }

  it('knows a sandbox by its port', () => {
    const base = 'http://127.0.0.1:4711/fla';
    assert.deepStrictEqual(
      ['/x', 'http://127.0.0.1:4711/fla/x', 'http://127.0.0.1:4712/fla/x'].map(
        target => requestUrl(target, base)?.url,
      ),
      [`${base}/x`, `${base}/x`, undefined],
    );
  });
});
