import type { Services } from '../../services.ts';

/** What the channels feature uses. */
export type ChannelServices = Pick<
  Services,
  | 'log'
  | 'channels'
  | 'settings'
  | 'activeAccount'
  | 'keys'
  | 'tokens'
  | 'sandbox'
  | 'onDidChangeCredentials'
  | 'certificates'
  | 'onDidChangeCertificates'
  | 'expiryWarnings'
  | 'language'
  | 'onDidChangeLanguage'
>;
