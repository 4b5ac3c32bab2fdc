import type { Account } from '../../core/channel/account.ts';
import { sandboxClientOf } from '../../core/sandbox/sandboxClientOf.ts';
import type { ChannelServices } from './channelServices.ts';

/**
 * Lets the sandbox know an account's certificate, as uploading it in Chaman would.
 *
 * @param keyStorePath absolute
 * @throws AppError `keystore/*`, `certificate/*`
 */
export async function registerWithSandbox(
  { sandbox, keys }: Pick<ChannelServices, 'sandbox' | 'keys'>,
  account: Account,
  keyStorePath: string,
): Promise<void> {
  const { certificate } = await keys.get(account, keyStorePath);
  await sandbox.register(sandboxClientOf(account, certificate.der));
}
