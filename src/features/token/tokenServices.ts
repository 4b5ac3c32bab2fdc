import type { Services } from '../../services.ts';

/** What the commands on tokens need. */
export type TokenServices = Pick<
  Services,
  | 'activeAccount'
  | 'certificates'
  | 'channels'
  | 'extensionUri'
  | 'keys'
  | 'language'
  | 'log'
  | 'onDidChangeCertificates'
  | 'onDidChangeCredentials'
  | 'onDidChangeLanguage'
  | 'tokens'
>;
