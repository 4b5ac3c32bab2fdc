import * as vscode from 'vscode';
import { registerCommand } from '../../ui/runCommand.ts';
import type { ChannelServices } from './channelServices.ts';

/** An account's employers, and accounts that go to others or come from them. */
export function registerAccountContents(services: ChannelServices): vscode.Disposable {
  const { log } = services;
  return vscode.Disposable.from(
    registerCommand('fla.account.employers', log, async account => {
      const { editEmployers } = await import('./employers.ts');
      await editEmployers(services, account);
    }),
  );
}
