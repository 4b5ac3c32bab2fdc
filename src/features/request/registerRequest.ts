import type * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import { startWithFirst } from '../../ui/startWithFirst.ts';
import type { RequestEditingServices } from './requestServices.ts';

/** What helps to write request files. It loads with the first one that is opened. */
export function registerRequest(services: RequestEditingServices): vscode.Disposable {
  return startWithFirst(
    { language: REQUEST_LANGUAGE },
    async () => (await import('./requestEditing.ts')).startRequestEditing(services),
    error => {
      services.log.error('request editing', error);
    },
  );
}
