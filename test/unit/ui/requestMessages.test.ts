import assert from 'node:assert/strict';
import type { RequestMistakeDetails } from '../../../src/core/exchange/requestMistake.ts';
import { requestMessage } from '../../../src/ui/requestMessages.ts';

const TRICK = 'A](command:x) [b](https://evil.example)\n‮';

/** One mistake of each code: a missing one does not compile. */
const DETAILS: RequestMistakeDetails = {
  'request/line': {},
  'method/unknown': { method: TRICK },
  'method/not-sent': { method: 'TRACE' },
  'target/missing': {},
  'target/form': {},
  'target/fragment': {},
  'header/form': {},
  'header/authorization': {},
  'header/set-elsewhere': { name: TRICK },
  'header/duplicate': { name: TRICK },
  'header/missing': { name: TRICK },
  'header/characters': { name: TRICK },
  'body/file-among-text': {},
  'body/encoding': { encoding: TRICK },
  'body/not-sent': { method: 'GET' },
  'body/missing': {},
  'body/not-described': {},
  'body/media-type': { mediaType: TRICK, named: [TRICK, 'application/json'] },
  'body/no-file': { file: TRICK },
  'script/not-run': {},
  'meta/unknown': { name: TRICK },
  'meta/empty': { name: TRICK },
  'name/duplicate': { name: TRICK },
  'variable/form': {},
  'variable/unknown': { name: TRICK },
  'variable/circular': { name: TRICK },
  'variable/words': { name: TRICK },
  'variable/no-value': { name: TRICK },
  'variable/too-long': { name: TRICK },
  'account/unknown': { account: TRICK },
  'account/ambiguous': { account: TRICK },
  'api/unknown': { api: TRICK },
  'url/foreign': { baseUrl: TRICK },
  'path/unknown': { path: TRICK },
  'method/not-described': { method: TRICK, methods: [TRICK] },
  'query/missing': { name: TRICK },
  'query/unknown': { name: TRICK },
};

describe('requestMessage', () => {
  for (const [code, details] of Object.entries(DETAILS)) {
    it(`has a whole sentence for ${code}, with foreign text made harmless`, () => {
      const sentence = requestMessage({
        code: code as keyof RequestMistakeDetails,
        details: details as RequestMistakeDetails[keyof RequestMistakeDetails],
      });
      assert.match(sentence, /^[^a-z{].*[.]$/u);
      assert.doesNotMatch(sentence, /\{\d\}|undefined|\]\(|[\n\u202e]/u);
    });
  }

  it('names the media types that the description names', () => {
    const details = { mediaType: 'text/xml', named: ['application/json', 'text/csv'] };
    const sentence = requestMessage({ code: 'body/media-type', details });
    assert.deepStrictEqual(
      ['text/xml', 'application/json', 'text/csv'].filter(name => !sentence.includes(name)),
      [],
    );
  });
});
