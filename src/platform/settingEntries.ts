import * as vscode from 'vscode';
import { AppError } from '../core/base/errors.ts';
import { isRecord } from '../core/base/isRecord.ts';
import {
  changeEntry,
  type MemberChanges,
  type ScopedEntries,
  type SettingsScope,
} from '../core/channel/settingsScope.ts';

/**
 * Characters of a setting from which VS Code's own way of writing it is felt: it takes time by the square of them, on the window's
 * own thread (measured with 1.139: 0.3 s for 50 000, 6 s for 200 000, 40 s for 600 000).
 */
const LARGE = 50_000;

/** The entries of a setting in one scope. */
interface Scoped {
  scope: SettingsScope;
  entries: ScopedEntries;
}

/**
 * A setting that is an object of entries by id, written in every scope that VS Code merges. Changes are made one after the other, each
 * to what the one before left: none is lost, and no entry but the one named is touched.
 */
export class SettingEntries {
  readonly #setting: string;
  readonly #globalStorage: vscode.Uri;
  #writing: Promise<unknown> = Promise.resolve();

  /** @param globalStorage the extension's own, beside which the user settings may lie */
  constructor(setting: string, globalStorage: vscode.Uri) {
    this.#setting = setting;
    this.#globalStorage = globalStorage;
  }

  /** Every id that any scope knows, usable or not. */
  ids(): string[] {
    return [...new Set(this.#scopes().flatMap(({ entries }) => Object.keys(entries)))];
  }

  /** The scopes that define an entry, or a part of it, the most specific first. */
  scopesOf(id: string): SettingsScope[] {
    return this.#scopes()
      .filter(({ entries }) => entries[id] !== undefined)
      .map(({ scope }) => scope);
  }

  /** The scope that a change of a member is written to; undefined where no scope knows the entry. */
  scopeOf(id: string, member: string): SettingsScope | undefined {
    const knowing = this.#effectiveScopes(id).filter(({ entries }) => entries[id] !== undefined);
    const having = knowing.find(({ entries }) => recordOf(entries[id])[member] !== undefined);
    return (having ?? knowing[0])?.scope;
  }

  /**
   * Writes entries into one scope, in place of those with the same id there.
   *
   * @throws AppError `settings/not-written`
   */
  save(entries: ScopedEntries, scope: SettingsScope): Promise<void> {
    return this.#inTurn(async () => {
      const here = this.#scopes().find(known => known.scope === scope);
      await this.#write(scope, { ...here?.entries, ...entries });
    });
  }

  /**
   * Adds entries to one scope, and replaces others wherever they are defined. Every scope is written once, and none is left changed
   * when one cannot be written.
   *
   * @throws AppError `settings/not-written`
   */
  saveAll(
    added: ScopedEntries,
    replaced: Readonly<Record<string, object>>,
    scope: SettingsScope,
  ): Promise<void> {
    return this.#inTurn(async () => {
      const before = new Map(this.#scopes().map(known => [known.scope, known.entries]));
      const after = new Map(before);
      if (Object.keys(added).length > 0) {
        after.set(scope, { ...before.get(scope), ...added });
      }
      for (const [id, members] of Object.entries(replaced)) {
        const scopes = this.#effectiveScopes(id).map(known => known.scope);
        const entries = scopes.map(known => after.get(known) ?? {});
        const gone = entries.flatMap(known => Object.keys(recordOf(known[id])));
        const changes = { ...Object.fromEntries(gone.map(name => [name, undefined])), ...members };
        const changed = changeEntry(entries, id, changes) ?? entries;
        scopes.forEach((known, index) => after.set(known, changed[index] ?? {}));
      }
      await this.#writeAll(before, after);
    });
  }

  /**
   * Changes members of an entry, each in the most specific scope that has it; a member that is undefined is removed.
   *
   * @returns false where no scope knows the entry
   * @throws AppError `settings/not-written`
   */
  update(id: string, changes: MemberChanges): Promise<boolean> {
    return this.#inTurn(async () => {
      const scopes = this.#effectiveScopes(id);
      const before = scopes.map(({ entries }) => entries);
      const after = changeEntry(before, id, changes);
      for (const [index, { scope, entries }] of scopes.entries()) {
        const changed = after?.[index];
        if (changed !== undefined && changed !== entries) {
          await this.#write(scope, changed);
        }
      }
      return after !== undefined;
    });
  }

  /**
   * Moves an entry, as it shows when all scopes are merged, into one scope, and changes members on the way.
   *
   * @returns false where no scope knows the entry
   * @throws AppError `settings/not-written`
   */
  move(id: string, scope: SettingsScope, changes: MemberChanges = {}): Promise<boolean> {
    return this.#inTurn(async () => {
      const [merged] =
        changeEntry([{ [id]: merge(this.#effectiveScopes(id), id) }], id, changes) ?? [];
      if (merged === undefined) {
        return false;
      }
      const here = this.#scopes().find(known => known.scope === scope);
      // Written before it is removed elsewhere: a failure leaves it twice rather than not at all.
      await this.#write(scope, { ...here?.entries, ...merged });
      await this.#remove(id, other => other !== scope);
      return true;
    });
  }

  /**
   * Removes an entry from every scope that defines it.
   *
   * @throws AppError `settings/not-written`
   */
  remove(id: string): Promise<void> {
    return this.#inTurn(() => this.#remove(id, () => true));
  }

  async #writeAll(
    before: ReadonlyMap<SettingsScope, ScopedEntries>,
    after: ReadonlyMap<SettingsScope, ScopedEntries>,
  ): Promise<void> {
    const written: SettingsScope[] = [];
    try {
      for (const [scope, entries] of after) {
        if (entries !== before.get(scope)) {
          await this.#write(scope, entries);
          written.push(scope);
        }
      }
    } catch (error) {
      for (const scope of written) {
        await this.#write(scope, before.get(scope) ?? {});
      }
      throw error;
    }
  }

  async #remove(id: string, from: (scope: SettingsScope) => boolean): Promise<void> {
    for (const { scope, entries } of this.#scopes()) {
      if (entries[id] !== undefined && from(scope)) {
        const others = Object.entries(entries).filter(([other]) => other !== id);
        await this.#write(scope, Object.fromEntries(others));
      }
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#writing.then(work);
    this.#writing = turn.catch(() => undefined);
    return turn;
  }

  /** Every scope of this window, the most specific first. A single folder's settings are those of the workspace. */
  #scopes(): Scoped[] {
    const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
    const folders = workspaceFile === undefined ? [] : workspaceFolders;
    const { workspaceValue, globalValue } = this.#inspect(null);
    return [
      ...folders.map(({ uri }): Scoped => ({
        scope: `folder:${uri.toString()}`,
        entries: recordOf(this.#inspect(uri).workspaceFolderValue),
      })),
      { scope: 'workspace', entries: recordOf(workspaceValue) },
      { scope: 'user', entries: recordOf(globalValue) },
    ];
  }

  /** The scopes that an entry is merged from: of the folders only the first that knows it counts. */
  #effectiveScopes(id: string): Scoped[] {
    const scopes = this.#scopes();
    const folder = scopes.find(
      ({ scope, entries }) => scope.startsWith('folder:') && entries[id] !== undefined,
    );
    return scopes.filter(known => known === folder || !known.scope.startsWith('folder:'));
  }

  #inspect(uri: vscode.Uri | null): {
    workspaceFolderValue?: unknown;
    workspaceValue?: unknown;
    globalValue?: unknown;
  } {
    return vscode.workspace.getConfiguration(undefined, uri).inspect(this.#setting) ?? {};
  }

  async #writeLarge(scope: SettingsScope, entries: ScopedEntries): Promise<boolean> {
    const { writeLargeSetting } = await import('./largeSettings.ts');
    const read = (): ScopedEntries | undefined =>
      this.#scopes().find(known => known.scope === scope)?.entries;
    const files = { scope, setting: this.#setting, globalStorage: this.#globalStorage };
    return writeLargeSetting(files, entries, read);
  }

  async #write(scope: SettingsScope, entries: ScopedEntries): Promise<void> {
    const [target, uri] = targetOf(scope);
    try {
      if (JSON.stringify(entries).length >= LARGE && (await this.#writeLarge(scope, entries))) {
        return;
      }
      await vscode.workspace
        .getConfiguration(undefined, uri)
        .update(this.#setting, Object.keys(entries).length > 0 ? entries : undefined, target);
    } catch (cause) {
      throw new AppError('settings/not-written', { setting: this.#setting }, { cause });
    }
  }
}

function targetOf(scope: SettingsScope): [vscode.ConfigurationTarget, vscode.Uri | null] {
  switch (scope) {
    case 'user':
      return [vscode.ConfigurationTarget.Global, null];
    case 'workspace':
      return [vscode.ConfigurationTarget.Workspace, null];
    default:
      return [
        vscode.ConfigurationTarget.WorkspaceFolder,
        vscode.Uri.parse(scope.slice('folder:'.length)),
      ];
  }
}

/** An entry as VS Code merges it: objects deeply, all else from the most specific scope. Undefined where none knows it. */
function merge(scopes: readonly Scoped[], id: string): unknown {
  const mergeValues = (general: unknown, specific: unknown): unknown => {
    if (!isRecord(general) || !isRecord(specific)) {
      return specific ?? general;
    }
    const names = new Set([...Object.keys(general), ...Object.keys(specific)]);
    return Object.fromEntries(
      [...names].map(name => [name, mergeValues(general[name], specific[name])]),
    );
  };
  return scopes.reduceRight<unknown>(
    (merged, { entries }) => mergeValues(merged, entries[id]),
    undefined,
  );
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
