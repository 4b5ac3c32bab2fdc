import { AppError } from '../base/errors.ts';
import { type DecryptedItems, decryptItems } from './decryptItems.ts';
import type { OpenContext } from './openContext.ts';
import { passphraseForms } from './passphraseForms.ts';
import { readPfx } from './readPfx.ts';

/**
 * Opens a PKCS#12 key store.
 *
 * A file that is sealed and whose seal holds is undamaged: what does not open then has another passphrase. Where the seal does not
 * hold, or there is none, a part that opens all the same shows that the passphrase is right, and the file damaged.
 *
 * @throws AppError `keystore/damaged`, `keystore/wrong-passphrase`, `keystore/passphrase-required`, `keystore/unsupported-algorithm`,
 *   `keystore/too-large`
 * @throws BerError
 * @throws the reason of the context's signal
 * @see RFC 7292
 */
export async function openPkcs12(
  bytes: Uint8Array,
  passphrase: string | undefined,
  context: OpenContext,
): Promise<DecryptedItems['bags']> {
  const { file } = context;
  const { items, mac, contents } = readPfx(bytes, context);
  const refusedPassphrase = new AppError(
    passphrase === undefined ? 'keystore/passphrase-required' : 'keystore/wrong-passphrase',
    { file },
  );
  let isDamaged = false;
  for (const form of passphraseForms(passphrase)) {
    const verifying = mac?.verify(form, contents);
    if (passphrase === undefined && (await verifying) === false) {
      continue;
    }
    // At the same time: PBKDF2 runs beside the key derivation of PKCS#12.
    const [sealed, { bags, opened, failed }] = await Promise.all([
      verifying,
      decryptItems(items, form, context),
    ]);
    if (failed === 0 && sealed !== false) {
      return bags;
    }
    if (sealed === true) {
      throw refusedPassphrase;
    }
    isDamaged ||= opened > 0;
  }
  throw isDamaged ? new AppError('keystore/damaged', { file }) : refusedPassphrase;
}
