import type { KeyStore } from '../../core/certificate/keyStore.ts';
import type { Situation } from '../../core/channel/declaringFor.ts';
import type { Quality } from '../../core/channel/quality.ts';
import type { SettingsScope } from '../../core/channel/settingsScope.ts';

/** What the wizard has learned so far: going back loses nothing. */
export interface AccountDraft {
  environment?: string;
  /** For whom is declared; `known` where the user names the quality instead. */
  situation?: Situation | 'known';
  quality?: Quality;
  clientId?: string;
  keyStorePath?: string;
  keyStore?: KeyStore;
  alias?: string;
  enterpriseNumber?: string;
  name?: string;
  /** Where the account calls the FLA, where its quality has no documented address; `''` leaves it open. */
  baseUrl?: string;
  /** Which scope the account asks for, where its quality has no documented one; `''` leaves it open. */
  scope?: string;
  target?: SettingsScope;
  register?: boolean;
  test?: boolean;
}
