import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Account } from '../../core/channel/account.ts';
import { plainText } from '../../ui/plainText.ts';
import { tokenOwner } from './tokenOwner.ts';
import type { TokenServices } from './tokenServices.ts';

/**
 * Forgets the account's token and its last exchange, and says so.
 *
 * @throws AppError `environment/unknown`
 */
export function discardToken({ channels, tokens, log }: TokenServices, account: Account): void {
  const owner = tokenOwner(channels, account);
  const hadToken = tokens.state(owner) !== undefined;
  const hadAnything = tokens.discard(owner);
  log.info('token discarded', { account: account.id, hadToken });
  void vscode.window.showInformationMessage(told(plainText(account.name), hadToken, hadAnything));
}

function told(name: string, hadToken: boolean, hadAnything: boolean): string {
  if (hadToken) {
    return l10n.t(
      'The access token of “{0}” is forgotten here. Its server may take it until its end: nothing is revoked.',
      name,
    );
  }
  return hadAnything
    ? l10n.t('“{0}” had no access token. Its last exchange is forgotten.', name)
    : l10n.t('“{0}” has no access token to discard.', name);
}
