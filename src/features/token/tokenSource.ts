import type * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { explainTokenExchange } from '../../core/token/explainTokenExchange.ts';
import { verifyClientAssertion } from '../../core/token/verifyClientAssertion.ts';
import type { TokenOwner } from '../../core/token/tokenService.ts';
import type { TokenViewModel } from '../../protocol/token.ts';
import type { CauseContext } from '../../ui/causeText.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { runCauseStep } from '../../ui/runCauseStep.ts';
import { causesNote, causeText } from '../../ui/tokenCauses.ts';
import { getToken } from './getToken.ts';
import { sectionText } from './sectionText.ts';
import { tokenExchangeModel, type TokenSituation } from './tokenExchangeModel.ts';
import { tokenOwner } from './tokenOwner.ts';
import type { TokenViewSource } from './tokenPanel.ts';
import type { TokenServices } from './tokenServices.ts';

/** An account's token and its last exchange, as they are at any moment. */
export class TokenSource implements TokenViewSource {
  readonly onDidChange: vscode.Event<void>;
  readonly #services: TokenServices;
  readonly #focus: TokenSituation['focus'];
  #configured: ConfiguredAccount;
  #owner: TokenOwner;

  /** @throws AppError `environment/unknown` */
  constructor(
    services: TokenServices,
    configured: ConfiguredAccount,
    focus: TokenSituation['focus'],
  ) {
    this.#services = services;
    this.#configured = configured;
    this.#owner = tokenOwner(services.channels, configured.account);
    this.#focus = focus;
    this.onDidChange = services.onDidChangeCredentials;
  }

  model(): TokenViewModel {
    return tokenExchangeModel(this.#situation());
  }

  async run(step: string): Promise<void> {
    if (step === 'requestAgain') {
      await requestForView(this.#services, this.#account(), true);
      return;
    }
    const { account } = this.#account();
    await runCauseStep(step, {
      accountId: account.id,
      environmentId: account.environment,
      language: this.#services.language.current,
    });
  }

  sectionText(section: string): string | undefined {
    const found = this.model().sections.find(({ id }) => id === section);
    const { exchange } = this.#situation();
    if (found?.id === 'assertion' && exchange) {
      const { header, claims } = verifyClientAssertion(exchange);
      return JSON.stringify({ header, claims }, null, 2);
    }
    // The form is in the request's text already.
    return found?.id === 'request' ? found.text : found && sectionText(found);
  }

  /** As settings have it by now; what was removed stays as it was. */
  #account(): ConfiguredAccount {
    const { id } = this.#configured.account;
    const { accounts } = this.#services.channels.configuration;
    this.#configured = accounts.find(({ account }) => account.id === id) ?? this.#configured;
    return this.#configured;
  }

  #situation(): TokenSituation {
    const { channels, tokens, language } = this.#services;
    const { account } = this.#account();
    const environment = channels.environment(account.environment) ?? this.#owner.environment;
    const owner = (this.#owner = { account, environment });
    return {
      focus: this.#focus,
      owner,
      exchange: tokens.last(owner),
      success: tokens.lastSuccess(owner),
      token: tokens.current(owner),
      ...this.#causes(owner),
      now: new Date(),
      language: language.current,
    };
  }

  #causes(owner: TokenOwner): Pick<TokenSituation, 'causes' | 'causesNote'> {
    const { channels, tokens, language } = this.#services;
    const exchange = tokens.last(owner);
    if (!exchange) {
      return { causes: [], causesNote: undefined };
    }
    const success = tokens.lastSuccess(owner);
    const causes = explainTokenExchange(exchange, {
      accounts: channels.configuration.accounts.map(({ account }) => account),
      ...(success ? { success } : {}),
    });
    const { account, environment } = exchange.channel;
    const context: CauseContext = {
      language: language.current,
      host: new URL(environment.tokenEndpoint).host,
      account,
      environment,
      environmentName: id => environmentLabel(channels.environment(id) ?? { id, name: id }),
    };
    return {
      causes: causes.map(cause => causeText(cause, context)),
      causesNote: causesNote(causes),
    };
  }
}

/**
 * Asks for a token whose exchange is then shown: what the token endpoint has to do with a failure, the view tells.
 *
 * @throws AppError what keeps the account from asking at all; an `AbortError` when cancelled
 */
export async function requestForView(
  services: TokenServices,
  configured: ConfiguredAccount,
  renew: boolean,
): Promise<void> {
  try {
    await getToken(services, configured, renew);
  } catch (error) {
    if (!AppError.is(error) || !error.code.startsWith('token/')) {
      throw error;
    }
    services.log.error('token', error);
  }
}
