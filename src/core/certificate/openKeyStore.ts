import { AppError } from '../base/errors.ts';
import { assembleEntries } from './assembleEntries.ts';
import { BerError, ELEMENT_LIMIT, NESTING_LIMIT } from './ber.ts';
import { decryptItem, type DecryptedItems, decryptItems } from './decryptItems.ts';
import type { KeyStore } from './keyStore.ts';
import { type OpenContext, unsupported } from './openContext.ts';
import { type PassphraseForm, passphraseForms } from './passphraseForms.ts';
import { type Item, looksLikePfx, type Pfx, readPfx } from './readPfx.ts';

/** Largest file that is read, in bytes. */
export const SIZE_LIMIT = 1_048_576;

/** Magic numbers of Java's own key stores, and the algorithm each hides its keys with. */
const JAVA_FORMATS = [
  { magic: 'feedfeed', oid: '1.3.6.1.4.1.42.2.17.1.1' },
  { magic: 'cececece', oid: '1.3.6.1.4.1.42.2.19.1' },
];

/** How many encrypted parts are tried to tell damage from a wrong passphrase: one damaged byte spoils one part. */
const PROBES = 3;

/**
 * Opens a PKCS#12 key store.
 *
 * A file that is sealed and whose seal holds is undamaged: what does not open then has another passphrase. Where the seal does not
 * hold, or there is none, a part that opens all the same shows that the passphrase is right, and the file damaged.
 *
 * @param bytes the file
 * @param passphrase undefined where none is known; `''` is a passphrase
 * @param options.file its name, for error details
 * @throws AppError `keystore/not-a-keystore`, `keystore/damaged`, `keystore/wrong-passphrase`, `keystore/passphrase-required`,
 *   `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws the reason of `options.signal`
 * @see RFC 7292
 */
export async function openKeyStore(
  bytes: Uint8Array,
  passphrase: string | undefined,
  options: { file: string; signal?: AbortSignal },
): Promise<KeyStore> {
  const context: OpenContext = { file: options.file, signal: options.signal };
  context.signal?.throwIfAborted();
  requireKeyStore(bytes, context);
  try {
    const pfx = readPfx(bytes, context);
    const bags = await openBags(pfx, passphrase, context);
    return { format: 'PKCS#12', entries: await assembleEntries(bags, context.signal) };
  } catch (error) {
    throw error instanceof BerError ? refusal(error, context) : error;
  }
}

function requireKeyStore(bytes: Uint8Array, context: OpenContext): void {
  const { file } = context;
  if (bytes.length > SIZE_LIMIT) {
    throw new AppError('keystore/too-large', {
      file,
      what: 'bytes',
      value: bytes.length,
      limit: SIZE_LIMIT,
    });
  }
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const java = JAVA_FORMATS.find(format => format.magic === magic);
  if (java !== undefined) {
    throw unsupported(java.oid, context);
  }
  if (!looksLikePfx(bytes)) {
    throw new AppError('keystore/not-a-keystore', { file });
  }
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

async function openBags(
  { items, mac, contents }: Pfx,
  passphrase: string | undefined,
  context: OpenContext,
): Promise<DecryptedItems['bags']> {
  const { file, signal } = context;
  const refusedPassphrase = new AppError(
    passphrase === undefined ? 'keystore/passphrase-required' : 'keystore/wrong-passphrase',
    { file },
  );
  const forms = passphraseForms(passphrase);
  for (const form of forms) {
    const sealed = await mac?.verify(form, contents, signal);
    if (sealed === false) {
      continue;
    }
    const { bags, opened, failed } = await decryptItems(items, form, context);
    if (failed === 0) {
      return bags;
    }
    if (sealed === true) {
      throw refusedPassphrase;
    }
    if (opened > 0) {
      throw new AppError('keystore/damaged', { file });
    }
  }
  // Without a seal all of this has been tried above; without a passphrase there is none to be right.
  const isWorthTrying = mac !== undefined && passphrase !== undefined;
  throw isWorthTrying && (await opensAnything(items, forms, context))
    ? new AppError('keystore/damaged', { file })
    : refusedPassphrase;
}

/** Whether any encrypted item opens with the passphrase, each form of it in its most likely spelling. */
async function opensAnything(
  items: readonly Item[],
  forms: readonly PassphraseForm[],
  context: OpenContext,
): Promise<boolean> {
  const encrypted = items.filter(item => 'encryption' in item).slice(0, PROBES);
  for (const { pkcs12, pkcs5 } of forms) {
    for (const item of encrypted) {
      if (await decryptItem(item, { pkcs12, pkcs5: [pkcs5[0]] }, context)) {
        return true;
      }
    }
  }
  return false;
}
