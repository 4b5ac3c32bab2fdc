import type { Account } from './account.ts';
import type { ChannelConfiguration } from './channels.ts';
import { checkEnterpriseNumber } from './enterpriseNumber.ts';
import { SANDBOX } from './environment.ts';
import type { Mistake, SettingMistake, SettingPath } from './settingMistake.ts';

/** What is wrong with accounts that can be read: numbers that cannot be, and what does not go with the rest of settings. */
export function accountMistakes({
  accounts,
  environments,
  problems,
}: ChannelConfiguration): SettingMistake[] {
  const usable = [...environments.map(({ id }) => id), SANDBOX];
  const spoiled = problems.flatMap(({ details }) =>
    'environment' in details ? [details.environment] : [],
  );
  const known = new Set([...usable, ...spoiled]);
  const byClient = new Map<string, Account[]>();
  for (const { account } of accounts) {
    const key = clientKey(account);
    byClient.set(key, [...(byClient.get(key) ?? []), account]);
  }
  return accounts.flatMap(({ account }) =>
    [
      ...environmentMistakes(account, known, usable),
      ...clientMistakes(account, byClient.get(clientKey(account)) ?? []),
      ...numberMistakes(account),
      ...employerMistakes(account),
    ].map((mistake): SettingMistake => ({
      ...mistake,
      setting: 'fla.accounts',
      id: account.id,
    })),
  );
}

function clientKey({ environment, clientId }: Account): string {
  return JSON.stringify([environment, clientId]);
}

function environmentMistakes(
  { environment }: Account,
  known: ReadonlySet<string>,
  allowed: readonly string[],
): Mistake[] {
  return known.has(environment)
    ? []
    : [{ code: 'environment/unknown', details: { environment, allowed }, member: ['environment'] }];
}

/** In Chaman an account is made in one quality (seeds 4.4): a client id in two of them is a copy that was not finished. */
function clientMistakes(account: Account, sameClient: readonly Account[]): Mistake[] {
  const others = sameClient
    .filter(({ quality }) => quality !== account.quality)
    .map(({ name }) => name);
  return others.length === 0
    ? []
    : [{ code: 'account/duplicate-client', details: { others }, member: ['clientId'] }];
}

function numberMistakes({ enterpriseNumber, employers = [] }: Account): Mistake[] {
  const numbers: [SettingPath, string][] = employers.map((employer, index) => [
    ['employers', index, 'enterpriseNumber'],
    employer.enterpriseNumber,
  ]);
  if (enterpriseNumber !== undefined) {
    numbers.unshift([['enterpriseNumber'], enterpriseNumber]);
  }
  return numbers.flatMap(([member, text]): Mistake[] => {
    const check = checkEnterpriseNumber(text);
    return check.verdict === 'checkDigits'
      ? [
          {
            code: 'setting/check-digits',
            details: { number: check.number, expected: check.expected },
            member,
          },
        ]
      : [];
  });
}

function employerMistakes({ employers = [] }: Account): Mistake[] {
  const seen = new Set<string>();
  return employers.flatMap(({ enterpriseNumber: number }, index): Mistake[] => {
    const isRepeated = seen.has(number);
    seen.add(number);
    return isRepeated
      ? [
          {
            code: 'account/duplicate-employer',
            details: { number },
            member: ['employers', index, 'enterpriseNumber'],
          },
        ]
      : [];
  });
}
