import assert from 'node:assert/strict';
import { tokenSection } from '../../../../src/features/token/accessTokenSection.ts';

const CONTEXT = { now: new Date('2026-11-21T10:00:00Z'), language: 'en' };
const expiresAt = new Date('2026-11-21T10:10:00Z');

describe('tokenSection', () => {
  it('calls an opaque token opaque, and shows no more of it than tells two apart', () => {
    const accessToken = '2YotnFZFEjr1zCsicMWpAA';
    const { note, rows } = tokenSection({ accessToken, expiresAt, scope: 'a b' }, CONTEXT);
    assert.deepStrictEqual(
      [note?.tone, rows.map(({ name, value }) => [name, value])],
      [
        'information',
        [
          ['access_token', '2Yotn… (22 characters)'],
          ['scope', 'a\nb'],
          ['End', ''],
        ],
      ],
    );
  });

  it('takes a JWT apart', () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const accessToken = [
      part({ alg: 'RS256', typ: 'at+jwt' }),
      part({ iss: 'https://issuer.example', exp: 1_795_255_800 }),
      'c2lnbmF0dXJl',
    ].join('.');
    const { rows } = tokenSection({ accessToken, expiresAt }, CONTEXT);
    assert.deepStrictEqual(
      rows.map(({ name, moment }) => [name, moment?.utc]),
      [
        ['access_token', undefined],
        ['End', '2026-11-21 10:10:00 UTC'],
        ['alg', undefined],
        ['typ', undefined],
        ['iss', undefined],
        ['exp', '2026-11-21 10:10:00 UTC'],
      ],
    );
  });
});
