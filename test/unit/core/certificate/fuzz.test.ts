import assert from 'node:assert/strict';
import { AppError, type ErrorCode } from '../../../../src/core/base/errors.ts';
import { describeCertificate } from '../../../../src/core/certificate/describeCertificate.ts';
import { describeChain } from '../../../../src/core/certificate/describeChain.ts';
import { dumpAsn1 } from '../../../../src/core/certificate/dumpAsn1.ts';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { nameKeys } from '../../../../src/core/certificate/selectSigningKey.ts';
import { FIXTURES, fixtureBytes } from './keyStoreFixtures.ts';

const INPUTS = 20_000;
const SEED = 20_261_121;

/** Largest file, in bytes, and highest iteration count that is fuzzed: larger ones only take longer. */
const SIZE_LIMIT = 5_000;
const ITERATION_LIMIT = 2_048;

/** How many times as often files are fuzzed that cost no key derivation. */
const CHEAP_SHARE = 8;

const CODES = new Set<ErrorCode>([
  'keystore/not-a-keystore',
  'keystore/damaged',
  'keystore/wrong-passphrase',
  'keystore/passphrase-required',
  'keystore/unsupported-algorithm',
  'keystore/too-large',
]);

/** Marsaglia's xorshift: the same numbers every time. */
class Random {
  #state = SEED;

  /** A whole number below `limit`. */
  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }
}

/** The iteration counts in a file: INTEGERs of these values stand nowhere else. */
function iterationCounts(bytes: Buffer): number[] {
  return [1000, 2000, 2048, 10_000, 50_000, 51_200, 100_000, 600_000, 2 ** 31 - 1].filter(count => {
    const digits = Buffer.alloc(4);
    digits.writeUInt32BE(count);
    const value = digits.subarray(digits.findIndex(byte => byte !== 0));
    return bytes.includes(Buffer.of(0x02, value.length, ...value));
  });
}

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const splice = (bytes: Buffer, start: number, removed: number, inserted: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, start), inserted, bytes.subarray(start + removed)]);

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => {
    const at = random.below(bytes.length);
    return splice(bytes, at, 1, Buffer.of(bytes[at]! ^ (1 << random.below(8))));
  },
  (bytes, random) => splice(bytes, random.below(bytes.length), 1, Buffer.of(random.below(256))),
  // Lengths and tags that mean something.
  (bytes, random) => {
    const special = [0x00, 0x01, 0x02, 0x30, 0x80, 0x82, 0x84, 0xff];
    return splice(bytes, random.below(bytes.length), 1, Buffer.of(special[random.below(8)]!));
  },
  (bytes, random) => splice(bytes, random.below(bytes.length), random.below(20), Buffer.alloc(0)),
  (bytes, random) =>
    splice(
      bytes,
      random.below(bytes.length),
      0,
      Buffer.alloc(1 + random.below(20), random.below(256)),
    ),
  (bytes, random) => {
    const from = random.below(bytes.length);
    return splice(
      bytes,
      random.below(bytes.length),
      0,
      bytes.subarray(from, from + random.below(64)),
    );
  },
];

function mutate(bytes: Buffer, random: Random): Buffer {
  let mutated = bytes;
  for (let left = 1 + random.below(3); left > 0 && mutated.length > 0; left--) {
    mutated = MUTATIONS[random.below(MUTATIONS.length)]!(mutated, random);
  }
  return mutated;
}

/** Opens a file and looks at all that came out; undefined where it opened. */
async function codeOf(
  bytes: Buffer,
  passphrase: string | undefined,
): Promise<ErrorCode | undefined> {
  try {
    const { entries } = await openKeyStore(bytes, passphrase, { file: 'fuzzed' });
    nameKeys(entries);
    for (const { certificates } of entries) {
      describeChain(certificates);
      for (const { der } of certificates) {
        describeCertificate(der);
        dumpAsn1(der);
      }
    }
    return undefined;
  } catch (error) {
    if (AppError.is(error)) {
      return error.code;
    }
    throw error;
  }
}

describe('readers, fed with broken files', () => {
  it(`end ${INPUTS} times in a key store or a documented refusal`, async function () {
    this.timeout(180_000);
    const sources = FIXTURES.map(({ file, passphrase }) => {
      const bytes = fixtureBytes(file);
      return { file, bytes, passphrase: passphrase ?? undefined, counts: iterationCounts(bytes) };
    }).filter(
      ({ bytes, counts }) =>
        bytes.length > 0 &&
        bytes.length <= SIZE_LIMIT &&
        counts.every(count => count <= ITERATION_LIMIT),
    );
    const lots = sources.flatMap(source =>
      Array<typeof source>(source.counts.length === 0 ? CHEAP_SHARE : 1).fill(source),
    );
    const random = new Random();
    const seen = new Map<ErrorCode | undefined, number>();
    for (let input = 0; input < INPUTS; input++) {
      const { file, bytes, passphrase } = lots[random.below(lots.length)]!;
      const mutated = mutate(bytes, random);
      const given = random.below(8) === 0 ? undefined : passphrase;
      try {
        const code = await codeOf(mutated, given);
        assert.ok(code === undefined || CODES.has(code), code);
        seen.set(code, (seen.get(code) ?? 0) + 1);
      } catch (error) {
        const base64 = mutated.toString('base64');
        throw new Error(`input ${input}, ${file}, ${String(given)}: ${base64}`, { cause: error });
      }
    }
    // Every outcome has been reached: the fuzzer gets past the doors.
    assert.deepStrictEqual(new Set(seen.keys()), new Set([undefined, ...CODES]));
  });
});
