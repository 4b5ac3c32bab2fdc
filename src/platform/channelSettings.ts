import * as vscode from 'vscode';
import { AppError } from '../core/base/errors.ts';
import { isRecord } from '../core/base/isRecord.ts';
import { parseAccount, type Account } from '../core/channel/account.ts';
import type { ChannelConfiguration } from '../core/channel/channels.ts';
import { PORTAL_ENVIRONMENTS, isBuiltIn, parseEnvironment } from '../core/channel/environment.ts';
import type { SettingsScope } from '../core/channel/settingsScope.ts';
import { resolvePath } from './resolvePath.ts';
import { SettingEntries } from './settingEntries.ts';

const ACCOUNTS = 'fla.accounts';
const ENVIRONMENTS = 'fla.environments';

/** The settings `fla.accounts` and `fla.environments`, merged over user, workspace and folders as VS Code merges objects. */
export class ChannelSettings implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #read: ChannelConfiguration | undefined;

  readonly onDidChange = this.#changed.event;
  /** The accounts as they are written, scope by scope. */
  readonly accounts = new SettingEntries(ACCOUNTS);
  /** The environments as they are written, scope by scope. */
  readonly environments = new SettingEntries(ENVIRONMENTS);

  constructor() {
    const forget = (): void => {
      this.#read = undefined;
      this.#changed.fire();
    };
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(ACCOUNTS) || event.affectsConfiguration(ENVIRONMENTS)) {
          forget();
        }
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
    );
  }

  /** What settings say now. */
  read(): ChannelConfiguration {
    this.#read ??= readConfiguration();
    return this.#read;
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

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function readConfiguration(): ChannelConfiguration {
  const read: ChannelConfiguration = {
    accounts: [],
    environments: [...PORTAL_ENVIRONMENTS],
    problems: [],
  };
  const folders = vscode.workspace.workspaceFolders ?? [];
  const seen = new Set<string>();
  // A folder may add accounts of its own: each is asked in turn, and the first that knows an id gives it its folder.
  for (const folder of folders.length > 0 ? folders : [undefined]) {
    const configuration = vscode.workspace.getConfiguration(undefined, folder?.uri ?? null);
    const each = (setting: string, parse: (id: string, value: unknown) => void): void => {
      for (const [id, value] of Object.entries(recordOf(configuration.get(setting)))) {
        if (!seen.has(`${setting} ${id}`)) {
          seen.add(`${setting} ${id}`);
          collectProblem(read, () => parse(id, value));
        }
      }
    };
    each(ENVIRONMENTS, (id, value) => {
      if (isBuiltIn(id)) {
        throw new AppError('environment/invalid', { environment: id, member: id });
      }
      const inspected = configuration.inspect<Record<string, unknown>>(ENVIRONMENTS);
      const shared = [inspected?.workspaceValue, inspected?.workspaceFolderValue].some(
        values => recordOf(values)[id] !== undefined,
      );
      const environment = parseEnvironment(id, value, !shared);
      if (environment.ca !== undefined) {
        environment.ca = resolvePath(environment.ca, folder);
      }
      read.environments.push(environment);
    });
    each(ACCOUNTS, (id, value) => {
      const account = parseAccount(id, value);
      read.accounts.push({ account, keyStorePath: resolvePath(account.certificate, folder) });
    });
  }
  return read;
}

function collectProblem(read: ChannelConfiguration, parse: () => void): void {
  try {
    parse();
  } catch (error) {
    if (
      !AppError.is(error, 'account/invalid') &&
      !AppError.is(error, 'environment/invalid') &&
      !AppError.is(error, 'environment/audience-origin')
    ) {
      throw error;
    }
    read.problems.push(error);
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
