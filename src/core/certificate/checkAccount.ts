import { AppError, type ErrorCode } from '../base/errors.ts';
import type { Account } from '../channel/account.ts';
import type { KeyStore, KeyStoreEntry } from './keyStore.ts';
import { checkForPortal, type PortalCode, type PortalFinding } from './portalCheck.ts';
import { selectAccountEntry, selectAccountKey } from './selectSigningKey.ts';

/** What an account's key store holds for it. */
export interface AccountCheck {
  entry: KeyStoreEntry;
  findings: PortalFinding[];
  /** Why the account cannot sign with it, as far as no finding says so already. */
  error?: AppError;
}

/** Failures that say no more than a failed finding does. */
const SAID_BY: { [C in ErrorCode]?: readonly PortalCode[] } = {
  'certificate/key-not-accepted': ['portal/key-algorithm', 'portal/key-size'],
  'certificate/no-certificate': ['portal/key-mismatch'],
  'certificate/no-private-key': ['portal/no-private-key'],
};

/**
 * Judges what an account's open key store holds for it: by the portal's criteria, and by whether it can sign for the account.
 *
 * @param file path of the key store, for error details
 * @param context as in `checkForPortal`
 * @throws AppError `certificate/alias-required`, `certificate/alias-unknown`; `certificate/no-private-key` for a file with nothing in it
 */
export function checkAccount(
  keyStore: KeyStore,
  account: Pick<Account, 'alias' | 'algorithm'>,
  file: string,
  context: Parameters<typeof checkForPortal>[1],
): AccountCheck {
  const entry = selectAccountEntry(keyStore, account.alias, file);
  const findings = checkForPortal(entry, context);
  const error = reasonNotToSign(keyStore, account, file);
  const said = (error && SAID_BY[error.code]) ?? [];
  const isSaid = findings.some(({ code, verdict }) => verdict === 'fail' && said.includes(code));
  return { entry, findings, ...(error && !isSaid ? { error } : {}) };
}

function reasonNotToSign(...selection: Parameters<typeof selectAccountKey>): AppError | undefined {
  try {
    selectAccountKey(...selection);
    return undefined;
  } catch (error) {
    if (AppError.is(error)) {
      return error;
    }
    throw error;
  }
}
