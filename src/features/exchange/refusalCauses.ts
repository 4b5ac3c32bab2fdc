import type { Channels } from '../../core/channel/channels.ts';
import type { ExchangeRecord } from '../../core/exchange/exchangeRecord.ts';
import { explainApiRefusal, type ApiCall } from '../../core/token/explainApiRefusal.ts';
import type { ShownCause } from '../../protocol/cause.ts';
import type { CauseContext, CauseStepId } from '../../ui/causeText.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { causesNote, causeText } from '../../ui/tokenCauses.ts';
import { isSmall } from './parseSmallJson.ts';

/** What may lie behind a refusal or behind silence, the most likely first. */
export interface RefusalCauses {
  causes: readonly ShownCause[];
  /** What holds for all of them. */
  causesNote?: string;
}

/** What may lie behind an exchange that did not go well, in the language in use. */
export function refusalCauses(
  record: ExchangeRecord,
  channels: Pick<Channels, 'environment'>,
  language: string,
): RefusalCauses {
  const call = toCall(record);
  if (!call || !record.channel) {
    return { causes: [] };
  }
  const { clientId, quality, tokenEndpoint } = record.channel;
  const context: CauseContext = {
    language,
    host: new URL(record.request.url).host,
    account: { clientId, quality },
    environment: { ...record.environment, tokenEndpoint },
    environmentName: id => environmentLabel(channels.environment(id) ?? { id, name: id }),
  };
  const causes = explainApiRefusal(call);
  const note = causesNote(causes);
  return {
    causes: causes.map(cause => withoutRequest(causeText(cause, context))),
    ...(note === undefined ? {} : { causesNote: note }),
  };
}

/** What is asked for again there is a token: here it would seem to send the declaration. */
function withoutRequest(cause: ShownCause): ShownCause {
  const requestAgain: CauseStepId = 'requestAgain';
  return { ...cause, steps: cause.steps.filter(({ id }) => id !== requestAgain) };
}

/** An exchange as the causes are looked for in it; undefined for one that went well, and for what earlier versions kept. */
function toCall(record: ExchangeRecord): ApiCall | undefined {
  const { channel, environment, response, failure, provisional } = record;
  if (!channel || (response ? response.status < 400 : !failure)) {
    return undefined;
  }
  const { api, quality, tokenEndpoint } = channel;
  return {
    account: { quality },
    environment: { ...environment, tokenEndpoint },
    api,
    provisional,
    // A body of any size comes here: what is long is no problem that a service describes.
    ...(response && {
      response: { ...response, body: isSmall(response.body) ? response.body : '' },
    }),
    ...(failure && { failure }),
  };
}
