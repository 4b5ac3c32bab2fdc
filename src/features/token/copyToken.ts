import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { isProduction } from '../../core/channel/environment.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { scopeOf } from '../../core/channel/account.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { clockText } from '../../ui/dateText.ts';
import { plainText } from '../../ui/plainText.ts';
import { SECONDS_ON_CLIPBOARD, type ClipboardToken } from './clipboardToken.ts';
import { getToken } from './getToken.ts';
import { tokenOwner } from './tokenOwner.ts';
import type { TokenServices } from './tokenServices.ts';

/**
 * Copies the account's access token for a tool outside VS Code, after the user has agreed to what that means. Gets one where none is
 * alive.
 *
 * @throws AppError as `getToken`; an `AbortError` when cancelled
 */
export async function copyToken(
  services: TokenServices,
  clipboard: ClipboardToken,
  configured: ConfiguredAccount,
): Promise<void> {
  if (!(await agrees(services, configured))) {
    return;
  }
  const { token } = await getToken(services, configured, false);
  await clipboard.put(token.accessToken);
  services.log.info('token copied', { account: configured.account.id });
  void vscode.window.showInformationMessage(
    l10n.t(
      'The access token of “{0}” is on the clipboard. It is taken off in {1} seconds, unless something else is copied meanwhile.',
      plainText(configured.account.name),
      SECONDS_ON_CLIPBOARD,
    ),
  );
}

async function agrees(
  { channels, tokens, language }: TokenServices,
  { account }: ConfiguredAccount,
): Promise<boolean> {
  const owner = tokenOwner(channels, account);
  const { environment } = owner;
  const state = tokens.state(owner);
  const scope = state?.scope ?? scopeOf(account, FLA_API);
  const sentences = [
    l10n.t(
      'Whoever has it can act as “{0}” in {1} until it ends, without the certificate.',
      account.clientId,
      environmentLabel(environment),
    ),
    ...(environment.tokenEndpoint !== '' && isProduction(environment)
      ? [l10n.t('This is production: what is done with it is done for real.')]
      : []),
    scope === undefined
      ? l10n.t('It allows whatever the portal grants this client.')
      : l10n.t('It allows: {0}', scope),
    state
      ? l10n.t('It ends at {0}.', clockText(state.expiresAt, language.current))
      : l10n.t('It is requested now, and the server decides how long it lasts.'),
    l10n.t(
      'Every program on this machine can read the clipboard. It is cleared after {0} seconds.',
      SECONDS_ON_CLIPBOARD,
    ),
  ];
  const copy = l10n.t('Copy Token');
  const chosen = await vscode.window.showWarningMessage(
    l10n.t('Copy the access token of “{0}”?', account.name),
    { modal: true, detail: sentences.join('\n\n') },
    copy,
  );
  return chosen === copy;
}
