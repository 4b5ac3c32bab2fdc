import * as vscode from 'vscode';
import type { CommandId, Commands } from '../contributions.ts';
import { oauthGuide } from '../core/channel/portalServices.ts';

/** What the steps of a cause are about. */
export interface CauseTarget {
  accountId: string;
  environmentId: string;
  /** BCP 47 tag. */
  language: string;
}

/**
 * Does a step that a cause offers, by the command that there is for it.
 *
 * @returns false for a step that is not known here
 */
export async function runCauseStep(step: string, target: CauseTarget): Promise<boolean> {
  const run = STEPS.get(step);
  await run?.(target);
  return run !== undefined;
}

const command = <K extends CommandId>(id: K, ...args: Parameters<Commands[K]>): Thenable<unknown> =>
  vscode.commands.executeCommand(id, ...args);

const openSettings = (query: string): Thenable<unknown> =>
  vscode.commands.executeCommand('workbench.action.openSettings', query);

const STEPS = new Map<string, (target: CauseTarget) => Thenable<unknown>>([
  [
    'openChaman',
    ({ environmentId }) => command('fla.portal.open', { environmentId, service: 'chaman' }),
  ],
  [
    'openAccessManagement',
    ({ environmentId }) =>
      command('fla.portal.open', { environmentId, service: 'accessManagement' }),
  ],
  [
    'openMahis',
    ({ environmentId }) => command('fla.portal.open', { environmentId, service: 'mahis' }),
  ],
  ['openGuide', ({ language }) => vscode.env.openExternal(vscode.Uri.parse(oauthGuide(language)))],
  ['inspectCertificate', ({ accountId }) => command('fla.certificate.inspect', { accountId })],
  ['replaceCertificate', ({ accountId }) => command('fla.certificate.replace', accountId)],
  ['editAccount', ({ accountId }) => command('fla.account.edit', accountId)],
  ['switchAccount', () => command('fla.account.select')],
  ['explain', ({ accountId }) => command('fla.token.explain', accountId)],
  ['inspectToken', ({ accountId }) => command('fla.token.inspect', accountId)],
  ['copyToken', ({ accountId }) => command('fla.token.copy', accountId)],
  ['discard', ({ accountId }) => command('fla.token.discard', accountId)],
  ['requestAgain', ({ accountId }) => command('fla.account.test', accountId)],
  ['showLog', () => command('fla.log.show')],
  ['openSettings', () => openSettings('fla.accounts')],
  ['openProxySettings', () => openSettings('http.proxy')],
]);
