import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { selectSigningKey } from '../../core/certificate/selectSigningKey.ts';
import type { Services } from '../../services.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';

/**
 * Names of the environments whose accounts sign with a certificate, by its SHA-256 in lower-case hexadecimal, as far as their key stores
 * are open. The sandbox is left out: it is no environment to keep certificates apart from.
 */
export function environmentsByCertificate({
  channels,
  keys,
}: Pick<Services, 'channels' | 'keys'>): ReadonlyMap<string, readonly string[]> {
  const { accounts } = channels.configuration;
  const found = new Map<string, string[]>();
  for (const environment of channels.environments().filter(({ kind }) => kind !== 'sandbox')) {
    const own = accounts.filter(({ account }) => account.environment === environment.id);
    for (const thumbprint of new Set(own.flatMap(account => thumbprintOf(account, keys)))) {
      found.set(thumbprint, [...(found.get(thumbprint) ?? []), environmentLabel(environment)]);
    }
  }
  return found;
}

function thumbprintOf(
  { account, keyStorePath }: ConfiguredAccount,
  keys: Services['keys'],
): string[] {
  const keyStore = keys.opened(keyStorePath);
  if (!keyStore) {
    return [];
  }
  try {
    const { certificate } = selectSigningKey(keyStore, account.alias, keyStorePath);
    return [certificate.thumbprints.sha256];
  } catch {
    // An account that cannot sign uses no certificate; its own commands say why.
    return [];
  }
}
