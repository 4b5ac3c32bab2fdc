import { AppError } from '../base/errors.ts';
import { type DecryptedItems, decryptItems } from './decryptItems.ts';
import type { OpenContext } from './openContext.ts';
import { passphraseForms } from './passphraseForms.ts';
import type { Bag } from './readBags.ts';

/**
 * Opens keys and certificates that nothing seals: what does not open has another passphrase, or is damaged, which cannot be told.
 *
 * @throws AppError `keystore/wrong-passphrase`, `keystore/passphrase-required`, `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws BerError
 * @throws the reason of the context's signal
 */
export async function openItems(
  items: readonly Bag[],
  passphrase: string | undefined,
  context: OpenContext,
): Promise<DecryptedItems['bags']> {
  for (const form of passphraseForms(passphrase)) {
    const { bags, failed } = await decryptItems(items, form, context);
    if (failed === 0) {
      return bags;
    }
  }
  throw new AppError(
    passphrase === undefined ? 'keystore/passphrase-required' : 'keystore/wrong-passphrase',
    { file: context.file },
  );
}
