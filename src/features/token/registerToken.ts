import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import type { Services } from '../../services.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { chooseAccount } from '../../ui/chooseAccount.ts';
import { plainText } from '../../ui/plainText.ts';
import { registerCommand } from '../../ui/runCommand.ts';
import { withProgress } from '../../ui/withProgress.ts';

type TokenServices = Pick<
  Services,
  'log' | 'channels' | 'activeAccount' | 'keys' | 'tokens' | 'language'
>;

/** Getting access tokens, and testing an account by getting one. */
export function registerToken(services: TokenServices): vscode.Disposable {
  const { log, channels, activeAccount } = services;
  return vscode.Disposable.from(
    registerCommand('fla.token.get', log, async argument => {
      const configured = await chooseAccount(channels, activeAccount, argument);
      if (configured) {
        const { until } = await getToken(services, configured, false);
        void vscode.window.showInformationMessage(
          l10n.t('“{0}” has an access token, valid until {1}.', nameOf(configured), until),
        );
      }
    }),
    registerCommand('fla.account.test', log, async argument => {
      const configured = await chooseAccount(channels, activeAccount, argument);
      if (configured) {
        const { environment, until } = await getToken(services, configured, true);
        void vscode.window.showInformationMessage(
          l10n.t(
            '“{0}” works: {1} issued an access token, valid until {2}.',
            nameOf(configured),
            environment,
            until,
          ),
        );
      }
    }),
  );
}

/** Gets the account's token for the FLA, from memory unless a new one is wanted. */
async function getToken(
  { log, channels, keys, tokens, language }: TokenServices,
  { account, keyStorePath }: ConfiguredAccount,
  renew: boolean,
): Promise<{ environment: string; until: string }> {
  if (!vscode.workspace.isTrusted) {
    throw new AppError('workspace/untrusted', {});
  }
  const key = await keys.get(account, keyStorePath);
  const title = l10n.t('Getting an access token for “{0}”', plainText(account.name));
  return withProgress(title, async signal => {
    const channel = await channels.resolve(account, FLA_API);
    await tokens.get(channel, key, { signal, renew });
    log.info('token', { account: account.id, environment: account.environment });
    const state = tokens.state(channel);
    return {
      environment: plainText(environmentLabel(channel.environment)),
      until: state?.expiresAt.toLocaleTimeString(language.current, { timeStyle: 'short' }) ?? '',
    };
  });
}

function nameOf({ account }: ConfiguredAccount): string {
  return plainText(account.name);
}
