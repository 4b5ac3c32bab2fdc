import * as vscode from 'vscode';
import { API_VIEW } from '../../contributions.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import type { ApiProblems } from './apiProblems.ts';
import type { ApiRow } from './apiRow.ts';
import type { ApiServices } from './apiServices.ts';
import type { ApiView } from './apiView.ts';

/** The API view, whose rows load when somebody first looks at them, and the commands on its rows. */
export function registerApi(services: ApiServices): vscode.Disposable {
  const { log, apis } = services;
  const changed = new vscode.EventEmitter<undefined>();
  let loading: Promise<ApiView> | undefined;
  const load = (): Promise<ApiView> =>
    (loading ??= import('./apiView.ts').then(({ ApiView }) => new ApiView(services)));
  let loadingProblems: Promise<ApiProblems> | undefined;
  const loadProblems = (): Promise<ApiProblems> =>
    (loadingProblems ??= import('./apiProblems.ts').then(({ ApiProblems }) => {
      const problems = new ApiProblems(services);
      disposables.push(problems);
      return problems;
    }));
  const disposables: { dispose(): void }[] = [];
  // In a turn of its own: no part of activating.
  const starting = setImmediate(() => {
    loadProblems().catch((error: unknown) => {
      log.error('fla.api', error);
    });
  });
  const refresh = (): void => changed.fire(undefined);
  return vscode.Disposable.from(
    changed,
    vscode.window.createTreeView<ApiRow>(API_VIEW, {
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren: async row => (await load()).getChildren(row),
        getTreeItem: async row => (await load()).getTreeItem(row),
      },
      showCollapseAll: true,
    }),
    {
      dispose: () => {
        clearImmediate(starting);
        vscode.Disposable.from(...disposables).dispose();
      },
    },
    apis.onDidChange(refresh),
    services.onDidChangeLanguage(refresh),
    registerCommand('fla.api.import', log, async (source, options) => {
      const { importDescription } = await import('./importDescription.ts');
      return importDescription(services, await loadProblems(), source, options);
    }),
    registerCommand('fla.api.reset', log, async api =>
      (await import('./resetDescription.ts')).resetDescription(services, api),
    ),
    registerCommand('fla.request.new', log, async operation =>
      (await import('./newRequest.ts')).newRequest(services, operation),
    ),
    registerCommand('fla.api.copyPath', log, async operation =>
      (await import('./copyPath.ts')).copyPath(services, operation),
    ),
    registerCommand('fla.api.showInDescription', log, async target =>
      (await import('./showInDescription.ts')).showInDescription(services, target),
    ),
  );
}
