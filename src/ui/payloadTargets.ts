import * as vscode from 'vscode';
import type { Channels, ConfiguredAccount } from '../core/channel/channels.ts';
import type { ApiDescription } from '../core/api/apiDescription.ts';
import type { TextLanguage } from '../core/api/schemaTexts.ts';
import type { BodyTarget } from '../core/declaration/bodyTarget.ts';
import type { RememberedTarget } from '../core/declaration/rememberedTarget.ts';
import type { ActiveAccount } from './chooseAccount.ts';

/** What a payload file (`*.fla.json`) is for. `description.id` tells the API. */
export interface PayloadTarget extends BodyTarget {
  /** The one whose `sender` it is; undefined while there is none. */
  account?: ConfiguredAccount;
}

/** A payload as it stands in its editor, or in its file, where it has no `isClosed`. */
export type PayloadDocument = Pick<vscode.TextDocument, 'uri' | 'version' | 'getText'> &
  Partial<Pick<vscode.TextDocument, 'isClosed'>>;

/** What payloads' targets are found by. */
export interface TargetBoundaries {
  /** What the user said, by file. */
  memory: vscode.Memento;
  apis: {
    ids(): string[];
    /** @throws AppError `api/unknown`, `api/unreadable` */
    get(apiId: string): Promise<ApiDescription>;
    readonly onDidChange: vscode.Event<string>;
  };
  channels: Channels;
  activeAccount: ActiveAccount;
  /** Accounts came, went or changed. */
  onDidChangeAccounts: vscode.Event<void>;
  language: { current: TextLanguage };
  /** Ids of the operations whose body's schema the text satisfies. */
  operationsFor: (description: ApiDescription, text: string) => Promise<string[]>;
}

/** A target that was found by a text, and of which version of it. */
export interface FoundTarget {
  version: number;
  apiId: string;
  operationId: string | undefined;
  /** Stays while the file changes: its text was whole once, or is too long to look again with each key. */
  settled: boolean;
}

/**
 * What payload files are for: by which operation they are sent, and in whose name. The operation is the one that the user said for the
 * file, else the one the text is most likely written for; the account the one said for the file, else the active one.
 */
export class PayloadTargets implements vscode.Disposable {
  readonly #boundaries: TargetBoundaries;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #found = new Map<string, FoundTarget>();
  readonly #subscription: vscode.Disposable;
  /** Kept, because VS Code answers each `import()` in another thread. */
  #finding: ReturnType<typeof loadFinding> | undefined;

  /** Files may be for something else than before. */
  readonly onDidChange = this.#changed.event;

  constructor(boundaries: TargetBoundaries) {
    this.#boundaries = boundaries;
    const { apis, activeAccount, memory, onDidChangeAccounts } = boundaries;
    const changed = (): void => {
      this.#changed.fire();
    };
    this.#subscription = vscode.Disposable.from(
      apis.onDidChange(() => {
        this.#found.clear();
        changed();
      }),
      activeAccount.onDidChange(changed),
      onDidChangeAccounts(changed),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#found.delete(uri.toString());
      }),
      vscode.workspace.onDidRenameFiles(async ({ files }) => {
        if (await (await import('./moveTargets.ts')).moveTargets(memory, files, keyOf)) {
          changed();
        }
      }),
    );
  }

  /**
   * What a file is for, without asking. It has no `operation` where that cannot be told, and no `account` where none is active.
   *
   * @returns undefined while no description can be read, or not that of the API which the user said
   */
  async quietly(document: PayloadDocument): Promise<PayloadTarget | undefined> {
    const [{ findTarget }] = await (this.#finding ??= loadFinding());
    const remembered = await this.remembered(document.uri);
    return findTarget(this.#boundaries, remembered, document, this.#found);
  }

  /**
   * Asks by which operation a file is sent, and remembers it.
   *
   * @returns undefined when the user gave up
   * @throws AppError `api/unreadable`
   */
  async choose(uri: vscode.Uri): Promise<RememberedTarget | undefined> {
    const { askOperation } = await import('./askOperation.ts');
    const { account, ...remembered } = (await this.remembered(uri)) ?? {};
    const chosen = await askOperation(this.#boundaries, remembered);
    if (!chosen) {
      return undefined;
    }
    const target = { ...chosen, ...(account === undefined ? {} : { account }) };
    await this.remember(uri, target);
    return target;
  }

  /** What the user said a file is for. */
  async remembered(uri: vscode.Uri): Promise<RememberedTarget | undefined> {
    const kept = this.#boundaries.memory.get(keyOf(uri));
    if (kept === undefined) {
      return undefined;
    }
    const [, { readRememberedTarget }] = await (this.#finding ??= loadFinding());
    return readRememberedTarget(kept);
  }

  /** Keeps what a file is for. */
  async remember(uri: vscode.Uri, target: RememberedTarget): Promise<void> {
    await this.#boundaries.memory.update(keyOf(uri), target);
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function loadFinding() {
  return Promise.all([
    import('./findTarget.ts'),
    import('../core/declaration/rememberedTarget.ts'),
  ]);
}

function keyOf(uri: vscode.Uri): string {
  return `operation:${uri.toString()}`;
}
