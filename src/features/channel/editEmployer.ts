import * as l10n from '@vscode/l10n';
import type { Account, Employer } from '../../core/channel/account.ts';
import { mergeEmployers } from '../../core/channel/employers.ts';
import {
  checkEnterpriseNumber,
  formatEnterpriseNumber,
} from '../../core/channel/enterpriseNumber.ts';
import { inputEnterpriseNumber } from '../../ui/inputEnterpriseNumber.ts';
import { plainText } from '../../ui/plainText.ts';
import { keep, runWizard, type Step } from '../../ui/wizard.ts';
import type { AccountEmployers } from './accountEmployers.ts';

/**
 * Asks for number and name of a new employer, or of one that is there, and writes them.
 *
 * @param query what was searched in vain
 * @throws AppError `settings/not-written`
 */
export async function editEmployer(
  employers: AccountEmployers,
  before: Employer | undefined,
  query = '',
): Promise<void> {
  const { account } = employers;
  const draft = before
    ? { number: formatEnterpriseNumber(before.enterpriseNumber), name: before.name ?? '' }
    : draftFrom(query);
  const askNumber: Step = async questions => {
    const answer = await inputEnterpriseNumber(questions, {
      prompt: l10n.t('Enterprise number (CBE) of the employer, 10 digits'),
      value: draft.number,
      needed: true,
      refuse: number => takenBy(account, number, before),
      remark: number =>
        number === account.enterpriseNumber
          ? l10n.t('This is the number of the account’s own holder, who declares for others here.')
          : undefined,
    });
    return keep(answer, number => {
      draft.number = number;
    });
  };
  const askName: Step = async questions => {
    const answer = await questions.input({
      prompt: l10n.t('Name of the employer (optional)'),
      value: draft.name,
    });
    return keep(answer, name => {
      draft.name = name;
    });
  };
  const title = before ? l10n.t('Edit Employer') : l10n.t('Add Employer');
  if (await runWizard(title, [askNumber, askName])) {
    const employer = {
      enterpriseNumber: draft.number,
      ...(draft.name === '' ? {} : { name: draft.name }),
    };
    await employers.change(all =>
      mergeEmployers(
        all.filter(({ enterpriseNumber }) => enterpriseNumber !== before?.enterpriseNumber),
        [employer],
      ),
    );
  }
}

/** What was searched in vain is likely what is to be added. */
function draftFrom(query: string): { number: string; name: string } {
  return checkEnterpriseNumber(query).verdict === 'form'
    ? { number: '', name: /\d{4}/.test(query) ? '' : query.trim() }
    : { number: query.trim(), name: '' };
}

function takenBy(
  { employers = [] }: Account,
  number: string,
  before: Employer | undefined,
): string | undefined {
  const other = employers.find(
    ({ enterpriseNumber }) =>
      enterpriseNumber === number && enterpriseNumber !== before?.enterpriseNumber,
  );
  return (
    other &&
    l10n.t(
      '{0} is there already: “{1}”.',
      formatEnterpriseNumber(number),
      plainText(other.name ?? number),
    )
  );
}
