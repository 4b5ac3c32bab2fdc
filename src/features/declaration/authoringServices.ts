import type { Services } from '../../services.ts';

/** What writing declarations needs. */
export type AuthoringServices = Pick<
  Services,
  | 'activeAccount'
  | 'apis'
  | 'channels'
  | 'declarations'
  | 'language'
  | 'log'
  | 'onDidChangeLanguage'
  | 'targets'
>;
