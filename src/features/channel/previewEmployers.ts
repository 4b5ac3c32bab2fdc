import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Employer } from '../../core/channel/account.ts';
import type { EmployersImport } from '../../core/channel/parseEmployersCsv.ts';
import { plainText } from '../../ui/plainText.ts';
import { employerRow } from './employersList.ts';
import { showRejectedRows } from './showRejectedRows.ts';

interface Row extends vscode.QuickPickItem {
  employers: readonly Employer[];
}

/** Changes that are shown one by one; of more, only their kinds can be left out. */
const SHOWN = 500;

/**
 * Shows what a file would change, everything picked.
 *
 * @param own the representative's own number
 * @returns the employers to be written, none where the file has nothing new; undefined when the user gave up
 */
export async function previewEmployers(
  found: EmployersImport,
  file: string,
  own: string | undefined,
): Promise<readonly Employer[] | undefined> {
  if (found.added.length + found.renamed.length === 0) {
    return [];
  }
  const pick = vscode.window.createQuickPick<Row>();
  const report = {
    iconPath: new vscode.ThemeIcon('warning'),
    tooltip: l10n.t('Show Rejected Rows'),
  };
  pick.title = l10n.t('Import Employers from “{0}”', file);
  pick.placeholder = l10n.t(
    'Nothing is written until you confirm. There already: {0}, rejected: {1}',
    found.unchanged,
    found.rejected.length,
  );
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.items = rowsOf(found, own);
  pick.selectedItems = pick.items.filter(({ employers }) => employers.length > 0);
  pick.buttons = found.rejected.length > 0 ? [report] : [];
  try {
    return await new Promise<readonly Employer[] | undefined>((resolve, reject) => {
      pick.onDidTriggerButton(() => {
        showRejectedRows(found.rejected, file).catch(reject);
      });
      pick.onDidAccept(() => {
        resolve(pick.selectedItems.flatMap(({ employers }) => employers));
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function rowsOf({ added, renamed }: EmployersImport, own?: string): Row[] {
  const one = added.length + renamed.length <= SHOWN;
  const rows: Row[] = [];
  if (added.length > 0) {
    rows.push(separator(l10n.t('New: {0}', added.length)));
    rows.push(
      ...(one
        ? added.map(employer => ({ ...employerRow(employer, own), employers: [employer] }))
        : [{ label: l10n.t('All new employers'), detail: firstOf(added), employers: added }]),
    );
  }
  if (renamed.length > 0) {
    const employers = renamed.map(({ employer }) => employer);
    rows.push(separator(l10n.t('Renamed: {0}', renamed.length)));
    rows.push(
      ...(one
        ? renamed.map(({ employer, before }) => ({
            ...employerRow(employer, own),
            ...(before === undefined ? {} : { detail: l10n.t('Now “{0}”', plainText(before)) }),
            employers: [employer],
          }))
        : [{ label: l10n.t('All renamed employers'), detail: firstOf(employers), employers }]),
    );
  }
  return rows;
}

function firstOf(employers: readonly Employer[]): string {
  const names = employers.slice(0, 5).map(({ name, enterpriseNumber }) => name ?? enterpriseNumber);
  return plainText(`${names.join(', ')}, …`);
}

function separator(label: string): Row {
  return { label, kind: vscode.QuickPickItemKind.Separator, employers: [] };
}
