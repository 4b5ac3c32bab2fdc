import type { Services } from '../../services.ts';

/** What the channels feature uses. */
export type ChannelServices = Pick<
  Services,
  | 'log'
  | 'channels'
  | 'settings'
  | 'activeAccount'
  | 'accountOrder'
  | 'keys'
  | 'tokens'
  | 'sandbox'
  | 'onDidChangeCredentials'
  | 'certificates'
  | 'watched'
  | 'readSettingsFiles'
  | 'onDidChangeCertificates'
  | 'expiryWarnings'
  | 'sharedPath'
  | 'language'
  | 'onDidChangeLanguage'
>;
