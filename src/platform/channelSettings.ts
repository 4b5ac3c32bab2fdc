import * as vscode from 'vscode';
import { isRecord } from '../core/base/isRecord.ts';
import { accountFailure, readAccount } from '../core/channel/account.ts';
import type { ChannelConfiguration } from '../core/channel/channels.ts';
import {
  PORTAL_ENVIRONMENTS,
  environmentFailure,
  readEnvironment,
} from '../core/channel/environment.ts';
import type { SettingMistake } from '../core/channel/settingMistake.ts';
import { KeptSettings } from './keptSettings.ts';
import { resolvePath } from './resolvePath.ts';

const ACCOUNTS = 'fla.accounts' as const;
const ENVIRONMENTS = 'fla.environments' as const;

/** What settings say, with everything that is wrong in them. */
export interface SettingsReading extends ChannelConfiguration {
  mistakes: SettingMistake[];
}

/** The settings `fla.accounts` and `fla.environments`, merged over user, workspace and folders as VS Code merges objects. */
export class ChannelSettings extends KeptSettings<SettingsReading> {
  constructor() {
    super([ACCOUNTS, ENVIRONMENTS], readConfiguration);
  }
}

function readConfiguration(): SettingsReading {
  const read: SettingsReading = {
    accounts: [],
    environments: [...PORTAL_ENVIRONMENTS],
    problems: [],
    mistakes: [],
  };
  const folders = vscode.workspace.workspaceFolders ?? [];
  const seen = new Set<string>();
  // What the workspace or the user define every folder sees, and the first one gives it its place.
  const owners = ownersIn(folders);
  for (const folder of folders.length > 0 ? folders : [undefined]) {
    const configuration = vscode.workspace.getConfiguration(undefined, folder?.uri ?? null);
    const isNew = (key: string): boolean => {
      const isOurs = (owners.get(key) ?? folder) === folder && !seen.has(key);
      if (isOurs) {
        seen.add(key);
      }
      return isOurs;
    };
    const inspected = configuration.inspect<Record<string, unknown>>(ENVIRONMENTS);
    const shared = [inspected?.workspaceValue, inspected?.workspaceFolderValue].map(recordOf);
    for (const [id, value] of newEntries(configuration, ENVIRONMENTS, isNew, read)) {
      const isShared = shared.some(values => values[id] !== undefined);
      const { value: environment, mistakes } = readEnvironment(id, value, !isShared);
      read.mistakes.push(...mistakes.map(of => ({ ...of, setting: ENVIRONMENTS, id })));
      if (environment === undefined) {
        read.problems.push(environmentFailure(id, mistakes));
      } else {
        const ca = environment.ca && { ca: resolvePath(environment.ca, folder) };
        read.environments.push({ ...environment, ...ca });
      }
    }
    for (const [id, value] of newEntries(configuration, ACCOUNTS, isNew, read)) {
      const { value: account, mistakes } = readAccount(id, value);
      read.mistakes.push(...mistakes.map(of => ({ ...of, setting: ACCOUNTS, id })));
      if (account === undefined) {
        read.problems.push(accountFailure(id, mistakes));
      } else {
        read.accounts.push({ account, keyStorePath: resolvePath(account.certificate, folder) });
      }
    }
  }
  return read;
}

type EntriesSetting = typeof ACCOUNTS | typeof ENVIRONMENTS;

/** The first folder whose own settings know an entry. */
function ownersIn(
  folders: readonly vscode.WorkspaceFolder[],
): ReadonlyMap<string, vscode.WorkspaceFolder> {
  const owners = new Map<string, vscode.WorkspaceFolder>();
  for (const folder of folders) {
    const configuration = vscode.workspace.getConfiguration(undefined, folder.uri);
    for (const setting of [ACCOUNTS, ENVIRONMENTS] as const) {
      const own = configuration.inspect(setting)?.workspaceFolderValue;
      for (const key of Object.keys(recordOf(own)).map(id => keyOf(setting, id))) {
        owners.set(key, owners.get(key) ?? folder);
      }
    }
  }
  return owners;
}

function keyOf(setting: EntriesSetting, id: string): string {
  return `${setting} ${id}`;
}

/** The entries of a setting that were not seen before. */
function newEntries(
  configuration: vscode.WorkspaceConfiguration,
  setting: EntriesSetting,
  isNew: (key: string) => boolean,
  { mistakes }: SettingsReading,
): [id: string, value: unknown][] {
  const entries = configuration.get<unknown>(setting);
  if (entries !== undefined && !isRecord(entries) && isNew(setting)) {
    mistakes.push({ setting, code: 'setting/type', details: { expected: 'object' }, member: [] });
  }
  return Object.entries(recordOf(entries)).filter(([id]) => isNew(keyOf(setting, id)));
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
