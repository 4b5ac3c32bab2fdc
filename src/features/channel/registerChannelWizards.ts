import * as vscode from 'vscode';
import { registerCommand } from '../../ui/runCommand.ts';
import type { ChannelServices, WritingServices } from './channelServices.ts';
import { serveChecklists } from './serveChecklists.ts';

/** What leads to an account and changes it: wizards, the checklist and the portal. Each loads when it is first used. */
export function registerChannelWizards(services: ChannelServices): vscode.Disposable {
  const { log } = services;
  const writing = async (): Promise<WritingServices> => ({
    ...services,
    written: await services.writtenSettings(),
  });
  return vscode.Disposable.from(
    serveChecklists(services),
    registerCommand('fla.account.add', log, async () => {
      const { addAccount } = await import('./addAccount.ts');
      return addAccount(await writing());
    }),
    registerCommand('fla.account.edit', log, async account => {
      const { editAccount } = await import('./editAccount.ts');
      await editAccount(await writing(), account);
    }),
    registerCommand('fla.account.duplicate', log, async account => {
      const { duplicateAccount } = await import('./duplicateAccount.ts');
      return duplicateAccount(await writing(), account);
    }),
    registerCommand('fla.account.remove', log, async account => {
      const { removeAccount } = await import('./removeAccount.ts');
      await removeAccount(await writing(), account);
    }),
    registerCommand('fla.account.checklist', log, async () => {
      const { chooseChecklist } = await import('./showChecklist.ts');
      await chooseChecklist();
    }),
    registerCommand('fla.environment.add', log, async () => {
      const { addEnvironment } = await import('./addEnvironment.ts');
      return addEnvironment(await writing());
    }),
    registerCommand('fla.portal.open', log, async target => {
      const { openPortal } = await import('./openPortal.ts');
      await openPortal(services, target);
    }),
  );
}
