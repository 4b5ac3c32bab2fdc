import * as l10n from '@vscode/l10n';
import type { Channels, ConfiguredAccount } from '../core/channel/channels.ts';
import { environmentName } from './channelLabels.ts';
import { plainText } from './plainText.ts';

/** An account with its environment: "Acme (ACPT)". */
export function accountLabel(
  channels: Pick<Channels, 'environment'>,
  { account }: ConfiguredAccount,
): string {
  const environment = channels.environment(account.environment);
  const name = environment ? environmentName(environment) : account.environment;
  return plainText(l10n.t('{0} ({1})', account.name, name));
}
