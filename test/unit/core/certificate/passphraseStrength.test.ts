import assert from 'node:assert/strict';
import { passphraseStrength } from '../../../../src/core/certificate/passphraseStrength.ts';

const PASSPHRASES = {
  weak: [
    ...['', 'x', 'Test-1234', 'Welkom01', 'P@ssw0rd2024!', 'M0tdepa55e2026', 'Zomer2024!'],
    ...['azertyuiop', 'abcdefghijklmnopqrstuvwxyz', 'aaaaaaaaaaaaaaaaaaaaaaaa', 'k7q2m9x4'],
  ],
  fair: ['kV7#qT2m', 'wxrkqmtpzvjdhs'],
  strong: ['kV7#qT2mXp', 'wxrkqmtpzvjdhsfw', 'correct horse battery staple'],
};

describe('passphraseStrength', () => {
  for (const [strength, passphrases] of Object.entries(PASSPHRASES)) {
    it(`calls ${strength} what is`, () => {
      assert.deepStrictEqual(
        passphrases.map(passphrase => [passphrase, passphraseStrength(passphrase)]),
        passphrases.map(passphrase => [passphrase, strength]),
      );
    });
  }

  it('never calls a longer one weaker', () => {
    const order = ['weak', 'fair', 'strong'];
    const whole = 'wX7-kQ2.mT9+pZ4';
    const ranks = Array.from(whole, (_, length) =>
      order.indexOf(passphraseStrength(whole.slice(0, length))),
    );
    assert.deepStrictEqual(ranks, ranks.toSorted());
  });
});
