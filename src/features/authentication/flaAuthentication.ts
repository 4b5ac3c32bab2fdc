import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError, isCancellation } from '../../core/base/errors.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { isProduction } from '../../core/channel/environment.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import type { TokenOwner } from '../../core/token/tokenService.ts';
import type { Services } from '../../services.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { chooseAccount } from '../../ui/chooseAccount.ts';
import { explainAction } from '../../ui/explainAction.ts';
import { plainText } from '../../ui/plainText.ts';
import { sentenceOf, showError } from '../../ui/showError.ts';
import { withProgress } from '../../ui/withProgress.ts';
import {
  accountLabels,
  sessionChanges,
  sessionOf,
  wantedAccount,
  type Session,
  type SessionChanges,
} from './sessions.ts';

export type AuthenticationServices = Pick<
  Services,
  'log' | 'channels' | 'activeAccount' | 'keys' | 'tokens' | 'expiryWarnings'
>;

/** Milliseconds that a timer can wait at most. */
const LONGEST_WAIT = 2 ** 31 - 1;

/**
 * Hands access tokens to other extensions, which VS Code lets do so after the user agreed. Sessions are the tokens in memory: listing
 * them asks nobody and calls nothing; creating one may do both.
 */
export class FlaAuthentication implements vscode.Disposable {
  readonly #services: AuthenticationServices;
  readonly #onDidChange: (changes: SessionChanges) => void;
  #known: readonly Session[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(services: AuthenticationServices, onDidChange: (changes: SessionChanges) => void) {
    this.#services = services;
    this.#onDidChange = onDidChange;
  }

  /** The sessions of all accounts with a token that is still good, or of the one that is wanted. */
  getSessions(
    scopes: readonly string[] | undefined,
    account: { id: string } | undefined,
  ): Session[] {
    const wanted = wantedAccount(scopes, account);
    return this.#sessions().filter(({ id }) => wanted === undefined || id === wanted);
  }

  /**
   * Gets a token for the account that is wanted, else the active one. One that is in memory is renewed: VS Code asks for a session
   * though there is one when that no longer works for the extension.
   *
   * @throws vscode.CancellationError; an error with one sentence for users, which they were shown already with what helps
   */
  async createSession(
    scopes: readonly string[],
    account: { id: string } | undefined,
  ): Promise<Session> {
    const wanted = wantedAccount(scopes, account);
    try {
      return await this.#create(wanted);
    } catch (error) {
      if (isCancellation(error)) {
        throw new vscode.CancellationError();
      }
      const { log, activeAccount } = this.#services;
      log.error('authentication', error);
      showError(error, log, explainAction(error, wanted ?? activeAccount.get()));
      throw new Error(await sentenceOf(error), { cause: error });
    }
  }

  /** Discards the token of a session. The token endpoint is not told: the portal documents no way to. */
  removeSession(id: string): void {
    const { channels, tokens } = this.#services;
    const owner = this.#ownerOf(channels.account(id));
    if (owner) {
      tokens.discard(owner);
    }
    this.refresh();
  }

  /** To be called when tokens or accounts may have changed: tells what became of the sessions. */
  refresh(): void {
    const sessions = this.#sessions();
    const changes = sessionChanges(this.#known, sessions);
    this.#known = sessions;
    if (changes) {
      this.#onDidChange(changes);
    }
    this.#awaitNextEnd();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #create(wanted: string | undefined): Promise<Session> {
    const { channels, activeAccount, keys, tokens, expiryWarnings } = this.#services;
    if (!vscode.workspace.isTrusted) {
      throw new AppError('workspace/untrusted', {});
    }
    const configured = await chooseAccount(channels, activeAccount, wanted);
    if (!configured) {
      throw new vscode.CancellationError();
    }
    const { account, keyStorePath } = configured;
    const channel = await channels.resolve(account, FLA_API);
    await confirmHandingOut(channel);
    const key = await keys.get(account, keyStorePath);
    (await expiryWarnings()).warnOfExpiry(key.certificate, account);
    const title = l10n.t('Getting an access token for “{0}”', plainText(account.name));
    const { accessToken } = await withProgress(title, signal =>
      tokens.get(channel, key, { signal, renew: tokens.current(channel) !== undefined }),
    );
    this.refresh();
    return sessionOf(account.id, this.#labels().get(account.id) ?? account.name, accessToken);
  }

  #sessions(): Session[] {
    const { channels, tokens } = this.#services;
    const labels = this.#labels();
    return channels.configuration.accounts.flatMap(configured => {
      const { id, name } = configured.account;
      const owner = this.#ownerOf(configured);
      const token = owner && tokens.current(owner);
      return token ? [sessionOf(id, labels.get(id) ?? name, token.accessToken)] : [];
    });
  }

  #labels(): Map<string, string> {
    const { channels } = this.#services;
    return accountLabels(
      channels.configuration.accounts.map(({ account }) => account),
      id => {
        const environment = channels.environment(id);
        return environment ? environmentLabel(environment) : id;
      },
    );
  }

  #ownerOf({ account }: ConfiguredAccount): TokenOwner | undefined {
    const environment = this.#services.channels.environment(account.environment);
    return environment && { account, environment };
  }

  /** Looks again when the first of the tokens has ended: nothing else tells of that. */
  #awaitNextEnd(): void {
    clearTimeout(this.#timer);
    const { channels, tokens } = this.#services;
    const ends = this.#known.flatMap(({ id }) => {
      const owner = this.#ownerOf(channels.account(id));
      const state = owner && tokens.state(owner);
      return state ? [state.expiresAt.getTime()] : [];
    });
    if (ends.length > 0) {
      const wait = Math.max(0, Math.min(...ends) - Date.now());
      this.#timer = setTimeout(() => this.refresh(), Math.min(wait + 1, LONGEST_WAIT));
      this.#timer.unref();
    }
  }
}

/**
 * Asks before a token for production leaves. Who asks for it, VS Code says in its own question.
 *
 * @throws vscode.CancellationError
 */
async function confirmHandingOut({ account, environment }: TokenOwner): Promise<void> {
  if (!isProduction(environment)) {
    return;
  }
  const button = l10n.t('Hand Out Token');
  const detail = [
    l10n.t('Host: {0}', new URL(environment.tokenEndpoint).host),
    l10n.t('Account: {0}', plainText(account.name)),
    '',
    l10n.t('Whoever has the token can declare in the account’s name until it ends.'),
  ].join('\n');
  const question = l10n.t('Hand out an access token for production?');
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, button);
  if (answer !== button) {
    throw new vscode.CancellationError();
  }
}
