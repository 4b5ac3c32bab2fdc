import assert from 'node:assert/strict';
import { Purpose } from '../../../../src/core/certificate/derivePkcs12Key.ts';
import {
  KeyDerivations,
  TOTAL_ITERATION_LIMIT,
} from '../../../../src/core/certificate/keyDerivations.ts';
import { failureOf } from '../../failureOf.ts';

const SECRET = Buffer.from('0070006100730073000000', 'hex');
const SALT = Buffer.from('0102030405060708090a0b', 'hex');

const pkcs12 = (iterations: number, length = 20) =>
  ({
    digest: 'sha1',
    secret: SECRET,
    salt: SALT,
    iterations,
    purpose: Purpose.key,
    length,
  }) as const;
const pbkdf2 = (iterations: number) => ({ digest: 'sha256', salt: SALT, iterations }) as const;

/** How many rounds the file has cost so far: what one too many adds up to. */
async function spent(derivations: KeyDerivations): Promise<number> {
  const failure = await failureOf(derivations.pkcs12(pkcs12(TOTAL_ITERATION_LIMIT + 1)));
  return (failure as { value: number }).value - TOTAL_ITERATION_LIMIT - 1;
}

describe('KeyDerivations', () => {
  it('computes the same key once', async () => {
    const derivations = new KeyDerivations('test.p12', undefined);
    const keys = await Promise.all([
      derivations.pkcs12(pkcs12(1000)),
      derivations.pkcs12({ ...pkcs12(1000), secret: Buffer.from(SECRET) }),
      derivations.pbkdf2(pbkdf2(500), SECRET, 32),
      derivations.pbkdf2(pbkdf2(500), SECRET, 32),
    ]);
    assert.deepStrictEqual(
      [keys[0] === keys[1], keys[2] === keys[3], await spent(derivations)],
      [true, true, 1500],
    );
  });

  it('tells keys apart by all that goes into them', async () => {
    const derivations = new KeyDerivations('test.p12', undefined);
    const keys = [
      await derivations.pkcs12(pkcs12(100)),
      await derivations.pkcs12(pkcs12(101)),
      await derivations.pkcs12({ ...pkcs12(100), purpose: Purpose.iv }),
      await derivations.pkcs12({ ...pkcs12(100), salt: SECRET }),
      await derivations.pkcs12({ ...pkcs12(100), secret: SALT }),
      await derivations.pkcs12({ ...pkcs12(100), digest: 'sha256' }),
      await derivations.pbkdf2(pbkdf2(100), SECRET, 20),
    ].map(key => key.toString('hex'));
    assert.equal(new Set(keys).size, keys.length);
  });

  it('counts every block, and refuses before it computes', async () => {
    const derivations = new KeyDerivations('test.p12', undefined);
    await derivations.pkcs12(pkcs12(100, 24));
    await derivations.pbkdf2(pbkdf2(100), SECRET, 65);
    const refused = await failureOf(derivations.pbkdf2(pbkdf2(10_000_000), SECRET, 5 * 32));
    assert.deepStrictEqual(refused, {
      code: 'keystore/too-large',
      file: 'test.p12',
      what: 'iterations',
      value: TOTAL_ITERATION_LIMIT + 500,
      limit: TOTAL_ITERATION_LIMIT,
    });
  });
});
