import { isDeepStrictEqual } from 'node:util';
import type { Account } from './account.ts';
import { membersById } from './accountFile.ts';
import type { Environment } from './environment.ts';
import { freeId } from './freeId.ts';

/** An account of a file beside what settings have under its id. */
export interface ImportedAccount {
  account: Account;
  /** `same`: settings have the very same; `conflict`: something else, be it unusable. */
  state: 'new' | 'same' | 'conflict';
}

/** What becomes of an account whose id is taken by another. */
export type ConflictChoice = 'replace' | 'keepBoth' | 'skip';

/** What is to be written: entries of `fla.accounts` by id. */
export interface AccountChanges {
  added: Record<string, Omit<Account, 'id'>>;
  replaced: Record<string, Omit<Account, 'id'>>;
}

/**
 * Compares accounts with those in settings.
 *
 * @param present the usable accounts of settings, each with its certificate's path as it would be shared
 * @param taken every id in settings
 */
export function compareAccounts(
  accounts: readonly Account[],
  present: readonly { account: Account; shared: string }[],
  taken: readonly string[],
): ImportedAccount[] {
  const known = new Map(present.map(found => [found.account.id, found]));
  const ids = new Set(taken);
  return accounts.map(account => {
    const { account: before, shared = '' } = known.get(account.id) ?? {};
    const same = [before, before && { ...before, certificate: shared }].some(
      other => other !== undefined && isDeepStrictEqual(other, account),
    );
    return { account, state: same ? 'same' : ids.has(account.id) ? 'conflict' : 'new' };
  });
}

/** What accounts of a file need of its environments. */
export interface NeededEnvironments {
  /** To be written along. */
  missing: Environment[];
  /** Ids that settings have with other addresses, which stay. */
  different: string[];
  /** Ids that neither settings nor the file have. */
  unknown: string[];
}

/**
 * Looks for the environments that accounts name.
 *
 * @param present every environment that can be used
 * @param taken every id in settings, usable or not, which no file changes
 */
export function neededEnvironments(
  accounts: readonly Account[],
  offered: readonly Environment[],
  present: readonly Environment[],
  taken: readonly string[],
): NeededEnvironments {
  const needed: NeededEnvironments = { missing: [], different: [], unknown: [] };
  for (const id of new Set(accounts.map(({ environment }) => environment))) {
    const known = present.find(environment => environment.id === id);
    const offer = offered.find(environment => environment.id === id);
    if (offer && !known && !taken.includes(id)) {
      needed.missing.push(offer);
    } else if (!known) {
      needed.unknown.push(id);
    } else if (offer && !isDeepStrictEqual(addressesOf(known), addressesOf(offer))) {
      needed.different.push(id);
    }
  }
  return needed;
}

function addressesOf({ tokenEndpoint, audience, apis }: Environment): unknown {
  return { tokenEndpoint, audience, apis };
}

/**
 * What the user's choices come to. What is `same` is not written.
 *
 * @param choices by id, for each conflict; none means `skip`
 * @param taken every id in settings
 */
export function changesOf(
  imported: readonly ImportedAccount[],
  choices: ReadonlyMap<string, ConflictChoice>,
  taken: readonly string[],
): AccountChanges {
  const ids = [...taken, ...imported.map(({ account }) => account.id)];
  const added: Account[] = [];
  const replaced: Account[] = [];
  for (const { account, state } of imported) {
    const choice = choices.get(account.id);
    if (state === 'new') {
      added.push(account);
    } else if (state === 'conflict' && choice === 'replace') {
      replaced.push(account);
    } else if (state === 'conflict' && choice === 'keepBoth') {
      const id = freeId(account.id, ids, 'account');
      ids.push(id);
      added.push({ ...account, id });
    }
  }
  return { added: membersById(added), replaced: membersById(replaced) };
}

/** The members in which two accounts differ. */
export function differingMembers(one: Account, other: Account): (keyof Account)[] {
  const names = Object.keys({ ...one, ...other }) as (keyof Account)[];
  return names.filter(name => !isDeepStrictEqual(one[name], other[name]));
}
