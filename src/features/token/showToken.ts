import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import type { TokenSituation } from './tokenExchangeModel.ts';
import { tokenOwner } from './tokenOwner.ts';
import type { TokenPanel } from './tokenPanel.ts';
import type { TokenServices } from './tokenServices.ts';
import { requestForView, TokenSource } from './tokenSource.ts';

/**
 * Shows an account's last token exchange, after asking for a token where there was none yet; or its token, without asking for one.
 *
 * @throws AppError `environment/unknown`, and what keeps the account from asking at all; an `AbortError` when cancelled
 */
export async function showToken(
  services: TokenServices,
  panel: TokenPanel,
  configured: ConfiguredAccount,
  focus: TokenSituation['focus'],
): Promise<void> {
  const { channels, tokens } = services;
  if (focus === 'exchange' && !tokens.last(tokenOwner(channels, configured.account))) {
    await requestForView(services, configured, false);
  }
  panel.show(new TokenSource(services, configured, focus));
}
