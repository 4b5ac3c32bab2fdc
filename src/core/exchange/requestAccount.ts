import type { ConfiguredAccount } from '../channel/channels.ts';
import type { Placed } from './requestFile.ts';
import { mistake, type RequestMistake } from './requestMistake.ts';

/** The account that `# @account` names: by id, else by name. */
export function accountNamed(
  accounts: readonly ConfiguredAccount[],
  named: Placed,
): { account: ConfiguredAccount } | { mistake: RequestMistake } {
  const byId = accounts.find(({ account }) => account.id === named.text);
  const [first, ...others] = byId
    ? [byId]
    : accounts.filter(({ account }) => account.name === named.text);
  if (!first) {
    return { mistake: mistake('account/unknown', { account: named.text }, named) };
  }
  return others.length > 0
    ? { mistake: mistake('account/ambiguous', { account: named.text }, named) }
    : { account: first };
}
