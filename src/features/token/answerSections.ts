import * as l10n from '@vscode/l10n';
import { isJson } from '../../core/base/isJson.ts';
import { AppError } from '../../core/base/errors.ts';
import { isSecretHeader } from '../../core/exchange/exchangeRecord.ts';
import { JsonFormatter } from '../../core/exchange/jsonFormatter.ts';
import { maskTokens } from '../../core/token/maskTokens.ts';
import type { TokenExchange } from '../../core/token/tokenExchange.ts';
import type { TokenRow, TokenSection } from '../../protocol/token.ts';
import { momentTexts } from '../../ui/momentTexts.ts';
import { statusMeaning } from '../../ui/statusMeaning.ts';

/** Characters of an answer that are shown: a token's has fewer, a proxy's page any number. */
const SHOWN = 16_384;
/** Milliseconds: `Date` has whole seconds, and the answer took its time. */
const NOISE = 2_000;
/** Milliseconds from which a clock is so wrong that assertions may be refused for it. */
const CONSIDERABLE = 60_000;

/** What came back, masked, or why nothing did. */
export function answerSection(exchange: TokenExchange): TokenSection {
  const { outcome } = exchange;
  if (outcome.kind === 'failed') {
    const { kind, reason, sent } = outcome.failure;
    return {
      id: 'answer',
      heading: l10n.t('No answer'),
      isOpen: false,
      note: {
        tone: 'error',
        text: sent
          ? l10n.t('The request left this machine, or part of it did, and no answer came.')
          : l10n.t('Nothing left this machine: there was no connection to send it over.'),
      },
      rows: [
        { name: l10n.t('Failure'), isLabel: true, value: kind, isCode: true },
        { name: l10n.t('Reason'), isLabel: true, value: reason, isCode: true },
      ],
      canCopy: true,
    };
  }
  const { status, headers, timings } = outcome.answer;
  const { text } = statusMeaning(status);
  return {
    id: 'answer',
    heading: l10n.t('Answer: {0}', `HTTP ${status} ${text}`.trim()),
    isOpen: false,
    note: answerNote(outcome.error),
    rows: [
      {
        name: l10n.t('Time taken'),
        isLabel: true,
        value: l10n.t('{0} ms', Math.round(timings.total)),
        isCode: false,
      },
      ...headers.map(([name, value]): TokenRow => ({
        name,
        value: isSecretHeader(name) ? '•••••••••••' : masked(value, exchange),
        isCode: true,
      })),
    ],
    text: bodyText(exchange, outcome.answer.body),
    canCopy: true,
  };
}

function answerNote(error: AppError | undefined): NonNullable<TokenSection['note']> {
  if (!error) {
    return { tone: 'success', text: l10n.t('The answer holds a token, as OAuth has it.') };
  }
  return AppError.is(error, 'token/rejected')
    ? {
        tone: 'error',
        text: l10n.t('The answer is a refusal, as OAuth has it (RFC 6749 section 5.2).'),
      }
    : { tone: 'error', text: l10n.t('The answer is not what OAuth has for a token request.') };
}

function bodyText(exchange: TokenExchange, body: Uint8Array): string {
  const text = masked(new TextDecoder().decode(body), exchange);
  if (text.trim() === '') {
    return l10n.t('(empty)');
  }
  const shown = isJson(text) ? new JsonFormatter().push(text) : text;
  return shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown;
}

function masked(text: string, { clientAssertion }: TokenExchange): string {
  return maskTokens(text, [clientAssertion]);
}

/** How the two clocks compare, where the answer tells. */
export function clockSection(
  { outcome }: TokenExchange,
  { now, language }: { now: Date; language: string },
): TokenSection[] {
  if (outcome.kind === 'failed') {
    return [];
  }
  const { skew, answer } = outcome;
  const section = { id: 'clock', heading: l10n.t('Clocks'), isOpen: false, canCopy: false };
  if (skew === undefined) {
    const text = l10n.t('The answer has no Date, so that the server’s clock is not known.');
    return [{ ...section, note: { tone: 'information', text }, rows: [] }];
  }
  const row = (name: string, moment: Date): TokenRow => ({
    name,
    isLabel: true,
    value: '',
    isCode: false,
    moment: momentTexts(moment, now, language),
  });
  const { receivedAt } = answer;
  return [
    {
      ...section,
      note: clockNote(skew),
      rows: [
        row(l10n.t('This machine'), receivedAt),
        row(l10n.t('Server'), new Date(receivedAt.getTime() + skew)),
      ],
    },
  ];
}

function clockNote(skew: number): NonNullable<TokenSection['note']> {
  if (Math.abs(skew) < NOISE) {
    return { tone: 'success', text: l10n.t('This machine’s clock and the server’s agree.') };
  }
  const seconds = Math.round(Math.abs(skew) / 1000);
  return {
    tone: Math.abs(skew) < CONSIDERABLE ? 'information' : 'warning',
    text:
      skew > 0
        ? l10n.t(
            'This machine’s clock is {0} seconds behind the server’s. Assertions are dated by the server’s clock from now on.',
            seconds,
          )
        : l10n.t(
            'This machine’s clock is {0} seconds ahead of the server’s. Assertions are dated by the server’s clock from now on.',
            seconds,
          ),
  };
}
