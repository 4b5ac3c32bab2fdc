import assert from 'node:assert/strict';
import { PORTAL_ENVIRONMENTS } from '../../../../src/core/channel/environment.ts';
import { inspectToken, LONGEST_TEXT } from '../../../../src/core/token/inspectToken.ts';
import type { InspectedToken } from '../../../../src/core/token/inspectToken.ts';
import {
  COMPACT,
  FLATTENED_A7,
  GENERAL_A6,
  JWE_A1,
  JWE_FLATTENED_A5,
  JWS_A1,
  JWS_A2,
  JWS_A3,
  JWS_A4,
  JWS_UNENCODED,
  JWT_ENCRYPTED_A1,
  JWT_UNSECURED,
} from './rfcTokens.ts';

const NOW = new Date('2026-05-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;

const inspect = (text: string): InspectedToken =>
  inspectToken(text, { now: NOW, environments: PORTAL_ENVIRONMENTS });

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** An unverified token of any header and payload; the signature has the length that ES384 wants. */
const make = (
  payload: unknown,
  header: unknown = { alg: 'ES384' },
  signature = 'A'.repeat(128),
): string => `${encode(header)}.${encode(payload)}.${signature}`;

const codesOf = ({ notes }: InspectedToken): string[] => notes.map(({ code }) => code);

/** A result without the token itself, short enough to compare. */
function summary(result: InspectedToken): unknown {
  const { kind } = result;
  switch (kind) {
    case 'empty':
      return { kind };
    case 'jwt':
      return { kind, header: result.header.members, claims: result.claims.members };
    case 'jws':
      return { kind, header: result.header.members, payload: result.payload };
    case 'jws-json':
      return { kind, headers: result.signatures.map(({ header }) => header.members) };
    case 'jwe':
      return { kind, header: result.header.members, length: result.ciphertextLength };
    case 'opaque':
      return { kind, length: result.length };
    case 'broken':
      return { kind, part: result.part, flaw: result.flaw };
  }
}

describe('inspectToken', () => {
  describe('examples of the RFCs', () => {
    const claims = { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true };
    const rows: [name: string, text: string, expected: unknown, notes: string[]][] = [
      [
        'RFC 7515 A.1, HS256',
        JWS_A1,
        { kind: 'jwt', header: { typ: 'JWT', alg: 'HS256' }, claims },
        ['expired', 'signature-symmetric'],
      ],
      [
        'RFC 7515 A.2, RS256',
        JWS_A2,
        { kind: 'jwt', header: { alg: 'RS256' }, claims },
        ['expired'],
      ],
      [
        'RFC 7515 A.3, ES256',
        JWS_A3,
        { kind: 'jwt', header: { alg: 'ES256' }, claims },
        ['expired'],
      ],
      [
        'RFC 7515 A.4, ES512 over text',
        JWS_A4,
        { kind: 'jws', header: { alg: 'ES512' }, payload: { length: 7, text: 'Payload' } },
        [],
      ],
      [
        'RFC 7515 A.5 = RFC 7519 6.1, unsecured',
        JWT_UNSECURED,
        { kind: 'jwt', header: { alg: 'none' }, claims },
        ['expired', 'not-signed'],
      ],
      [
        'RFC 7515 A.6, general JSON',
        GENERAL_A6,
        {
          kind: 'jws-json',
          headers: [
            { alg: 'RS256', kid: '2010-12-29' },
            { alg: 'ES256', kid: 'e9bc097a-ce51-4036-9562-d2ade882db0d' },
          ],
        },
        ['expired'],
      ],
      [
        'RFC 7515 A.7, flattened JSON',
        FLATTENED_A7,
        {
          kind: 'jws-json',
          headers: [{ alg: 'ES256', kid: 'e9bc097a-ce51-4036-9562-d2ade882db0d' }],
        },
        ['expired'],
      ],
      [
        'RFC 7797 4.2, unencoded and detached',
        JWS_UNENCODED,
        {
          kind: 'jws',
          header: { alg: 'HS256', b64: false, crit: ['b64'] },
          payload: { length: 0, text: '' },
        },
        ['signature-symmetric', 'critical', 'detached'],
      ],
      [
        'RFC 7516 A.1, encrypted',
        JWE_A1,
        { kind: 'jwe', header: { alg: 'RSA-OAEP', enc: 'A256GCM' }, length: 63 },
        [],
      ],
      [
        'RFC 7516 A.5, flattened JSON',
        JWE_FLATTENED_A5,
        {
          kind: 'jwe',
          header: {
            enc: 'A128CBC-HS256',
            jku: 'https://server.example.com/keys.jwks',
            alg: 'A128KW',
            kid: '7',
          },
          length: 32,
        },
        [],
      ],
      [
        'RFC 7519 A.1, encrypted JWT',
        JWT_ENCRYPTED_A1,
        { kind: 'jwe', header: { alg: 'RSA1_5', enc: 'A128CBC-HS256' }, length: 80 },
        [],
      ],
    ];
    for (const [name, text, expected, notes] of rows) {
      it(name, () => {
        const result = inspect(text);
        assert.deepEqual([summary(result), codesOf(result)], [expected, notes]);
      });
    }
  });

  describe('around a token', () => {
    const wrap = (token: string, width: number, line: string): string =>
      token.replace(new RegExp(`.{${width}}(?=.)`, 'g'), `$&${line}`);
    const surroundings: Record<string, (token: string) => string> = {
      nothing: token => token,
      'a header line': token => `Authorization: Bearer ${token}`,
      'a header line among others': token =>
        `POST /v1 HTTP/1.1\nAuthorization: bearer ${token}\nContent-Type: application/json\n\n{}`,
      'Bearer and line breaks': token => `\r\nBearer ${token}\r\n`,
      'quotes and a comma': token => `  "${token}",`,
      'a command': token => `curl -H 'Authorization: Bearer ${token}' https://example.org/a.b.c`,
      'a JSON string': token => JSON.stringify(`Bearer ${token}\n`),
      'a token answer': token =>
        JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 600 }),
      'a token answer in a log line': token =>
        `body=${JSON.stringify(JSON.stringify({ access_token: token }))} status=200`,
      'a form': token =>
        `grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=${token}&scope=a+b`,
      'an encoded form': token => `client_assertion=${token.replaceAll('.', '%2E')}&scope=`,
      'a variable': token => `FLA_TOKEN="${token}"`,
      'escaped dots': token => JSON.stringify({ token }).replaceAll('.', '\\u002e'),
      'lines as mails have them': token => `Hello,\r\n\r\n${wrap(token, 72, '\r\n')}\r\n\r\nBye`,
      'lines of an answered mail': token => wrap(`> ${token}`, 76, '\n> '),
      'quoted-printable lines': token => wrap(token, 75, '=\r\n'),
      'the lines of a shell': token => wrap(token, 80, '\\\n'),
      spaces: token => `token: ${wrap(token, 60, ' ')}`,
      'a full stop': token => `See ${token}.`,
    };
    for (const [name, surround] of Object.entries(surroundings)) {
      it(name, () => {
        assert.deepEqual(
          Object.entries(COMPACT).map(([example, token]) => {
            const result = inspect(surround(token));
            return [example, 'token' in result && result.token === token, result.kind];
          }),
          Object.entries(COMPACT).map(([example, token]) => [example, true, inspect(token).kind]),
        );
      });
    }

    it('finds several, and tells how many more there are', () => {
      const texts = [
        `${JWS_A1}\n${JWS_A2}\n${JWS_A3}`,
        JSON.stringify({ id_token: JWS_A1, nested: { access_token: JWS_A2, other: JWS_A3 } }),
        `first ${JWS_A1} then "${JWS_A2}" and ${JWE_A1}, again ${JWS_A1}`,
      ];
      assert.deepEqual(
        texts.map(inspect).map(result => 'token' in result && [result.token, result.more]),
        texts.map(() => [JWS_A1, 2]),
      );
    });
  });

  describe('what is no JWT', () => {
    const opaque = '8f3c0a52e1d94b7a9c63';
    it('calls an opaque token opaque, wherever it stands', () => {
      assert.deepEqual(
        [
          opaque,
          `Bearer ${opaque}`,
          `"${opaque}"`,
          JSON.stringify({ access_token: opaque, token_type: 'Bearer', expires_in: 600 }),
          `Authorization: Bearer ${opaque}\nAccept: */*`,
          `access_token=${opaque}&token_type=Bearer`,
        ].map(text => summary(inspect(text))),
        Array.from({ length: 6 }, () => ({ kind: 'opaque', length: 20 })),
      );
    });

    it('says which opaque text cannot stand behind Bearer', () => {
      assert.deepEqual(codesOf(inspect('abc,def')), ['not-bearer']);
    });

    it('finds nothing in nothing, and in prose', () => {
      assert.deepEqual(
        ['', ' \r\n', '""', 'There is no token here.', '{"a":1}', 'Bearer ', '{}', '[]'].map(
          text => inspect(text).kind,
        ),
        Array.from({ length: 8 }, () => 'empty'),
      );
    });

    it('does not take two dots for a JWT', () => {
      assert.deepEqual(
        ['MTk4NjIy.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs', 'www.example.org', 'ya29.a0AfH6SM'].map(
          text => inspect(text).kind,
        ),
        ['opaque', 'opaque', 'opaque'],
      );
    });
  });

  it('names the part that is broken, and why', () => {
    const header = encode({ alg: 'RS256' });
    const claims = encode({ iss: 'a' });
    const signature = 'A'.repeat(342);
    const rows: [text: string, part: string, flaw: unknown][] = [
      [`${header}.${claims}`, 'token', { code: 'part-count', count: 2 }],
      [header, 'token', { code: 'part-count', count: 1 }],
      [`${header}.${claims}.${signature}.x`, 'token', { code: 'part-count', count: 4 }],
      [`${header.slice(1)}.${claims}.${signature}`, 'header', { code: 'not-text' }],
      [`${header.slice(0, -4)}.${claims}.${signature}`, 'header', { code: 'not-json' }],
      [`${encode({ typ: 'JWT' })}.${claims}.${signature}`, 'header', { code: 'no-algorithm' }],
      [`${header}.${claims.slice(0, -4)}.${signature}`, 'payload', { code: 'not-json' }],
      [`${header}.${claims}AA.${signature}`, 'payload', { code: 'length' }],
      [
        `${header}.${claims}==.${signature}`,
        'payload',
        { code: 'alphabet', character: '=', position: claims.length + 1 },
      ],
      [
        `${header}.${claims}.${signature.slice(2)}+/`,
        'signature',
        { code: 'alphabet', character: '+', position: 341 },
      ],
      [`${header}.${claims}.${signature}AAA`, 'signature', { code: 'length' }],
      [
        `${encode({ alg: 'none', typ: 'JWT' })}.${encode('[1]')}.`,
        'payload',
        { code: 'not-an-object' },
      ],
      [`${encode({ alg: 'none', typ: 'JWT' })}..`, 'payload', { code: 'empty' }],
      [
        `${encode({ alg: 'dir', enc: 'A256GCM' })}..AAAA.BBBBB.CCCC`,
        'ciphertext',
        { code: 'length' },
      ],
      [JSON.stringify({ payload: '', signatures: [] }), 'signature', { code: 'empty' }],
      [JSON.stringify({ payload: '', signature: '' }), 'header', { code: 'no-algorithm' }],
      [JSON.stringify({ payload: '', signatures: [7] }), 'header', { code: 'no-algorithm' }],
      [
        JSON.stringify({ payload: '', protected: 'x', signature: '' }),
        'header',
        { code: 'length' },
      ],
    ];
    assert.deepEqual(
      rows.map(([text]) => [text, summary(inspect(text))]),
      rows.map(([text, part, flaw]) => [text, { kind: 'broken', part, flaw }]),
    );
  });

  it('shows what can be read of a broken one', () => {
    const claims = encode({ iss: 'a' });
    const result = inspect(`yJhbGciOiJSUzI1NiJ9.${claims}.AAAA`);
    assert.deepEqual(result.kind === 'broken' && [result.part, result.claims?.members], [
      'header',
      { iss: 'a' },
    ]);
  });

  it('says what is worth saying of times', () => {
    const rows: [claims: Record<string, unknown>, notes: unknown[]][] = [
      [{ exp: SECONDS }, [{ code: 'expired', facts: { at: NOW } }]],
      [{ exp: SECONDS + 1 }, []],
      [{}, [{ code: 'no-expiry', facts: {} }]],
      [
        { nbf: SECONDS + 60, exp: SECONDS + 90.5 },
        [
          { code: 'not-yet-valid', facts: { at: new Date(NOW.getTime() + 60_000) } },
          { code: 'lifetime', facts: { seconds: 30.5 } },
        ],
      ],
      [
        { iat: SECONDS + 5, exp: SECONDS + 305 },
        [
          { code: 'issued-in-future', facts: { at: new Date(NOW.getTime() + 5000) } },
          { code: 'lifetime', facts: { seconds: 300 } },
        ],
      ],
      [
        { iat: SECONDS - 5, exp: SECONDS - 5 },
        [
          { code: 'expired', facts: { at: new Date(NOW.getTime() - 5000) } },
          { code: 'no-lifetime', facts: {} },
        ],
      ],
      [
        { exp: NOW.getTime(), nbf: String(SECONDS), auth_time: null },
        [
          { code: 'not-a-date', facts: { claim: 'exp', meant: NOW } },
          { code: 'not-a-date', facts: { claim: 'nbf' } },
          { code: 'not-a-date', facts: { claim: 'auth_time' } },
        ],
      ],
      [{ exp: 1e300 }, [{ code: 'not-a-date', facts: { claim: 'exp' } }]],
    ];
    assert.deepEqual(
      rows.map(([claims]) => inspect(make(claims)).notes),
      rows.map(([, notes]) => notes),
    );
  });

  it('tells a client assertion, and of which environment', () => {
    const [production, acceptance] = PORTAL_ENVIRONMENTS;
    const assertion = { iss: 'c', sub: 'c', jti: '1', exp: SECONDS + 1 };
    const rows: [claims: Record<string, unknown>, notes: unknown[]][] = [
      [
        { ...assertion, aud: production?.audience },
        [{ code: 'client-assertion', facts: { environment: 'prod' } }],
      ],
      [
        { ...assertion, aud: ['x', acceptance?.tokenEndpoint], jti: undefined },
        [
          { code: 'client-assertion', facts: { environment: 'acpt' } },
          { code: 'assertion-without-id', facts: {} },
        ],
      ],
      [
        { ...assertion, aud: 'https://as.example.org/oauth/token' },
        [{ code: 'client-assertion', facts: {} }],
      ],
      [{ ...assertion, sub: 'd', aud: production?.audience }, []],
      [{ ...assertion, aud: 'https://api.example.org' }, []],
      [{ ...assertion, aud: 7 }, []],
    ];
    assert.deepEqual(
      rows.map(([claims]) => inspect(make(claims)).notes),
      rows.map(([, notes]) => notes),
    );
  });

  it('says what is worth saying of the header and the signature', () => {
    const claims = { exp: SECONDS + 1 };
    const rows: [token: string, notes: unknown[]][] = [
      [make(claims, { alg: 'none' }, ''), [{ code: 'not-signed', facts: {} }]],
      [
        make(claims, { alg: 'RS256' }, ''),
        [{ code: 'signature-missing', facts: { algorithm: 'RS256' } }],
      ],
      [
        make(claims, { alg: 'ES256' }, 'A'.repeat(96)),
        [{ code: 'signature-length', facts: { algorithm: 'ES256', length: 72, expected: 64 } }],
      ],
      [
        make(claims, { alg: 'ES384', crit: ['exp', 7], cty: 'jwt' }),
        [
          { code: 'critical', facts: { names: ['exp'] } },
          { code: 'nested', facts: {} },
        ],
      ],
      [
        `${encode('{"alg":"none","alg":"ES384","x":{"alg":1,"y":["alg"]}}')}.${encode(
          `{"exp":${SECONDS + 1},"iss":"a" ,"\\u0069ss"\n:"b","a":"\\"iss\\":"}`,
        )}.${'A'.repeat(128)}`,
        [
          { code: 'duplicate', facts: { part: 'claims', name: 'iss' } },
          { code: 'duplicate', facts: { part: 'header', name: 'alg' } },
        ],
      ],
    ];
    assert.deepEqual(
      rows.map(([token]) => inspect(token).notes),
      rows.map(([, notes]) => notes),
    );
  });

  it('looks at the beginning of a long text, and says so', () => {
    const long = 'A'.repeat(5_000_000);
    const limit = { code: 'text-cut', facts: { limit: LONGEST_TEXT } };
    assert.deepEqual(
      [
        inspect(`${JWS_A1}\n${long}`),
        inspect(`${encode({ alg: 'RS256' })}.${long}.${long}`),
        inspect(`access_token=${encode({ alg: 'RS256' })}.${long}`),
        inspect(' '.repeat(5_000_000)),
      ].map(result => [result.kind, result.notes.at(-1)]),
      [
        ['jwt', limit],
        ['broken', limit],
        ['broken', limit],
        ['empty', limit],
      ],
    );
  });
});
