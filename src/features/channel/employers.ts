import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountArgument } from '../../contributions.ts';
import { isCancellation } from '../../core/base/errors.ts';
import type { Employer } from '../../core/channel/account.ts';
import { mergeEmployers } from '../../core/channel/employers.ts';
import { formatEnterpriseNumber } from '../../core/channel/enterpriseNumber.ts';
import type { Log } from '../../ui/log.ts';
import { plainText } from '../../ui/plainText.ts';
import { followUp, showError } from '../../ui/showError.ts';
import { AccountEmployers } from './accountEmployers.ts';
import type { WritingServices } from './channelServices.ts';
import { chooseRepresentative } from './chooseRepresentative.ts';
import { editEmployer } from './editEmployer.ts';
import { EmployersList, type EmployersChoice } from './employersList.ts';
import { importEmployers } from './importEmployers.ts';

/**
 * Shows for whom a representative declares, to be searched, edited and imported.
 *
 * @throws AppError `account/none`, `account/unknown`, `account/invalid`
 */
export async function editEmployers(
  services: WritingServices,
  argument?: AccountArgument,
): Promise<void> {
  const id = await chooseRepresentative(services, argument);
  if (id === undefined) {
    return;
  }
  const { settings, log } = services;
  const employers = new AccountEmployers(services, id);
  const list = new EmployersList(employers, employer => {
    followUp(log, () => removeEmployer(employers, employer));
  });
  for (;;) {
    const choice = await list.ask(settings.onDidChange);
    if (choice === undefined) {
      return;
    }
    try {
      await follow(choice, employers, log);
    } catch (error) {
      // The list is shown again: what cannot be read or written is said beside it.
      if (!isCancellation(error)) {
        log.error('fla.account.employers', error);
        showError(error, log);
      }
    }
  }
}

function follow(choice: EmployersChoice, employers: AccountEmployers, log: Log): Promise<void> {
  switch (choice.action) {
    case 'add':
      return editEmployer(employers, undefined, choice.query);
    case 'edit':
      return editEmployer(employers, choice.employer);
    case 'import':
      return importEmployers(employers, log);
  }
}

/** Removes at once, and offers to take it back. */
async function removeEmployer(employers: AccountEmployers, employer: Employer): Promise<void> {
  await employers.change(all =>
    all.filter(({ enterpriseNumber }) => enterpriseNumber !== employer.enterpriseNumber),
  );
  const undo = l10n.t('Undo');
  const number = formatEnterpriseNumber(employer.enterpriseNumber);
  const chosen = await vscode.window.showInformationMessage(
    l10n.t('“{0}” was removed from the employers.', plainText(employer.name ?? number)),
    undo,
  );
  if (chosen === undo) {
    await employers.change(all => mergeEmployers([employer], all));
  }
}
