import { AppError } from '../base/errors.ts';
import { type Ber, BerError } from './ber.ts';
import type { KeyDerivations } from './keyDerivations.ts';

/** What every step of opening one file needs to know. */
export interface OpenContext {
  /** Name of the file, for error details. */
  file: string;
  signal: AbortSignal | undefined;
  derivations: KeyDerivations;
}

/** Largest iteration count that is computed: sixteen times what GnuTLS and NSS write. */
export const ITERATION_LIMIT = 10_000_000;

/**
 * Reads an iteration count, so that none is computed that has not been compared with the limit.
 *
 * @throws AppError `keystore/too-large`
 * @throws BerError
 */
export function readIterations(element: Ber, { file }: OpenContext): number {
  const iterations = element.count();
  if (iterations < 1) {
    throw new BerError('malformed', 'no iterations');
  }
  if (iterations > ITERATION_LIMIT) {
    throw new AppError('keystore/too-large', {
      file,
      what: 'iterations',
      value: iterations,
      limit: ITERATION_LIMIT,
    });
  }
  return iterations;
}

/** Names of algorithms that occur in key stores but are not computed here: broken, or not in every host's crypto. */
const NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.5.3': 'pbeWithMD5AndDES-CBC',
  '1.2.840.113549.1.5.6': 'pbeWithMD5AndRC2-CBC',
  '1.2.840.113549.1.5.10': 'pbeWithSHA1AndDES-CBC',
  '1.2.840.113549.1.5.11': 'pbeWithSHA1AndRC2-CBC',
  '1.2.840.113549.1.7.2': 'signedData',
  '1.2.840.113549.1.7.3': 'envelopedData',
  '1.2.840.113549.2.5': 'MD5',
  '1.2.840.113549.3.2': 'RC2-CBC',
  '1.3.6.1.4.1.11591.4.11': 'scrypt',
  '1.3.14.3.2.7': 'DES-CBC',
  '1.2.392.200011.61.1.1.1.2': 'Camellia-128-CBC',
  '1.2.392.200011.61.1.1.1.3': 'Camellia-192-CBC',
  '1.2.392.200011.61.1.1.1.4': 'Camellia-256-CBC',
  '1.2.410.200046.1.1.2': 'ARIA-128-CBC',
  '1.2.410.200046.1.1.7': 'ARIA-192-CBC',
  '1.2.410.200046.1.1.12': 'ARIA-256-CBC',
  '2.16.840.1.101.3.4.1.6': 'AES-128-GCM',
  '2.16.840.1.101.3.4.1.26': 'AES-192-GCM',
  '2.16.840.1.101.3.4.1.46': 'AES-256-GCM',
  '2.16.840.1.101.3.4.2.7': 'SHA3-224',
  '2.16.840.1.101.3.4.2.8': 'SHA3-256',
  '2.16.840.1.101.3.4.2.9': 'SHA3-384',
  '2.16.840.1.101.3.4.2.10': 'SHA3-512',
  '1.3.6.1.4.1.42.2.19.1': 'JCEKS',
};

/** The refusal of an algorithm that goes by its name in the file. */
export function unsupportedName(name: string, { file }: OpenContext): AppError {
  const oid = Object.keys(NAMES).find(known => NAMES[known] === name) ?? '';
  return new AppError('keystore/unsupported-algorithm', { file, name, oid });
}

/** The refusal of an algorithm, by its name where it has a known one. */
export function unsupported(oid: string, { file }: OpenContext): AppError {
  return new AppError('keystore/unsupported-algorithm', { file, name: NAMES[oid] ?? oid, oid });
}
