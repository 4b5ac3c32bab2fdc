import type { Services } from '../../services.ts';

/** What writing declarations and requests needs. */
export type DeclarationServices = Pick<
  Services,
  | 'apis'
  | 'channels'
  | 'activeAccount'
  | 'targets'
  | 'declarations'
  | 'glossary'
  | 'language'
  | 'onDidChangeLanguage'
  | 'log'
>;
