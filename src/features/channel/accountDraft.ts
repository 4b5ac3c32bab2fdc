import type { KeyStore } from '../../core/certificate/keyStore.ts';
import type { Quality } from '../../core/channel/quality.ts';

/** What the wizard has learned so far: going back loses nothing. */
export interface AccountDraft {
  environment?: string;
  quality?: Quality;
  clientId?: string;
  keyStorePath?: string;
  keyStore?: KeyStore;
  alias?: string;
  enterpriseNumber?: string;
  name?: string;
  target?: 'user' | 'workspace';
  register?: boolean;
  test?: boolean;
}
