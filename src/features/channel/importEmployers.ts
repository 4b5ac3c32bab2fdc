import { setImmediate } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Employer } from '../../core/channel/account.ts';
import { mergeEmployers } from '../../core/channel/employers.ts';
import type { EmployersImport } from '../../core/channel/parseEmployersCsv.ts';
import type { Log } from '../../ui/log.ts';
import { plainName } from '../../ui/plainText.ts';
import { readChosenFile } from '../../ui/readChosenFile.ts';
import { followUp } from '../../ui/showError.ts';
import { withProgress } from '../../ui/withProgress.ts';
import type { AccountEmployers } from './accountEmployers.ts';
import { previewEmployers } from './previewEmployers.ts';
import { showRejectedRows } from './showRejectedRows.ts';

/**
 * Takes employers over from a CSV file, after the user has seen which. Nothing is removed, and nothing written before that.
 *
 * @throws AppError `file/unreadable`, `file/too-large`, `employers/no-numbers`, `settings/not-written`
 */
export async function importEmployers(employers: AccountEmployers, log: Log): Promise<void> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Import Employers from CSV'),
      openLabel: l10n.t('Read Employers'),
      filters: { [l10n.t('CSV files')]: ['csv', 'txt'] },
    })) ?? [];
  if (uri === undefined) {
    return;
  }
  const found = await readEmployers(uri, employers.account.employers ?? []);
  const picked = await previewEmployers(
    found,
    plainName(uri.path),
    employers.account.enterpriseNumber,
  );
  if (picked === undefined) {
    return;
  }
  if (picked.length > 0) {
    await employers.change(all => mergeEmployers(all, picked));
  }
  followUp(log, () => tellOutcome(found, picked, plainName(uri.path)));
}

async function readEmployers(
  uri: vscode.Uri,
  known: readonly Employer[],
): Promise<EmployersImport> {
  const { LARGEST_MEGABYTES, parseEmployersCsv } =
    await import('../../core/channel/parseEmployersCsv.ts');
  const bytes = await readChosenFile(uri, LARGEST_MEGABYTES);
  const title = l10n.t('Reading “{0}”', plainName(uri.path));
  return withProgress(title, (signal, report) =>
    parseEmployersCsv({ file: uri.path, bytes }, known, {
      signal,
      pause: () => setImmediate(),
      progress: done => {
        report(`${Math.round(done * 100)} %`);
      },
    }),
  );
}

async function tellOutcome(
  { added, rejected }: EmployersImport,
  picked: readonly Employer[],
  file: string,
): Promise<void> {
  const chosen = new Set(picked);
  const addedCount = added.filter(employer => chosen.has(employer)).length;
  const counts = [addedCount, picked.length - addedCount] as const;
  if (rejected.length === 0) {
    await vscode.window.showInformationMessage(
      l10n.t('Employers from “{0}”: {1} added, {2} renamed.', file, ...counts),
    );
    return;
  }
  const report = l10n.t('Show Rejected Rows');
  const message = l10n.t(
    'Employers from “{0}”: {1} added, {2} renamed. Rejected rows: {3}.',
    file,
    ...counts,
    rejected.length,
  );
  if ((await vscode.window.showWarningMessage(message, report)) === report) {
    await showRejectedRows(rejected, file);
  }
}
