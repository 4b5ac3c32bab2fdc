import * as vscode from 'vscode';

const KEY = 'activeAccount';

/** The account that commands use where none is named, remembered for the workspace. */
export class ActiveAccountMemento implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #memento: vscode.Memento;

  readonly onDidChange = this.#changed.event;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** The account's id. */
  get(): string | undefined {
    return this.#memento.get<string>(KEY);
  }

  async set(id: string | undefined): Promise<void> {
    await this.#memento.update(KEY, id);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
