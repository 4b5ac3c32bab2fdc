import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { TargetArgument } from '../../contributions.ts';
import { findOperation } from '../../core/api/findOperation.ts';
import { AppError } from '../../core/base/errors.ts';
import { withoutUndefined } from '../../core/base/withoutUndefined.ts';
import { accountChoices } from '../../ui/accountChoices.ts';
import { operationChoices, readApis, type ChosenOperation } from '../../ui/askOperation.ts';
import { activeFile } from '../../ui/activeFile.ts';
import { plainName } from '../../ui/plainText.ts';
import { keep, runWizard } from '../../ui/wizard.ts';
import type { AuthoringServices } from './authoringServices.ts';

/**
 * Remembers by which operation and in whose name a declaration is sent.
 *
 * @param uri without one, the declaration in the active editor
 * @param named without one, it is asked
 * @throws AppError `declaration/none`, `api/unknown`, `api/unreadable`, `operation/unknown`, `account/unknown`, `account/invalid`
 */
export async function changeTarget(
  services: AuthoringServices,
  uri?: vscode.Uri,
  named?: TargetArgument,
): Promise<void> {
  const { apis, targets, language } = services;
  const file = uri ?? activeFile();
  if (file?.path.endsWith('.fla.json') !== true) {
    throw new AppError('declaration/none', {});
  }
  if (named) {
    const { apiId, account } = named;
    const { operationId } = findOperation(await apis.get(apiId), named.operationId);
    const known = account === undefined ? undefined : services.channels.account(account);
    const target = { apiId, operationId, account: known?.account.id };
    await targets.remember(file, withoutUndefined(target));
    return;
  }
  const before = await targets.remembered(file);
  const choices = operationChoices(await readApis(apis), language.current, before);
  let operation: ChosenOperation | undefined = before;
  let account = before?.account;
  const answered = await runWizard(l10n.t('Target of “{0}”', plainName(file.path)), [
    async questions => {
      const selected = choices.find(({ picked }) => picked === true)?.value;
      const placeholder = l10n.t('By which operation is this declaration sent?');
      return keep(await questions.pick(placeholder, choices, selected), ({ value }) => {
        operation = value;
      });
    },
    async questions => {
      const accounts = accountChoices(services);
      const placeholder = l10n.t('In whose name is it sent?');
      return accounts.length < 3
        ? 'skip'
        : keep(await questions.pick(placeholder, accounts, account), ({ value }) => {
            account = value;
          });
    },
  ]);
  if (answered && operation) {
    const { apiId, operationId } = operation;
    const same = before?.apiId === apiId && before.operationId === operationId;
    const parameters = same ? before.parameters : undefined;
    await targets.remember(file, withoutUndefined({ apiId, operationId, account, parameters }));
  }
}
