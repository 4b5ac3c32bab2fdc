import * as vscode from 'vscode';

const KEY = 'accountOrder';

/** The order that the user gave to accounts, by id: personal, so that settings which a team shares stay as they are. */
export class AccountOrderMemento implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #memento: vscode.Memento;
  #order: readonly string[];

  readonly onDidChange = this.#changed.event;

  /** @param memento the extension's global state */
  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    this.#order = memento.get<string[]>(KEY, []);
  }

  /** Ids of accounts; the same array until it changes. */
  get(): readonly string[] {
    return this.#order;
  }

  async set(order: readonly string[]): Promise<void> {
    this.#order = order;
    await this.#memento.update(KEY, order);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
