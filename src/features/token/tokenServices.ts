import type { Services } from '../../services.ts';

/** What the commands on tokens need. */
export type TokenServices = Pick<
  Services,
  | 'activeAccount'
  | 'channels'
  | 'extensionUri'
  | 'keys'
  | 'language'
  | 'log'
  | 'onDidChangeCredentials'
  | 'onDidChangeLanguage'
  | 'tokens'
>;
