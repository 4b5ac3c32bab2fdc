import type { Services } from '../../services.ts';

/** What the API feature uses. */
export type ApiServices = Pick<
  Services,
  'log' | 'apis' | 'channels' | 'activeAccount' | 'language' | 'onDidChangeLanguage'
>;
