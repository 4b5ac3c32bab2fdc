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

/** How many encrypted items are tried with a passphrase that has opened none: one damaged byte spoils one item. */
const PROBES = 3;

/**
 * Decrypts all that is encrypted, keys inside encrypted bags included. Gives up where nothing opens.
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
  // One program spells a passphrase in one way: what has opened one item is tried first on the others.
  let likely: Buffer | undefined;
  for (const item of items) {
    if (item.kind === 'key' || item.kind === 'certificate') {
      result.bags.push(item);
      continue;
    }
    if (result.opened === 0 && result.failed === PROBES) {
      break;
    }
    const decrypted = await decryptItem(item, form, likely, context);
    if (decrypted === undefined) {
      result.failed++;
      continue;
    }
    likely = decrypted.secret;
    const inner = await decryptItems(decrypted.bags, form, context);
    result.bags.push(...inner.bags);
    result.opened += 1 + inner.opened;
    result.failed += inner.failed;
  }
  return result;
}

/** @returns undefined where the item does not open, or holds no bags */
async function decryptItem(
  item: ShroudedKeyBag | EncryptedBags,
  form: PassphraseForm,
  likely: Buffer | undefined,
  context: OpenContext,
): Promise<{ bags: Bag[]; secret: Buffer } | undefined> {
  const secrets = item.encryption.secrets(form);
  for (const secret of new Set(secrets.filter(known => known === likely).concat(secrets))) {
    const plain = await item.encryption.decrypt(secret, item.ciphertext);
    try {
      if (plain !== undefined) {
        const bags =
          item.kind === 'encryptedBags'
            ? readBags(plain, context)
            : [readKeyBag(Ber.read(plain, true), item.attributes)];
        return { bags, secret };
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
