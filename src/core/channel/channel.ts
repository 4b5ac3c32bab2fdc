import type { Account } from './account.ts';
import type { Environment } from './environment.ts';

/** An account resolved for one API: everything a call needs but the key. */
export interface Channel {
  account: Account;
  environment: Environment;
  /** API id. */
  api: string;
  /** Without a trailing slash. */
  baseUrl: string;
  /** Undefined sends none. */
  scope: string | undefined;
  /** PEM text of the environment's own certification authorities. */
  ca?: string;
}
