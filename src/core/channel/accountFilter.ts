import { foldText } from '../base/foldText.ts';
import type { Account } from './account.ts';

/**
 * Makes a filter of what somebody typed: every word must occur in the account, in any order; accents, case and the dots in
 * numbers do not matter. Undefined where nothing was typed.
 *
 * @param labelsOf further texts by which an account is found: its quality and environment as users know them
 */
export function createAccountFilter(
  text: string,
  labelsOf: (account: Account) => readonly string[],
): ((account: Account) => boolean) | undefined {
  const words = foldText(text).split(/\s+/).filter(Boolean).map(withoutDots);
  return words.length === 0
    ? undefined
    : account => {
        const all = foldText([...textsOf(account), ...labelsOf(account)].join('\n'));
        return words.every(word => all.includes(word));
      };
}

function textsOf(account: Account): string[] {
  return [
    account.name,
    account.id,
    account.clientId,
    account.quality,
    account.environment,
    account.enterpriseNumber ?? '',
    ...(account.employers ?? []).flatMap(({ enterpriseNumber, name = '' }) => [
      enterpriseNumber,
      name,
    ]),
  ];
}

/** `0884.303.369` as settings hold it. */
function withoutDots(word: string): string {
  return word.replace(/(?<=\d)\.(?=\d)/g, '');
}
