import type { ApiDescription, Operation } from '../../core/api/apiDescription.ts';
import type { Channel } from '../../core/channel/channel.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import type { Services } from '../../services.ts';

/** What sending needs of the services. */
export type SendServices = Pick<
  Services,
  | 'log'
  | 'channels'
  | 'activeAccount'
  | 'apis'
  | 'keys'
  | 'tokens'
  | 'transport'
  | 'exchanges'
  | 'targets'
  | 'declarations'
  | 'language'
  | 'expiryWarnings'
>;

/** A call with everything settled that its file and the user decide. */
export interface SendPlan {
  /** What it is called in questions. */
  kind: 'declaration' | 'request';
  configured: ConfiguredAccount;
  channel: Channel;
  description: ApiDescription;
  /** Undefined where the description knows none for the call. */
  operation: Operation | undefined;
  method: string;
  /** Absolute, below the channel's base URL. */
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** What the body says, where it is JSON. */
  json?: unknown;
}
