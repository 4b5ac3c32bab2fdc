import { commonName } from '../../core/certificate/commonName.ts';
import type { CertificateFacts } from '../../core/certificate/keyStore.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { publicKeyIn, verifyTokenSignature } from '../../core/token/verifyTokenSignature.ts';
import type { Services } from '../../services.ts';

/** What can be said of who signed a token, by the keys that are known here without asking. */
export type Signer =
  /** `certificate`: its common name, or else its subject. */
  | { kind: 'verified'; account: string; certificate: string }
  /** `claimed`: the account whose client id the token has, and whose key did not sign it. */
  | { kind: 'other-key'; keys: number; claimed?: string }
  | { kind: 'no-key' };

/**
 * Tries the certificates of all accounts whose key stores are open, or open without a question. Those of the accounts that the token
 * names are looked at for this: who waits for `onDidChangeCertificates` learns more.
 *
 * @param token JWS in compact serialisation; `clientId` is its `iss`
 * @param fits what came of earlier tries with the same token, by the certificate's thumbprint; added to
 */
export async function findSigner(
  services: Pick<Services, 'channels' | 'certificates' | 'keys'>,
  { compact, clientId }: { compact: string; clientId: unknown },
  fits: Map<string, boolean>,
): Promise<Signer> {
  const { accounts } = services.channels.configuration;
  const isNamed = ({ account }: ConfiguredAccount): boolean => account.clientId === clientId;
  const named = accounts.filter(isNamed);
  for (const configured of named) {
    services.certificates.look(configured);
  }
  for (const configured of [...named, ...accounts.filter(one => !isNamed(one))]) {
    for (const certificate of certificatesOf(services, configured)) {
      if (await isSignedBy(compact, certificate, fits)) {
        const { subject } = certificate;
        return {
          kind: 'verified',
          account: configured.account.name,
          certificate: commonName(subject) ?? subject,
        };
      }
    }
  }
  if (fits.size === 0) {
    return { kind: 'no-key' };
  }
  const claimed = named.find(one => certificatesOf(services, one).length > 0);
  return {
    kind: 'other-key',
    keys: fits.size,
    ...(claimed ? { claimed: claimed.account.name } : {}),
  };
}

/** The account's own certificate, and those of its key store if it is open. */
function certificatesOf(
  { certificates, keys }: Pick<Services, 'certificates' | 'keys'>,
  configured: ConfiguredAccount,
): CertificateFacts[] {
  const own = certificates.certificateOf(configured);
  const entries = keys.opened(configured.keyStorePath)?.entries ?? [];
  return [...(own ? [own] : []), ...entries.flatMap(entry => entry.certificates.slice(0, 1))];
}

async function isSignedBy(
  compact: string,
  { der, thumbprints }: CertificateFacts,
  fits: Map<string, boolean>,
): Promise<boolean> {
  const known = fits.get(thumbprints.sha256);
  if (known !== undefined) {
    return known;
  }
  const publicKey = publicKeyIn(der);
  const isSigned = publicKey !== undefined && (await verifyTokenSignature(compact, publicKey));
  fits.set(thumbprints.sha256, isSigned);
  return isSigned;
}
