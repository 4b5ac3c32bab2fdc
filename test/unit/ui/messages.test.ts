import assert from 'node:assert/strict';
import { AppError, type ErrorCode, type ErrorDetails } from '../../../src/core/base/errors.ts';
import { messageFor } from '../../../src/ui/messages.ts';
import { mistake } from '../../../src/core/exchange/requestMistake.ts';

/** One failure of each code: a missing one does not compile. */
const DETAILS: { [C in ErrorCode]: ErrorDetails[C] } = {
  'account/none': {},
  'account/unknown': { account: 'a' },
  'account/invalid': { account: 'a', member: 'm' },
  'account/no-base-url': { account: 'a', api: 'fla' },
  'environment/unknown': { account: 'a', environment: 'e' },
  'environment/invalid': { environment: 'e', member: 'm' },
  'environment/audience-origin': { environment: 'e' },
  'keystore/not-found': { file: '/f.pfx' },
  'keystore/unreadable': { file: '/f.pfx' },
  'keystore/too-large': { file: '/f.pfx', what: 'bytes', value: 2, limit: 1 },
  'keystore/not-a-keystore': { file: '/f.pfx' },
  'keystore/damaged': { file: '/f.pfx' },
  'keystore/passphrase-required': { file: '/f.pfx' },
  'keystore/wrong-passphrase': { file: '/f.pfx' },
  'keystore/not-rewritable': { file: '/f.pfx', key: 'Ed25519' },
  'keystore/not-written': { file: '/f.pfx' },
  'keystore/unsupported-algorithm': { file: '/f.pfx', name: 'RC4', oid: '1.2.3' },
  'certificate/no-private-key': { file: '/f.pfx' },
  'certificate/no-certificate': { file: '/f.pfx' },
  'certificate/alias-required': { file: '/f.pfx', aliases: ['x', 'y'] },
  'certificate/alias-unknown': { file: '/f.pfx', alias: 'z', aliases: ['x', 'y'] },
  'certificate/key-not-accepted': { file: '/f.pfx', key: 'RSA-1024' },
  'certificate/algorithm-mismatch': { file: '/f.pfx', key: 'P-384', algorithm: 'RS256' },
  'token/unreachable': { host: 'h', cause: 'ECONNREFUSED' },
  'token/timeout': { host: 'h', seconds: 30 },
  'token/untrusted-certificate': { host: 'h', cause: 'CERT' },
  'token/unexpected-answer': { host: 'h', status: 200, contentType: 'text/html' },
  'token/rejected': { host: 'h', status: 400, error: 'invalid_request' },
  'token/invalid-member': { host: 'h', member: 'expires_in' },
  'token/no-text': {},
  'declaration/none': {},
  'declaration/not-saved': { file: '/f.fla.json' },
  'declaration/not-found': { file: '/f.fla.json' },
  'declaration/not-json': { file: '/f.fla.json', line: 1, column: 2 },
  'declaration/not-an-object': { file: '/f.fla.json' },
  'declaration/invalid': {
    file: '/f.fla.json',
    line: 3,
    column: 2,
    errors: 2,
    first: { code: 'schema/missing-member', details: { name: 'title' } },
  },
  'declaration/check-failed': {},
  'request/none': { file: '/f.fla' },
  'request/unknown': { file: '/f.fla', request: 'r' },
  'request/invalid': {
    file: '/f.fla',
    line: 2,
    column: 1,
    mistake: mistake('url/foreign', { baseUrl: 'https://b' }, { start: 0, end: 1 }),
  },
  'operation/unknown': { operation: 'o' },
  'operation/takes-no-body': { operation: 'o' },
  'api/unknown': { api: 'a' },
  'api/unreadable': { file: '/api.yaml' },
  'exchange/unreachable': { host: 'h', cause: 'ENOTFOUND' },
  'exchange/timeout': { host: 'h', seconds: 60 },
  'exchange/untrusted-certificate': { host: 'h', cause: 'CERT' },
  'exchange/outcome-unknown': { host: 'h', cause: 'timeout' },
  'exchange/not-kept': { id: 'i' },
  'workspace/untrusted': {},
  'sandbox/not-running': {},
  'sandbox/cannot-listen': { port: 1, cause: 'EACCES' },
  'sandbox/clients-invalid': { file: '/clients.json', member: 'm' },
  'settings/not-written': { setting: 's' },
  'secrets/unavailable': {},
  'file/unreadable': { file: '/f.csv' },
  'file/not-written': { file: '/f.json' },
  'file/too-large': { file: '/f.csv', limit: 5 },
  'anomalies/no-codes': { file: '/f.csv' },
  'glossary/no-terms': { file: '/f.csv' },
  'employers/no-numbers': { file: '/f.csv' },
};

const CODES = Object.keys(DETAILS) as ErrorCode[];

/** Sentences that depend on more than the code. */
const VARIANTS: AppError[] = [
  new AppError('keystore/too-large', { file: 'f', what: 'iterations', value: 2, limit: 1 }),
  new AppError('keystore/too-large', { file: 'f', what: 'nesting', value: 2, limit: 1 }),
  new AppError('keystore/unsupported-algorithm', { file: 'f', name: 'PEM', oid: '' }),
  new AppError('token/unexpected-answer', { host: 'h', status: 502, contentType: '' }),
  new AppError('exchange/outcome-unknown', { host: 'h', cause: 'cancelled' }),
  ...[
    'invalid_client',
    'invalid_scope',
    'invalid_grant',
    'unauthorized_client',
    'constructor',
    'toString',
    '__proto__',
  ].map(error => new AppError('token/rejected', { host: 'h', status: 400, error })),
];

/** The same failure with a text in place of every text of its details. */
function withTexts({ code, details }: AppError, text: string): AppError {
  const replaced = Object.entries(details).map(([name, value]: [string, unknown]) => [
    name,
    Array.isArray(value) ? [text, text] : typeof value === 'string' ? text : value,
  ]);
  return new AppError(code, Object.fromEntries(replaced) as ErrorDetails[ErrorCode]);
}

const FAILURES = [...CODES.map(code => new AppError(code, DETAILS[code])), ...VARIANTS];

describe('messageFor', () => {
  for (const failure of FAILURES) {
    it(`says ${failure.code} ${JSON.stringify(failure.details)} in one line`, () => {
      const message = messageFor(failure);
      assert.match(message, /^\S[^\r\n]*\.$/u);
      assert.doesNotMatch(message, /undefined|\[object|\{\d/);
    });
  }

  for (const [what, text] of [
    ['a command link', '[Repair](command:workbench.action.terminal.new)'],
    ['the end of a link', 'x](command:evil)'],
    ['a link with a space in between', '[x] \t(command:evil)'],
    ['a link with invisible characters in between', '[x]\u200b\u2060\u00ad(command:evil)'],
    ['a link over lines', '[x]\r\n(command:evil)'],
    ['doubled brackets', '[x]](](command:evil))'],
    ['a web link', '[x](https://evil.example)'],
    ['a placeholder', '{0}{1}{2}](command:evil)'],
    ['a change of direction', '\u202e[x](command:evil)'],
  ] as const) {
    it(`lets ${what} through nowhere`, () => {
      const broken = FAILURES.map(failure => messageFor(withTexts(failure, text))).filter(message =>
        /\]\(|[\p{Cc}\p{Cf}]/u.test(message),
      );
      assert.deepStrictEqual(broken, []);
    });
  }

  it('stays short, whatever its details are', () => {
    const long = FAILURES.map(failure => messageFor(withTexts(failure, 'x'.repeat(100_000))));
    assert.deepStrictEqual(
      long.filter(message => message.length > 1200),
      [],
    );
  });

  it('names files without their folders', () => {
    for (const file of ['/home/someone/keys/employer.pfx', 'C:\\Users\\someone\\employer.pfx']) {
      const message = messageFor(new AppError('keystore/damaged', { file }));
      assert.deepStrictEqual(
        [message.includes('employer.pfx'), message.includes('someone')],
        [true, false],
      );
    }
  });
});
