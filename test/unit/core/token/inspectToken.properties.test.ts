import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findTokenAt } from '../../../../src/core/token/findTokenAt.ts';
import { inspectToken } from '../../../../src/core/token/inspectToken.ts';
import { COMPACT, FLATTENED_A7, GENERAL_A6, JWE_FLATTENED_A5 } from './rfcTokens.ts';

const CONTEXT = { now: new Date('2026-05-01T12:00:00Z'), environments: [] };
const EXAMPLES = [...Object.values(COMPACT), FLATTENED_A7, GENERAL_A6, JWE_FLATTENED_A5];
const SEED = { seed: 20260501, numRuns: 500 };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Pieces that the ways to a token look for, in any order. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(...EXAMPLES, ...EXAMPLES.flatMap(example => example.split('.'))),
      fc.constantFrom('.', '..', ' ', '\n', '> ', '=\r\n', '\\n', '\\u002e', '%2E', '"', '{', '}'),
      fc.constantFrom('Bearer ', 'access_token=', '"access_token":"', '&', 'eyJ', 'e30', ':'),
      fc.string(),
      fc.json().map(encode),
    ),
    { maxLength: 12 },
  )
  .map(some => some.join(''));

/** An example with one character replaced, removed or added. */
const spoiled = fc
  .tuple(fc.constantFrom(...EXAMPLES), fc.nat(), fc.nat(2), fc.string({ maxLength: 3 }))
  .map(([example, place, removed, added]) => {
    const at = place % example.length;
    return example.slice(0, at) + added + example.slice(at + removed);
  });

describe('inspectToken, for every text', () => {
  it('never throws, and tells one of its kinds', () => {
    const kinds = ['empty', 'jwt', 'jws', 'jws-json', 'jwe', 'opaque', 'broken'];
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), pieces, spoiled), text => {
        assert.ok(kinds.includes(inspectToken(text, CONTEXT).kind));
      }),
      SEED,
    );
  });

  it('reads back every header and every claim', () => {
    const members = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(members, members, fc.uint8Array(), (header, claims, signature) => {
        const sealed = { ...header, alg: 'RS256' };
        delete (sealed as Record<string, unknown>)['b64'];
        delete (sealed as Record<string, unknown>)['enc'];
        const token = [
          encode(sealed),
          encode(claims),
          Buffer.from(signature).toString('base64url'),
        ].join('.');
        const result = inspectToken(`Authorization: Bearer ${token}\n`, CONTEXT);
        assert.ok(result.kind === 'jwt', result.kind);
        assert.deepEqual(
          [result.token, result.header.members, result.claims.members],
          [token, JSON.parse(JSON.stringify(sealed)), JSON.parse(JSON.stringify(claims))],
        );
      }),
      SEED,
    );
  });

  it('never throws for any place in a line', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, spoiled), fc.nat(4000), (line, offset) => {
        const found = findTokenAt(line, Math.min(offset, line.length));
        assert.ok(!found || line.slice(found.start, found.end) === found.token);
      }),
      SEED,
    );
  });

  it('bears what is nested deeper than a stack', () => {
    const deep = '['.repeat(30_000) + ']'.repeat(30_000);
    const header = `{"alg":"RS256","x":${deep}}`;
    const texts = [
      `${Buffer.from(header).toString('base64url')}.e30.AAAA`,
      `{"payload":"","signature":"","header":${header}}`,
      deep,
    ];
    assert.deepEqual(
      texts.map(text => inspectToken(text, CONTEXT).kind),
      ['jwt', 'jws-json', 'empty'],
    );
  });
});
