import * as vscode from 'vscode';
import { registerCommand } from '../../ui/runCommand.ts';
import type { AuthoringServices } from './authoringServices.ts';
import type { ValidationProblems } from './validationProblems.ts';

/** Beginning, directing and validating declarations, and the lenses above them. All of it loads when it is first used. */
export function registerAuthoring(services: AuthoringServices): vscode.Disposable {
  const { log, targets, onDidChangeLanguage } = services;
  const lensesChanged = new vscode.EventEmitter<void>();
  const changed = (): void => lensesChanged.fire();
  let problems: Promise<ValidationProblems> | undefined;
  return vscode.Disposable.from(
    lensesChanged,
    targets.onDidChange(changed),
    onDidChangeLanguage(changed),
    vscode.languages.registerCodeLensProvider(
      ['file', 'untitled'].map(scheme => ({ scheme, pattern: '**/*.fla.json' })),
      {
        onDidChangeCodeLenses: lensesChanged.event,
        provideCodeLenses: async document =>
          (await import('./declarationLenses.ts')).declarationLenses(services, document),
      },
    ),
    registerCommand('fla.declaration.new', log, async (operation, options) =>
      (await import('./newDeclaration.ts')).newDeclaration(services, operation, options),
    ),
    registerCommand('fla.declaration.changeTarget', log, async (uri, target) =>
      (await import('./changeTarget.ts')).changeTarget(services, uri, target),
    ),
    registerCommand('fla.declaration.validate', log, async (uri, selected) => {
      const { validateFiles } = await import('./validateFiles.ts');
      problems ??= startProblems(services);
      return validateFiles(services, await problems, uri, selected);
    }),
    {
      dispose: () => {
        void problems?.then(published => {
          published.dispose();
        });
      },
    },
  );
}

async function startProblems(services: AuthoringServices): Promise<ValidationProblems> {
  const [{ checkFiles }, { ValidationProblems: Problems }] = await Promise.all([
    import('./checkFiles.ts'),
    import('./validationProblems.ts'),
  ]);
  return new Problems(async payload => (await checkFiles(services, [payload]))[0]);
}
