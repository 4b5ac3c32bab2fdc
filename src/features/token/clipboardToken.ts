import type * as vscode from 'vscode';

/** Seconds after which a copied token is taken off the clipboard. */
export const SECONDS_ON_CLIPBOARD = 60;

/** A token that a user has copied: it is taken off the clipboard after a while, unless something else was copied meanwhile. */
export class ClipboardToken implements vscode.Disposable {
  readonly #boundaries: {
    clipboard: Pick<vscode.Clipboard, 'readText' | 'writeText'>;
    /** Runs something later, and tells how to give that up. */
    after: (seconds: number, run: () => void) => () => void;
    onUnexpected: (error: unknown) => void;
  };
  #copied: { token: string; giveUp: () => void } | undefined;

  constructor(boundaries: {
    clipboard: Pick<vscode.Clipboard, 'readText' | 'writeText'>;
    after: (seconds: number, run: () => void) => () => void;
    onUnexpected: (error: unknown) => void;
  }) {
    this.#boundaries = boundaries;
  }

  /** Copies a token. An earlier one is no longer on the clipboard by that. */
  async put(token: string): Promise<void> {
    const { clipboard, after } = this.#boundaries;
    await clipboard.writeText(token);
    this.#copied?.giveUp();
    this.#copied = { token, giveUp: after(SECONDS_ON_CLIPBOARD, () => this.#clear()) };
  }

  /** Takes the token off the clipboard at once, as far as a host that is ending still does. */
  dispose(): void {
    this.#copied?.giveUp();
    this.#clear();
  }

  #clear(): void {
    const { clipboard, onUnexpected } = this.#boundaries;
    const token = this.#copied?.token;
    this.#copied = undefined;
    if (token === undefined) {
      return;
    }
    clipboard
      .readText()
      .then(async text => {
        if (text === token) {
          await clipboard.writeText('');
        }
      })
      .then(undefined, onUnexpected);
  }
}
