import { join } from 'node:path';
import * as vscode from 'vscode';
import { createServices, type Services } from '../../src/services.ts';
import { hostPaths } from '../host/hostPaths.ts';

/** A state that forgets with the test. */
function createMemento(): vscode.Memento & { setKeysForSync: () => void } {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? (values.get(key) as T) : otherwise),
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
    setKeysForSync: () => undefined,
  };
}

function createSecrets(): vscode.SecretStorage {
  const values = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  return {
    keys: () => Promise.resolve([...values.keys()]),
    get: key => Promise.resolve(values.get(key)),
    store: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
    delete: key => {
      values.delete(key);
      return Promise.resolve();
    },
    onDidChange: changed.event,
  };
}

/**
 * The extension's own services, in this host, on its settings and files: for what no command shows. They remember nothing that the
 * installed extension remembers.
 */
export function createServicesInHost(): { services: Services; dispose: () => void } {
  const { repository, profile } = hostPaths();
  const subscriptions: vscode.Disposable[] = [];
  const storage = vscode.Uri.file(join(profile, 'services'));
  const context = {
    subscriptions,
    extensionUri: vscode.Uri.file(repository),
    globalState: createMemento(),
    workspaceState: createMemento(),
    secrets: createSecrets(),
    storageUri: storage,
    globalStorageUri: storage,
  } as unknown as vscode.ExtensionContext;
  return {
    services: createServices(context),
    dispose: () => {
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}
