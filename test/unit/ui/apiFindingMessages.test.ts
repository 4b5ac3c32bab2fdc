import assert from 'node:assert/strict';
import type {
  ApiFindingCode,
  ApiFindingDetails,
  ApiMistake,
  ExpectedType,
} from '../../../src/core/api/apiFinding.ts';
import { apiFindingMessage } from '../../../src/ui/apiFindingMessages.ts';

/** One mistake of each code: a missing one does not compile. */
const DETAILS: { [C in ApiFindingCode]: ApiFindingDetails[C] } = {
  'api/syntax': { reason: 'other' },
  'api/not-a-description': {},
  'api/version': { version: '1.2' },
  'api/newer-version': { version: '3.2.0' },
  'api/too-large': { limit: 1 },
  'api/file-unreadable': { file: '/f.yaml' },
  'api/not-fetched': { host: 'h', cause: '404' },
  'api/host-not-allowed': { host: 'h' },
  'api/address-refused': { address: 'http://h' },
  'api/reference-missing': { reference: '#/a' },
  'api/reference-circular': { reference: '#/a' },
  'api/missing-member': { name: 'n' },
  'api/unknown-member': { name: 'n' },
  'api/type': { name: 'n', expected: 'text' },
  'api/choice': { name: 'n', text: 't', allowed: ['a', 'b'] },
  'api/pattern': { pattern: '(' },
  'api/duplicate-operation': { operationId: 'o' },
  'api/path-parameter': { name: 'p' },
};

const REASONS: ApiFindingDetails['api/syntax']['reason'][] = [
  'duplicate-member',
  'indentation',
  'unclosed',
  'colon-missing',
  'second-colon',
  'markup',
];

describe('apiFindingMessage', () => {
  const mistake = (code: ApiFindingCode, details: object = DETAILS[code]): string =>
    apiFindingMessage({ code, details } as ApiMistake);

  it('has a sentence of its own for every code, type and reason', () => {
    const codes = Object.keys(DETAILS) as ApiFindingCode[];
    const types: ExpectedType[] = ['object', 'list', 'number', 'flag'];
    const sentences = [
      ...codes.map(code => mistake(code)),
      ...types.map(expected => mistake('api/type', { name: 'n', expected })),
      ...REASONS.map(reason => mistake('api/syntax', { reason })),
      mistake('api/unknown-member', { name: 'n', closest: 'm' }),
    ];
    assert.deepStrictEqual(
      {
        distinct: new Set(sentences).size,
        whole: sentences.filter(sentence => !/^\S.*[.?]$/.test(sentence)),
        open: sentences.filter(sentence => /\{\d\}|undefined/.test(sentence)),
      },
      { distinct: sentences.length, whole: [], open: [] },
    );
  });

  it('lets no text of a file become a link', () => {
    const link = '[click](command:evil)';
    assert.ok(!mistake('api/reference-missing', { reference: link }).includes(link));
  });
});
