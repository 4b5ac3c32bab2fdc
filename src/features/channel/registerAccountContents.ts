import * as vscode from 'vscode';
import { registerCommand } from '../../ui/runCommand.ts';
import type { ChannelServices } from './channelServices.ts';

/** An account's employers, and accounts that go to others or come from them. */
export function registerAccountContents(services: ChannelServices): vscode.Disposable {
  const { log } = services;
  return vscode.Disposable.from(
    registerCommand('fla.account.employers', log, async account => {
      const { editEmployers } = await import('./employers.ts');
      await editEmployers({ ...services, written: await services.writtenSettings() }, account);
    }),
    registerCommand('fla.account.import', log, async uri => {
      const { importAccounts } = await import('./importAccounts.ts');
      await importAccounts(
        { ...services, written: await services.writtenSettings() },
        uri instanceof vscode.Uri ? uri : undefined,
      );
    }),
    registerCommand('fla.account.export', log, async () => {
      const { exportAccounts } = await import('./exportAccounts.ts');
      return exportAccounts(services);
    }),
  );
}
