import type { Services } from '../../services.ts';

/** What the wizards use beside: the settings as they are written. */
export type WritingServices = ChannelServices & {
  written: Awaited<ReturnType<Services['writtenSettings']>>;
};

/** What the channels feature uses. */
export type ChannelServices = Pick<
  Services,
  | 'log'
  | 'channels'
  | 'settings'
  | 'writtenSettings'
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
  | 'sharedPath'
  | 'language'
  | 'onDidChangeLanguage'
>;
