import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Employer } from '../../core/channel/account.ts';
import { EmployerSearch } from '../../core/channel/employers.ts';
import { formatEnterpriseNumber } from '../../core/channel/enterpriseNumber.ts';
import { plainText } from '../../ui/plainText.ts';
import type { AccountEmployers } from './accountEmployers.ts';

/** What the user wants to do with the list. */
export type EmployersChoice =
  { action: 'add'; query: string } | { action: 'import' } | { action: 'edit'; employer: Employer };

interface Row extends vscode.QuickPickItem {
  choice?: EmployersChoice;
  employer?: Employer;
}

/** Rows that a list shows at once: it stays fluid however many there are, and who looks for one of thousands types. */
const SHOWN = 300;

/** The list of an account's employers. It comes back as it was left. */
export class EmployersList {
  readonly #employers: AccountEmployers;
  readonly #remove: (employer: Employer) => void;
  #query = '';

  /** @param remove takes an employer off the list, which stays open */
  constructor(employers: AccountEmployers, remove: (employer: Employer) => void) {
    this.#employers = employers;
    this.#remove = remove;
  }

  /**
   * Shows the list until one of its employers or buttons is chosen; undefined when the user is done.
   *
   * @param onDidChange the employers may have changed
   */
  async ask(onDidChange: vscode.Event<void>): Promise<EmployersChoice | undefined> {
    const pick = vscode.window.createQuickPick<Row>();
    const add = button('add', l10n.t('Add Employer'));
    const fromFile = button('cloud-download', l10n.t('Import Employers from CSV'));
    const edit = button('edit', l10n.t('Edit'));
    const remove = button('trash', l10n.t('Remove'));
    pick.placeholder = l10n.t('Search by name or enterprise number; Enter edits');
    pick.buttons = [add, fromFile];
    pick.value = this.#query;
    let search = this.#search(pick);
    const show = (): void => {
      pick.items = this.#rows(search, pick.value, [edit, remove]);
    };
    show();
    const changed = onDidChange(() => {
      search = this.#search(pick);
      pick.keepScrollPosition = true;
      show();
    });
    try {
      return await new Promise<EmployersChoice | undefined>(resolve => {
        pick.onDidChangeValue(value => {
          this.#query = value;
          pick.keepScrollPosition = false;
          show();
        });
        pick.onDidTriggerButton(pressed => {
          resolve(pressed === add ? { action: 'add', query: '' } : { action: 'import' });
        });
        pick.onDidTriggerItemButton(({ button: pressed, item: { employer } }) => {
          if (employer && pressed === remove) {
            this.#remove(employer);
          } else if (employer) {
            resolve({ action: 'edit', employer });
          }
        });
        pick.onDidAccept(() => {
          const choice = pick.selectedItems[0]?.choice;
          if (choice) {
            resolve(choice);
          }
        });
        pick.onDidHide(() => {
          resolve(undefined);
        });
        pick.show();
      });
    } finally {
      changed.dispose();
      pick.dispose();
    }
  }

  #search(pick: vscode.QuickPick<Row>): EmployerSearch {
    const { account, sorted } = this.#employers;
    pick.title = l10n.t('Employers of “{0}” ({1})', plainText(account.name), sorted.length);
    return new EmployerSearch(sorted);
  }

  #rows(search: EmployerSearch, query: string, buttons: vscode.QuickInputButton[]): Row[] {
    const found = search.find(query);
    const own = this.#employers.account.enterpriseNumber;
    const rows = found.slice(0, SHOWN).map((employer): Row => ({
      ...employerRow(employer, own),
      buttons,
      employer,
      choice: { action: 'edit', employer },
    }));
    if (found.length > SHOWN) {
      const more = l10n.t('{0} more: type a part of a name or number', found.length - SHOWN);
      rows.push({ label: `$(ellipsis) ${more}`, alwaysShow: true });
    }
    return found.length > 0 ? rows : this.#offers(query);
  }

  /** What to do where nobody is found. */
  #offers(query: string): Row[] {
    return [
      {
        label: `$(add) ${l10n.t('Add Employer')}`,
        alwaysShow: true,
        choice: { action: 'add', query },
      },
      {
        label: `$(cloud-download) ${l10n.t('Import Employers from CSV')}`,
        detail: l10n.t('A file with enterprise numbers and names, as spreadsheets save it'),
        alwaysShow: true,
        choice: { action: 'import' },
      },
    ];
  }
}

/** An employer as a row: its name, number, and whether it is the representative itself. */
export function employerRow(
  { enterpriseNumber, name }: Employer,
  own: string | undefined,
): vscode.QuickPickItem {
  const number = formatEnterpriseNumber(enterpriseNumber);
  const remark = enterpriseNumber === own ? ` · ${l10n.t('the account’s own number')}` : '';
  return name === undefined
    ? { label: number, description: remark, alwaysShow: true }
    : { label: rowLabel(name), description: number + remark, alwaysShow: true };
}

/** VS Code draws `$(name)` in a label as an icon. */
function rowLabel(text: string): string {
  return plainText(text).replaceAll('$(', '$\u200b(');
}

function button(icon: string, tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}
