import type { Account } from '../../core/channel/account.ts';

/** A token that other extensions may get with the user's consent. One account has at most one session, under the account's own id. */
export interface Session {
  id: string;
  accessToken: string;
  account: { id: string; label: string };
  scopes: string[];
}

/** How sessions differ from before. A session whose token was renewed is the same one, changed. */
export interface SessionChanges {
  added: Session[];
  removed: Session[];
  changed: Session[];
}

/** The session of an account that has a token. */
export function sessionOf(accountId: string, label: string, accessToken: string): Session {
  return {
    id: accountId,
    accessToken,
    account: { id: accountId, label },
    scopes: [accountId],
  };
}

/**
 * The name of each account in VS Code's Accounts menu. VS Code remembers by this name alone which extensions may use an account: so
 * no two have the same, and what was allowed for one name is not allowed for several accounts of that name.
 */
export function accountLabels(
  accounts: readonly Pick<Account, 'id' | 'name' | 'environment'>[],
  environmentName: (id: string) => string,
): Map<string, string> {
  const named = accounts.map(({ id, name, environment }) => ({
    id,
    label: `${name} (${environmentName(environment)})`,
  }));
  const times = new Map<string, number>();
  for (const { label } of named) {
    times.set(label, (times.get(label) ?? 0) + 1);
  }
  return new Map(
    named.map(({ id, label }) => [id, times.get(label) === 1 ? label : `${label} – ${id}`]),
  );
}

/** What changed from one list of sessions to another; undefined when nothing did. */
export function sessionChanges(
  before: readonly Session[],
  after: readonly Session[],
): SessionChanges | undefined {
  const find = (sessions: readonly Session[], { id }: Session): Session | undefined =>
    sessions.find(session => session.id === id);
  const added = after.filter(session => !find(before, session));
  const removed = before.filter(session => !find(after, session));
  const changed = after.filter(session => {
    const known = find(before, session);
    return (
      known !== undefined &&
      (known.accessToken !== session.accessToken || known.account.label !== session.account.label)
    );
  });
  return added.length + removed.length + changed.length === 0
    ? undefined
    : { added, removed, changed };
}

/**
 * The account that an extension asks for: its scopes are one account id, or it names an account that it knows.
 *
 * @returns undefined where it leaves the choice; `''` where it asks for what no account can be
 */
export function wantedAccount(
  scopes: readonly string[] | undefined,
  account: { id: string } | undefined,
): string | undefined {
  const wanted = new Set([...(scopes ?? []), ...(account ? [account.id] : [])]);
  const [first] = wanted;
  return wanted.size > 1 ? '' : first;
}
