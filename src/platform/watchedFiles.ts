import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';

/** Watches single files, wherever they lie: one watcher for each folder, made when the first of its files is of interest. */
export class WatchedFiles implements vscode.Disposable {
  /** Names by folder, with the path as its owner wrote it. */
  readonly #folders = new Map<string, Map<string, string>>();
  readonly #watchers: vscode.Disposable[] = [];
  readonly #changed = new vscode.EventEmitter<string>();

  /** Tells the path of a file that came, went or changed, as it was given. */
  readonly onDidChange = this.#changed.event;

  watch(path: string): void {
    // VS Code's own form of a path: on Windows the letter of a drive is small.
    const { fsPath } = vscode.Uri.file(path);
    const folder = dirname(fsPath);
    const names = this.#folders.get(folder) ?? new Map<string, string>();
    if (names.size === 0) {
      this.#folders.set(folder, names);
      this.#watchers.push(...this.#watchFolder(folder, names));
    }
    names.set(basename(fsPath), path);
  }

  #watchFolder(folder: string, names: ReadonlyMap<string, string>): vscode.Disposable[] {
    const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), '*');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const tell = (uri: vscode.Uri): void => {
      const path = names.get(basename(uri.fsPath));
      if (path !== undefined) {
        this.#changed.fire(path);
      }
    };
    return [
      watcher,
      watcher.onDidCreate(tell),
      watcher.onDidChange(tell),
      watcher.onDidDelete(tell),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#watchers).dispose();
    this.#changed.dispose();
  }
}
