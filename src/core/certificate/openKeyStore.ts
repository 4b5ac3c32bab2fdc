import { AppError } from '../base/errors.ts';
import { assembleEntries } from './assembleEntries.ts';
import { Ber, BerError, ELEMENT_LIMIT, NESTING_LIMIT } from './ber.ts';
import { decodeBase64, decodeText } from './decodeText.ts';
import type { DecryptedItems } from './decryptItems.ts';
import { KeyDerivations } from './keyDerivations.ts';
import type { KeyStore, KeyStoreFormat } from './keyStore.ts';
import { type OpenContext, unsupportedName } from './openContext.ts';
import { openItems } from './openItems.ts';
import { openJks } from './openJks.ts';
import { openPkcs12 } from './openPkcs12.ts';
import { readDer, recogniseDer } from './readDer.ts';
import { looksLikeJceks, looksLikeJks } from './readJks.ts';
import { readPem } from './readPem.ts';
import { looksLikePfx } from './readPfx.ts';

/** Largest file that is read, in bytes. */
export const SIZE_LIMIT = 1_048_576;

/** Keys and certificates of an opened file, not yet put together. */
interface Opened {
  format: KeyStoreFormat;
  bags: DecryptedItems['bags'];
}

/**
 * Opens a file with keys or certificates, whatever its name: PKCS#12, JKS, PEM, DER, PKCS#7, and the base64 text of the last ones.
 *
 * @param bytes the file
 * @param passphrase undefined where none is known; `''` is a passphrase
 * @param options.file its name, for error details
 * @throws AppError `keystore/not-a-keystore`, `keystore/damaged`, `keystore/wrong-passphrase`, `keystore/passphrase-required`,
 *   `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws the reason of `options.signal`
 */
export async function openKeyStore(
  bytes: Uint8Array,
  passphrase: string | undefined,
  options: { file: string; signal?: AbortSignal },
): Promise<KeyStore> {
  const { file, signal } = options;
  signal?.throwIfAborted();
  if (bytes.length > SIZE_LIMIT) {
    const details = { file, what: 'bytes', value: bytes.length, limit: SIZE_LIMIT } as const;
    throw new AppError('keystore/too-large', details);
  }
  const context = { file, signal, derivations: new KeyDerivations(file, signal) };
  try {
    const { format, bags } = await open(bytes, passphrase, context);
    // Those who write key stores decide what an entry is; elsewhere certificates just stand side by side.
    const areEntriesGiven = format === 'PKCS#12' || format === 'JKS';
    return { format, entries: await assembleEntries(bags, areEntriesGiven, signal) };
  } catch (error) {
    throw error instanceof BerError ? refusal(error, context) : error;
  }
}

async function open(
  bytes: Uint8Array,
  passphrase: string | undefined,
  context: OpenContext,
): Promise<Opened> {
  const binary = await openBinary(bytes, passphrase, context);
  const opened = binary ?? (await openText(decodeText(bytes), passphrase, context));
  if (opened === undefined) {
    throw new AppError('keystore/not-a-keystore', { file: context.file });
  }
  return opened;
}

async function openBinary(
  bytes: Uint8Array,
  passphrase: string | undefined,
  context: OpenContext,
): Promise<Opened | undefined> {
  if (looksLikeJceks(bytes)) {
    throw unsupportedName('JCEKS', context);
  }
  if (looksLikeJks(bytes)) {
    return { format: 'JKS', bags: openJks(bytes, passphrase, context) };
  }
  if (looksLikePfx(bytes)) {
    return { format: 'PKCS#12', bags: await openPkcs12(bytes, passphrase, context) };
  }
  const element = readElement(bytes);
  const kind = element && recogniseDer(element);
  if (element === undefined || kind === undefined) {
    return undefined;
  }
  const bags = await openItems(readDer(kind, element, context), passphrase, context);
  return { format: kind === 'PKCS#7' ? 'PKCS#7' : 'DER', bags };
}

/** Text begins with `0`, the same byte, but not with that and a length that only long elements have. */
function readElement(bytes: Uint8Array): Ber | undefined {
  const [first = 0, second = 0] = bytes;
  if (first !== 0x30) {
    return undefined;
  }
  try {
    return Ber.read(bytes, true);
  } catch (error) {
    if (second >= 0x80) {
      throw error;
    }
    return undefined;
  }
}

async function openText(
  text: string,
  passphrase: string | undefined,
  context: OpenContext,
): Promise<Opened | undefined> {
  const bytes = decodeBase64(text);
  if (bytes !== undefined) {
    const opened = await openBinary(bytes, passphrase, context);
    // A certificate in base64 is PEM but for the lines around it.
    return opened?.format === 'DER' ? { ...opened, format: 'PEM' } : opened;
  }
  const bags = readPem(text, context);
  return bags.length === 0
    ? undefined
    : { format: 'PEM', bags: await openItems(bags, passphrase, context) };
}

function refusal(error: BerError, { file }: OpenContext): AppError {
  const { reason } = error;
  if (reason === 'malformed') {
    return new AppError('keystore/damaged', { file }, { cause: error });
  }
  const limit = reason === 'nesting' ? NESTING_LIMIT : ELEMENT_LIMIT;
  const details = { file, what: reason, value: limit + 1, limit };
  return new AppError('keystore/too-large', details, { cause: error });
}
