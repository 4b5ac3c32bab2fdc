import { AppError } from '../base/errors.ts';
import { derivePbkdf2Key, type Pbkdf2Parameters } from './derivePbkdf2Key.ts';
import { derivePkcs12Key, DIGEST_SIZES, type Pkcs12Parameters } from './derivePkcs12Key.ts';

/** Most rounds that are computed for one file: 83 blocks of what GnuTLS and NSS write, 5 to 20 seconds. */
export const TOTAL_ITERATION_LIMIT = 50_000_000;

/** Computes the keys of one file: the same one never twice, and all together within a bound. */
export class KeyDerivations {
  readonly #file: string;
  readonly #signal: AbortSignal | undefined;
  readonly #derived = new Map<string, Promise<Buffer>>();
  #iterations = 0;

  constructor(file: string, signal: AbortSignal | undefined) {
    this.#file = file;
    this.#signal = signal;
  }

  /**
   * The key derivation of PKCS#12.
   *
   * @throws AppError `keystore/too-large`
   * @throws the reason of the signal
   */
  pkcs12(input: Pkcs12Parameters): Promise<Buffer> {
    return this.#once(input, () => derivePkcs12Key(input, this.#signal));
  }

  /**
   * PBKDF2.
   *
   * @param length of the key in bytes
   * @throws AppError `keystore/too-large`
   * @throws the reason of the signal
   */
  pbkdf2(parameters: Pbkdf2Parameters, secret: Uint8Array, length: number): Promise<Buffer> {
    return this.#once({ ...parameters, secret, length }, () =>
      derivePbkdf2Key(parameters, secret, length, this.#signal),
    );
  }

  async #once(
    input: Derivation & { secret: Uint8Array; length: number },
    derive: () => Promise<Buffer>,
  ): Promise<Buffer> {
    const { salt, secret } = input;
    const id = JSON.stringify({ ...input, salt: hex(salt), secret: hex(secret) });
    const known = this.#derived.get(id);
    if (known !== undefined) {
      return known;
    }
    this.#charge(input);
    const derived = derive();
    this.#derived.set(id, derived);
    return derived;
  }

  #charge({ digest, iterations, length }: Derivation & { length: number }): void {
    this.#iterations += iterations * Math.ceil(length / DIGEST_SIZES[digest]);
    if (this.#iterations > TOTAL_ITERATION_LIMIT) {
      throw new AppError('keystore/too-large', {
        file: this.#file,
        what: 'iterations',
        value: this.#iterations,
        limit: TOTAL_ITERATION_LIMIT,
      });
    }
  }
}

type Derivation = Pkcs12Parameters | Pbkdf2Parameters;

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
