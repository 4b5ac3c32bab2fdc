import type { Services } from '../../services.ts';

/** What writing request files needs. */
export type RequestEditingServices = Pick<
  Services,
  'apis' | 'channels' | 'activeAccount' | 'targets' | 'language' | 'onDidChangeLanguage' | 'log'
>;
