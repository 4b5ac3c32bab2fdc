import * as vscode from 'vscode';

/** What some settings say: read when it is first asked for, and again after they, the folders or the trust of the workspace changed. */
export class KeptSettings<T> implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly #readAll: () => T;
  #read: { value: T } | undefined;

  readonly onDidChange = this.#changed.event;

  /** @param settings their ids: `fla.accounts` */
  constructor(settings: readonly string[], readAll: () => T) {
    this.#readAll = readAll;
    const forget = (): void => {
      this.#read = undefined;
      this.#changed.fire();
    };
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (settings.some(setting => event.affectsConfiguration(setting))) {
          forget();
        }
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
    );
  }

  /** What settings say now. */
  read(): T {
    this.#read ??= { value: this.#readAll() };
    return this.#read.value;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
