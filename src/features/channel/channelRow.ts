import type { AppError } from '../../core/base/errors.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';

/** A row of the channels view. What menus need they read from `accountId` and `environmentId`. */
export type ChannelRow =
  /** Also one that accounts name in vain. */
  | { kind: 'environment'; environmentId: string }
  | { kind: 'account'; accountId: string; configured: ConfiguredAccount }
  | { kind: 'certificate'; accountId: string; configured: ConfiguredAccount }
  | { kind: 'token'; accountId: string; configured: ConfiguredAccount }
  /** An account or environment that cannot be used. */
  | { kind: 'problem'; id: string; error: AppError };
