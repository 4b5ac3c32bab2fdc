import type { Account } from '../channel/account.ts';
import type { SandboxClient } from './sandboxOptions.ts';

/**
 * An account as the sandbox registers it: its employers have given their mandates.
 *
 * @param certificate X.509, DER
 */
export function sandboxClientOf(account: Account, certificate: Uint8Array): SandboxClient {
  const { clientId, quality, enterpriseNumber = '', employers } = account;
  return {
    clientId,
    quality,
    enterpriseNumber,
    ...(employers ? { mandates: employers.map(employer => employer.enterpriseNumber) } : {}),
    certificate,
  };
}
