import type { Services } from '../../services.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';

/**
 * Names of the environments whose accounts use a certificate, by its SHA-256 in lower-case hexadecimal, as far as accounts' certificates are
 * known. The sandbox is left out: it is no environment to keep certificates apart from.
 */
export function environmentsByCertificate({
  channels,
  certificates,
}: Pick<Services, 'channels' | 'certificates'>): ReadonlyMap<string, readonly string[]> {
  const { accounts } = channels.configuration;
  const found = new Map<string, string[]>();
  for (const environment of channels.environments().filter(({ kind }) => kind !== 'sandbox')) {
    const used = accounts
      .filter(({ account }) => account.environment === environment.id)
      .flatMap(account => certificates.certificateOf(account)?.thumbprints.sha256 ?? []);
    for (const thumbprint of new Set(used)) {
      found.set(thumbprint, [...(found.get(thumbprint) ?? []), environmentLabel(environment)]);
    }
  }
  return found;
}
