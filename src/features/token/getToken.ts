import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import type { Channel } from '../../core/channel/channel.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import type { AccessToken } from '../../core/token/requestToken.ts';
import type { Services } from '../../services.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { plainText } from '../../ui/plainText.ts';
import { withProgress } from '../../ui/withProgress.ts';

type TokenGetting = Pick<Services, 'log' | 'channels' | 'keys' | 'tokens'>;

/**
 * Gets the account's token for the FLA, from memory unless a new one is wanted; shows progress that can be cancelled.
 *
 * @throws AppError `workspace/untrusted`, and whatever keeps an account from being used; an `AbortError` when cancelled
 */
export async function getToken(
  { log, channels, keys, tokens }: TokenGetting,
  { account, keyStorePath }: ConfiguredAccount,
  renew: boolean,
): Promise<{ channel: Channel; token: AccessToken }> {
  if (!vscode.workspace.isTrusted) {
    throw new AppError('workspace/untrusted', {});
  }
  const key = await keys.get(account, keyStorePath);
  const title = l10n.t('Getting an access token for “{0}”', plainText(account.name));
  return withProgress(title, async signal => {
    const channel = await channels.resolve(account, FLA_API);
    const token = await tokens.get(channel, key, { signal, renew });
    log.info('token', { account: account.id, environment: account.environment });
    return { channel, token };
  });
}

/**
 * Gets the account's token and says so.
 *
 * @param isTest the account is to be tried: a token in memory proves nothing
 */
export async function tellToken(
  services: TokenGetting & Pick<Services, 'language'>,
  configured: ConfiguredAccount,
  isTest: boolean,
): Promise<void> {
  const { channel } = await getToken(services, configured, isTest);
  const name = plainText(configured.account.name);
  const until =
    services.tokens
      .state(channel)
      ?.expiresAt.toLocaleTimeString(services.language.current, { timeStyle: 'short' }) ?? '';
  void vscode.window.showInformationMessage(
    isTest
      ? l10n.t(
          '“{0}” works: {1} issued an access token, valid until {2}.',
          name,
          plainText(environmentLabel(channel.environment)),
          until,
        )
      : l10n.t('“{0}” has an access token, valid until {1}.', name, until),
  );
}
