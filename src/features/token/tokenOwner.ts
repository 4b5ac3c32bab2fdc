import { AppError } from '../../core/base/errors.ts';
import type { Account } from '../../core/channel/account.ts';
import type { Channels } from '../../core/channel/channels.ts';
import type { TokenOwner } from '../../core/token/tokenService.ts';

/**
 * Whose tokens an account's are. Starts no sandbox: one that does not run has issued none.
 *
 * @throws AppError `environment/unknown`
 */
export function tokenOwner(channels: Channels, account: Account): TokenOwner {
  const environment = channels.environment(account.environment);
  if (!environment) {
    throw new AppError('environment/unknown', {
      account: account.name,
      environment: account.environment,
    });
  }
  return { account, environment };
}
