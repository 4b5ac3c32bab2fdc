import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ValidatedFiles } from '../../contributions.ts';
import { plainName } from '../../ui/plainText.ts';
import type { FileFindings } from './checkFiles.ts';

/** Names that a sentence holds. */
const MOST_NAMES = 3;

/** Says how validating went, and leads to the problems. */
export async function tellValidated(
  { errors, warnings }: ValidatedFiles,
  files: readonly FileFindings[],
  unreadable: readonly vscode.Uri[],
): Promise<void> {
  const undecided = files.filter(file => file.undecided).map(({ uri }) => uri);
  const message = [
    summaryOf(files, errors, warnings),
    ...(undecided.length > 0
      ? [
          l10n.t(
            'Only the meaning was checked, because no operation is known: {0}.',
            namesOf(undecided),
          ),
        ]
      : []),
    ...(unreadable.length > 0 ? [l10n.t('Could not be read: {0}.', namesOf(unreadable))] : []),
  ].join(' ');
  if (errors + warnings === 0) {
    const isWhole = undecided.length + unreadable.length === 0;
    const { showInformationMessage, showWarningMessage } = vscode.window;
    await (isWhole ? showInformationMessage(message) : showWarningMessage(message));
    return;
  }
  const showProblems = l10n.t('Show Problems');
  const show = errors > 0 ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
  if ((await show(message, showProblems)) === showProblems) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}

function summaryOf(files: readonly FileFindings[], errors: number, warnings: number): string {
  const [first, ...others] = files;
  if (!first) {
    return l10n.t('There is no declaration here: they are files named *.fla.json or *.fla.');
  }
  if (others.length === 0) {
    const name = plainName(first.uri.path);
    return errors + warnings === 0
      ? l10n.t('Validated “{0}”: nothing is wrong with it.', name)
      : l10n.t('Validated “{0}”. Errors: {1}, warnings: {2}.', name, errors, warnings);
  }
  return errors + warnings === 0
    ? l10n.t('Validated {0} files: nothing is wrong with them.', files.length)
    : l10n.t('Validated {0} files. Errors: {1}, warnings: {2}.', files.length, errors, warnings);
}

function namesOf(uris: readonly vscode.Uri[]): string {
  const names = uris.slice(0, MOST_NAMES).map(({ path }) => l10n.t('“{0}”', plainName(path)));
  const hidden = uris.length - names.length;
  return [...names, ...(hidden > 0 ? [l10n.t('… and {0} more', hidden)] : [])].join(', ');
}
