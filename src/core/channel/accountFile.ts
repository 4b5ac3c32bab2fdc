import type { Account } from './account.ts';
import type { Environment } from './environment.ts';

/**
 * Accounts, and the environments they need, as a file in the very shape of settings: its parts can be pasted there. Only what a
 * parsed account has goes into it, so never a secret.
 *
 * @param accounts their certificate's path as others can use it
 */
export function writeAccountFile(
  accounts: readonly Account[],
  environments: readonly Environment[],
): string {
  const file = {
    'fla.accounts': membersById(accounts),
    ...(environments.length > 0 ? { 'fla.environments': membersById(environments) } : {}),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Entries as settings hold them: their members by id. */
export function membersById<T extends { id: string }>(
  entries: readonly T[],
): Record<string, Omit<T, 'id'>> {
  return Object.fromEntries(entries.map(({ id, ...members }) => [id, members]));
}
