import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import { withoutUndefined } from '../../core/base/withoutUndefined.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { plainText } from '../../ui/plainText.ts';
import { followUp } from '../../ui/showError.ts';
import { runWizard } from '../../ui/wizard.ts';
import { writtenPath } from '../../ui/writtenPath.ts';
import type { WritingServices } from './channelServices.ts';
import {
  askAudience,
  askAuthorities,
  askEnvironmentName,
  askFlaAddress,
  askId,
  askKind,
  askPlace,
  askTokenEndpoint,
  type EnvironmentDraft,
} from './environmentQuestions.ts';

/**
 * Adds an environment to the settings; accounts can be added to it from then on.
 *
 * @returns its id; undefined when the user gave up
 * @throws AppError `settings/not-written`
 */
export async function addEnvironment({
  written,
  log,
}: Pick<WritingServices, 'written' | 'log'>): Promise<string | undefined> {
  const draft: EnvironmentDraft = {};
  const answered = await runWizard(l10n.t('Add Environment'), [
    askEnvironmentName(draft),
    askId(written.environments.ids(), draft),
    askKind(draft),
    // Before the audience: what it may be depends on where it is kept.
    askPlace(draft),
    askTokenEndpoint(draft),
    askAudience(draft),
    askFlaAddress(draft),
    askAuthorities(log, draft),
  ]);
  if (!answered) {
    return undefined;
  }
  const { id = '', name, kind, target = 'user', tokenEndpoint, audience, baseUrl = '', ca } = draft;
  const members = withoutUndefined({
    name,
    kind,
    tokenEndpoint,
    audience: audience === tokenEndpoint ? undefined : audience,
    apis: baseUrl === '' ? undefined : { [FLA_API]: baseUrl.replace(/\/+$/, '') },
    ca: ca === undefined ? undefined : writtenPath(ca, target),
  });
  await written.environments.save({ [id]: members }, target);
  followUp(log, () => offerAccount(name ?? id));
  return id;
}

async function offerAccount(name: string): Promise<void> {
  const add = l10n.t('Add Account');
  const chosen = await vscode.window.showInformationMessage(
    l10n.t('The environment “{0}” is there now. Add an account to it?', plainText(name)),
    add,
  );
  if (chosen === add) {
    const command: CommandId = 'fla.account.add';
    await vscode.commands.executeCommand(command);
  }
}
