import type * as vscode from 'vscode';
import { AppError } from '../core/base/errors.ts';
import type { Account } from '../core/channel/account.ts';
import { membersById } from '../core/channel/accountFile.ts';
import type { AccountChanges } from '../core/channel/accountImport.ts';
import type { Environment } from '../core/channel/environment.ts';
import type { SettingsScope } from '../core/channel/settingsScope.ts';
import { SettingEntries } from './settingEntries.ts';

/** The settings `fla.accounts`, `fla.environments` and `fla.apis` as they are written, scope by scope, and their writing. */
export class WrittenSettings {
  readonly accounts: SettingEntries;
  readonly environments: SettingEntries;
  readonly apis: SettingEntries;

  /** @param globalStorage the extension's own, beside which the user settings may lie */
  constructor(globalStorage: vscode.Uri) {
    this.accounts = new SettingEntries('fla.accounts', globalStorage);
    this.environments = new SettingEntries('fla.environments', globalStorage);
    this.apis = new SettingEntries('fla.apis', globalStorage);
  }

  /**
   * Writes one account into one scope, leaving all others as they are.
   *
   * @throws AppError `settings/not-written`
   */
  save({ id, ...members }: Account, scope: SettingsScope): Promise<void> {
    return this.accounts.save({ [id]: members }, scope);
  }

  /**
   * Writes accounts that came from elsewhere with the environments they need: all or nothing, each setting in one update of a scope.
   * What replaces an account goes where that one is defined.
   *
   * @throws AppError `settings/not-written`
   */
  async saveAll(
    { added, replaced }: AccountChanges,
    environments: readonly Environment[],
    scope: SettingsScope,
  ): Promise<void> {
    if (environments.length > 0) {
      await this.environments.save(membersById(environments), scope);
    }
    try {
      await this.accounts.saveAll(added, replaced, scope);
    } catch (error) {
      for (const { id } of environments) {
        await this.environments.remove(id);
      }
      throw error;
    }
  }

  /**
   * Changes members of one account, each in the most specific settings that have it, leaving all else as it is; a member that is
   * undefined is removed.
   *
   * @throws AppError `settings/not-written`; `account/unknown` where no settings define the account
   */
  async update(
    id: string,
    changes: { [M in keyof Omit<Account, 'id'>]?: Account[M] | undefined },
  ): Promise<void> {
    if (!(await this.accounts.update(id, changes))) {
      throw new AppError('account/unknown', { account: id });
    }
  }
}
