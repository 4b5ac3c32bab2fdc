import { Ber, BerError } from './ber.ts';
import type { OpenContext } from './openContext.ts';
import type { PassphraseForm } from './passphraseForms.ts';
import {
  type Bag,
  type CertificateBag,
  type KeyBag,
  readBags,
  readKeyBag,
  type ShroudedKeyBag,
} from './readBags.ts';
import type { EncryptedBags, Item } from './readPfx.ts';

/** What one form of a passphrase makes of a key store. */
export interface DecryptedItems {
  bags: (KeyBag | CertificateBag)[];
  /** How many encrypted items opened, and how many did not. */
  opened: number;
  failed: number;
}

/**
 * Decrypts all that is encrypted, keys inside encrypted bags included.
 *
 * @throws AppError `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws the reason of the context's signal
 */
export async function decryptItems(
  items: readonly Item[],
  form: PassphraseForm,
  context: OpenContext,
): Promise<DecryptedItems> {
  const result: DecryptedItems = { bags: [], opened: 0, failed: 0 };
  for (const item of items) {
    if (item.kind === 'key' || item.kind === 'certificate') {
      result.bags.push(item);
      continue;
    }
    const bags = await decryptItem(item, form, context);
    if (bags === undefined) {
      result.failed++;
      continue;
    }
    const inner = await decryptItems(bags, form, context);
    result.bags.push(...inner.bags);
    result.opened += 1 + inner.opened;
    result.failed += inner.failed;
  }
  return result;
}

/**
 * Decrypts one item.
 *
 * @returns undefined where it does not open, or holds no bags
 * @throws AppError `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws the reason of the context's signal
 */
export async function decryptItem(
  item: ShroudedKeyBag | EncryptedBags,
  form: PassphraseForm,
  context: OpenContext,
): Promise<Bag[] | undefined> {
  for (const secret of item.encryption.secrets(form)) {
    const plain = await item.encryption.decrypt(secret, item.ciphertext, context.signal);
    try {
      if (plain !== undefined) {
        return item.kind === 'encryptedBags'
          ? readBags(plain, context)
          : [readKeyBag(Ber.read(plain, true), item.attributes)];
      }
    } catch (error) {
      // A wrong secret passes the padding one time in 256, but never ends in something that is merely too large.
      if (!(error instanceof BerError) || error.reason !== 'malformed') {
        throw error;
      }
    }
  }
  return undefined;
}
