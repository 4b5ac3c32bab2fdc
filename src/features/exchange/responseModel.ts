import * as l10n from '@vscode/l10n';
import type { ExchangeRecord } from '../../core/exchange/exchangeRecord.ts';
import { headerOf } from '../../core/exchange/transport.ts';
import { bodySlice } from '../../protocol/bodySlice.ts';
import type {
  Answer,
  AnswerBody,
  ResponseViewModel,
  ShownAnomaly,
} from '../../protocol/response.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { sizeText } from '../../ui/sizeText.ts';
import { statusMeaning } from '../../ui/statusMeaning.ts';
import type { RefusalCauses } from './refusalCauses.ts';
import { isSmall, parseSmallJson } from './parseSmallJson.ts';

type Response = NonNullable<ExchangeRecord['response']>;

/** Milliseconds of connecting below which an open connection was used. */
const REUSED = 0.5;

/** What the response view shows of an exchange, in the language in use. */
export function responseModel(
  record: ExchangeRecord,
  language: string,
  { causes, causesNote }: RefusalCauses,
  anomalies: readonly ShownAnomaly[] = [],
): ResponseViewModel {
  const { id, request, account, environment, response } = record;
  return {
    exchangeId: id,
    request: {
      method: request.method,
      url: request.url,
      account: account.name,
      environment: { name: environmentLabel(environment), kind: environment.kind },
      ...(record.provisional
        ? {
            provisional: {
              label: l10n.t('provisional model'),
              explanation: l10n.t(
                'The path and the fields are the extension’s own model: the official API description is not public.',
              ),
            },
          }
        : {}),
    },
    notes: notesOn(record),
    anomalies,
    causes,
    ...(causesNote === undefined ? {} : { causesNote }),
    outcome: response
      ? answerOf(record, response, language)
      : {
          kind: 'unknown',
          heading: l10n.t('Outcome unknown'),
          explanation: l10n.t(
            'The call left, but no answer came. Nobody knows whether it was carried out: look it up at the service before you send it again.',
          ),
        },
  };
}

/** What the view shows in place of an exchange that is no longer kept. */
export function lostModel(exchangeId: string): ResponseViewModel {
  return {
    exchangeId,
    request: {
      method: '',
      url: '',
      account: '',
      environment: { name: '', kind: 'custom' },
    },
    notes: [],
    anomalies: [],
    causes: [],
    outcome: {
      kind: 'notKept',
      heading: l10n.t('No longer kept'),
      explanation: l10n.t(
        'This answer is no longer kept. Send the declaration again to see a new one.',
      ),
    },
  };
}

function notesOn(record: ExchangeRecord): ResponseViewModel['notes'] {
  const { response } = record;
  const notes: { tone: 'information' | 'warning'; text: string }[] = [];
  if (record.masked) {
    notes.push({
      tone: 'information',
      text: l10n.t('Read back from what was kept: national numbers are masked.'),
    });
  }
  if (response && isJson(response) && response.body !== '' && isSmall(response.body)) {
    if (parseSmallJson(response.body) === undefined) {
      notes.push({
        tone: 'warning',
        text: l10n.t('The answer says it is JSON but is not: it is shown as it came.'),
      });
    }
  }
  return notes;
}

function answerOf(record: ExchangeRecord, response: Response, language: string): Answer {
  const { status, headers, timings, size } = response;
  const { connect, ...phases } = timings;
  const responseTraceId = headerOf(headers, 'belgov-trace-id');
  return {
    kind: 'answer',
    status: { code: status, ...statusMeaning(status, record.request.method) },
    timings: { ...phases, ...(connect !== undefined && connect >= REUSED ? { connect } : {}) },
    size: { bytes: size, text: sizeText(size, language) },
    receivedAt: {
      iso: record.at,
      text: new Date(record.at).toLocaleString(language, {
        dateStyle: 'medium',
        timeStyle: 'medium',
      }),
    },
    traceIds: {
      ...(record.request.traceId === undefined ? {} : { request: record.request.traceId }),
      ...(responseTraceId === undefined ? {} : { response: responseTraceId }),
    },
    headers,
    body: bodyOf(response),
  };
}

function bodyOf(response: Response): AnswerBody {
  const { body, size } = response;
  if (size === 0) {
    return { kind: 'empty', explanation: l10n.t('The answer has no body.') };
  }
  if (body === '') {
    return {
      kind: 'notKept',
      explanation: l10n.t(
        'The body was too large to be kept. Send the declaration again to see it.',
      ),
    };
  }
  // The decoder's replacement character beside NUL: text has neither.
  if (body.includes('\0')) {
    return {
      kind: 'binary',
      explanation: l10n.t('The body is not text and is not shown.'),
    };
  }
  const json = isJson(response) && (!isSmall(body) || parseSmallJson(body) !== undefined);
  return {
    kind: 'text',
    language: json ? 'json' : 'text',
    length: body.length,
    start: bodySlice(body, 0),
  };
}

function isJson({ headers }: Response): boolean {
  return /^application\/([\w.+-]+\+)?json\b/i.test(headerOf(headers, 'content-type') ?? '');
}
