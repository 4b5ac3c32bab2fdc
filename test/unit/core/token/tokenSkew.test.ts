import assert from 'node:assert/strict';
import type { SigningKey } from '../../../../src/core/certificate/signingKeys.ts';
import { PORTAL_ENVIRONMENTS } from '../../../../src/core/channel/environment.ts';
import { failureOf } from '../../failureOf.ts';
import { CHANNEL, signingKey } from './tokenChannel.ts';
import { START, TokenHarness } from './tokenHarness.ts';

describe('TokenService, by the server’s clock', () => {
  let key: SigningKey;
  before(async () => {
    key = await signingKey();
  });

  for (const [date, ahead] of [
    ['Sat, 21 Nov 2026 10:10:00 GMT', 600],
    ['Sat, 21 Nov 2026 09:50:00 GMT', -600],
    ['Sat, 21 Nov 2026 10:00:01 GMT', 0],
    ['Sat, 21 Nov 2026 09:59:58 GMT', -2],
    ['yesterday', 0],
    [undefined, 0],
  ] as const) {
    it(`signs the next assertion ${ahead} seconds ahead after Date: ${date ?? 'none'}`, async () => {
      const harness = new TokenHarness();
      harness.date = date;
      await harness.tokens.get(CHANNEL, key);
      await harness.tokens.get(CHANNEL, key, { renew: true });
      const times = [1, 2].map(number => {
        const { iat, exp } = harness.claims(number);
        return [iat, exp];
      });
      const start = START / 1000;
      assert.deepStrictEqual(times, [
        [start, start + 300],
        [start + ahead, start + ahead + 300],
      ]);
    });
  }

  it('learns the time from a refusal too, of that token endpoint alone', async () => {
    const harness = new TokenHarness();
    harness.date = 'Sat, 21 Nov 2026 11:00:00 GMT';
    harness.status = 400;
    await failureOf(harness.tokens.get(CHANNEL, key));
    harness.status = 200;
    await harness.tokens.get(CHANNEL, key);
    await harness.tokens.get({ ...CHANNEL, environment: PORTAL_ENVIRONMENTS[0]! }, key);
    assert.deepStrictEqual(
      [1, 2, 3].map(number => harness.claims(number)['iat']),
      [START, START + 3_600_000, START].map(time => time / 1000),
    );
  });
});
