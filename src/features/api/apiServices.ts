import type { Services } from '../../services.ts';

/** What the API feature uses. */
export type ApiServices = Pick<
  Services,
  | 'log'
  | 'apis'
  | 'apiSettings'
  | 'channels'
  | 'activeAccount'
  | 'language'
  | 'onDidChangeLanguage'
  | 'watched'
  | 'readSettingsFiles'
  | 'writtenSettings'
>;
