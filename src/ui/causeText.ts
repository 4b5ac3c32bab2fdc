import type { Account } from '../core/channel/account.ts';
import type { Environment } from '../core/channel/environment.ts';

/** What the texts of causes are about. */
export interface CauseContext {
  /** BCP 47 tag. */
  language: string;
  /** The host that was called. */
  host: string;
  account: Pick<Account, 'clientId' | 'quality'>;
  environment: Pick<Environment, 'id' | 'name' | 'kind' | 'tokenEndpoint'>;
  /** What an environment of that id is called. */
  environmentName: (id: string) => string;
}

/** What a cause offers to do; `runCauseStep` does it. */
export type CauseStepId =
  | 'openChaman'
  | 'openMahis'
  | 'openAccessManagement'
  | 'openGuide'
  | 'inspectCertificate'
  | 'replaceCertificate'
  | 'editAccount'
  | 'switchAccount'
  | 'openSettings'
  | 'openProxySettings'
  | 'requestAgain'
  | 'discard'
  | 'showLog';

/** The texts of one cause: in the user's language, with names of servers and settings made harmless. */
export interface CauseText {
  title: (about: CauseNames) => string;
  explanation: (about: CauseNames) => string;
  /** The first is the main one. */
  steps: readonly CauseStepId[];
}

/** The names that stand in texts. */
export interface CauseNames {
  host: string;
  clientId: string;
  environment: string;
  quality: string;
}
