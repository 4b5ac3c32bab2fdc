import * as vscode from 'vscode';
import { readApiEntry } from '../core/api/apiEntry.ts';
import { isRecord } from '../core/base/isRecord.ts';
import type { SettingMistake } from '../core/channel/settingMistake.ts';
import { KeptSettings } from './keptSettings.ts';
import { resolvePath } from './resolvePath.ts';

const APIS = 'fla.apis' as const;
const ALLOWED_HOSTS = 'fla.api.allowedHosts' as const;

/** An API with its description, as settings name them. */
export interface ConfiguredApi {
  id: string;
  /** Absolute path. */
  file: string;
  name?: string;
}

/** What settings say of APIs, with everything that is wrong in it. */
export interface ApiSettingsReading {
  apis: ConfiguredApi[];
  mistakes: SettingMistake[];
}

/** The settings `fla.apis`, merged over user, workspace and folders as VS Code merges objects, and `fla.api.allowedHosts`. */
export class ApiSettings extends KeptSettings<ApiSettingsReading> {
  constructor() {
    super([APIS, ALLOWED_HOSTS], readConfiguration);
  }

  /** Hosts, with a port where it is not that of https, from which descriptions may take documents. */
  allowedHosts(): string[] {
    const hosts = vscode.workspace.getConfiguration(undefined, null).get<unknown>(ALLOWED_HOSTS);
    return Array.isArray(hosts) ? hosts.filter(host => typeof host === 'string') : [];
  }
}

function readConfiguration(): ApiSettingsReading {
  const mistakes: SettingMistake[] = [];
  const found = new Map<string, { value: unknown; folder: vscode.WorkspaceFolder | undefined }>();
  const folders = vscode.workspace.workspaceFolders ?? [];
  const layers = (folders.length > 0 ? folders : [undefined]).map(folder => {
    const configuration = vscode.workspace.getConfiguration(undefined, folder?.uri ?? null);
    const own = configuration.inspect<unknown>(APIS)?.workspaceFolderValue;
    return { folder, own: recordOf(own), merged: configuration.get<unknown>(APIS) };
  });
  // A folder that says more of an API than all folders share decides; of several the first.
  for (const onlyOwn of [true, false]) {
    for (const { folder, own, merged } of layers) {
      for (const [id, value] of Object.entries(recordOf(merged))) {
        if (!found.has(id) && (!onlyOwn || Object.hasOwn(own, id))) {
          found.set(id, { value, folder });
        }
      }
    }
  }
  if (layers.some(({ merged }) => merged !== undefined && !isRecord(merged))) {
    mistakes.push({
      setting: APIS,
      code: 'setting/type',
      details: { expected: 'object' },
      member: [],
    });
  }
  const apis = [...found].flatMap(([id, { value, folder }]): ConfiguredApi[] => {
    const reading = readApiEntry(value);
    mistakes.push(...reading.mistakes.map(mistake => ({ ...mistake, setting: APIS, id })));
    if (!reading.value) {
      return [];
    }
    const { description, ...named } = reading.value;
    return [{ id, file: resolvePath(description, folder), ...named }];
  });
  return { apis, mistakes };
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
