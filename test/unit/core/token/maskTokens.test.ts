import assert from 'node:assert/strict';
import { maskTokens } from '../../../../src/core/token/maskTokens.ts';

const MASK = '•••••••••••';

describe('maskTokens', () => {
  const rows: [what: string, text: string, masked: string][] = [
    [
      'a token answer',
      '{ "access_token" : "2YotnFZFEjr1zCsicMWpAA", "expires_in": 600 }',
      `{ "access_token" : "${MASK}", "expires_in": 600 }`,
    ],
    ['an answer that was cut off', '{"access_token":"2Yotn', `{"access_token":"${MASK}`],
    ['a value with escapes', '{"id_token":"a\\"b","x":"y"}', `{"id_token":"${MASK}","x":"y"}`],
    [
      'a form that was sent back',
      'grant_type=client_credentials&client_assertion=abc.def&scope=a',
      `grant_type=client_credentials&client_assertion=${MASK}&scope=a`,
    ],
    [
      'a header that was sent back',
      'Authorization: Bearer 2YotnFZF1zC==',
      `Authorization: Bearer ${MASK}`,
    ],
    ['a JWT in prose', '<p>Bad: eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln</p>', `<p>Bad: ${MASK}</p>`],
  ];
  for (const [what, text, masked] of rows) {
    it(`masks ${what}`, () => {
      assert.equal(maskTokens(text), masked);
    });
  }

  it('masks what is known to be secret wherever it stands', () => {
    assert.equal(maskTokens('a SECRET and SECRET', ['SECRET']), `a ${MASK} and ${MASK}`);
  });

  it('leaves an error and its words alone', () => {
    const text =
      '{"error":"invalid_client","error_description":"Bearer authentication required: access_token missing, eyes only"}';
    assert.equal(maskTokens(text), text);
  });
});
