import type {
  Answer,
  Copyable,
  ResponseViewModel,
  ResponseViewStrings,
  ShownRequest,
} from '../../protocol/response.ts';
import { iconButton } from '../button.ts';
import { element, fill } from '../dom.ts';
import { icon } from '../icons.ts';
import { timingsBar } from './timingsBar.ts';

/** The upper part: what was asked, what came back and what it means, how long it took. */
export function summaryView(
  model: ResponseViewModel,
  strings: ResponseViewStrings,
  copy: (what: Copyable) => void,
): HTMLElement {
  const { outcome } = model;
  return element(
    'header',
    { class: 'summary' },
    outcome.kind === 'answer'
      ? statusLine(outcome.status)
      : element(
          'div',
          { class: 'status tone-warning' },
          element('h1', { class: 'status-code' }, icon('warning'), outcome.heading),
        ),
    requestLine(model.request, strings, copy),
    contextLine(model.request, strings),
    outcome.kind === 'answer' ? facts(outcome, strings, copy) : undefined,
    anomalies(model, strings),
    notes(model, strings),
  );
}

function statusLine({ code, text, meaning, tone }: Answer['status']): HTMLElement {
  return element(
    'div',
    { class: `status tone-${tone}` },
    element('h1', { class: 'status-code' }, icon(tone), `${code} ${text}`.trim()),
    element('p', { class: 'status-meaning' }, meaning),
  );
}

function requestLine(
  { method, url }: ShownRequest,
  strings: ResponseViewStrings,
  copy: (what: Copyable) => void,
): HTMLElement {
  return element(
    'div',
    { class: 'request' },
    element('span', { class: 'method' }, method),
    element('span', { class: 'url' }, url),
    iconButton('copy', strings.copyUrl, () => copy('url')),
  );
}

function contextLine(
  { account, environment, provisional }: ShownRequest,
  strings: ResponseViewStrings,
): HTMLElement {
  return element(
    'div',
    { class: 'context' },
    element(
      'span',
      { class: `badge environment-${environment.kind}`, title: strings.environment },
      environment.name,
    ),
    element('span', { class: 'account', title: strings.account }, account),
    provisional &&
      element(
        'span',
        { class: 'badge provisional', title: provisional.explanation },
        provisional.label,
        element('span', { class: 'for-screen-readers' }, `: ${provisional.explanation}`),
      ),
  );
}

function facts(
  answer: Answer,
  strings: ResponseViewStrings,
  copy: (what: Copyable) => void,
): HTMLElement {
  const { request, response } = answer.traceIds;
  const fact = (name: string, value: Node | string | undefined) =>
    value === undefined
      ? []
      : [element('div', { class: 'fact' }, element('dt', {}, name), element('dd', {}, value))];
  const traceId = (name: string, value: string, what: Copyable) =>
    element(
      'span',
      { class: 'trace-id' },
      element('code', {}, value),
      iconButton('copy', fill(strings.copyValue, name), () => copy(what)),
    );
  return element(
    'dl',
    { class: 'facts' },
    ...fact(strings.timings, timingsBar(answer.timings, strings)),
    ...fact(strings.size, answer.size.text),
    ...fact(
      strings.received,
      element('time', { datetime: answer.receivedAt.iso }, answer.receivedAt.text),
    ),
    ...fact(
      strings.requestTraceId,
      request && traceId(strings.requestTraceId, request, 'requestTraceId'),
    ),
    ...fact(
      strings.responseTraceId,
      response && traceId(strings.responseTraceId, response, 'responseTraceId'),
    ),
  );
}

function anomalies(
  { anomalies: found }: ResponseViewModel,
  strings: ResponseViewStrings,
): HTMLElement | undefined {
  if (found.length === 0) {
    return undefined;
  }
  return element(
    'ul',
    { class: 'notes anomalies', tabindex: 0, 'aria-label': strings.anomalies },
    ...found.map(({ code, tone, weight, text, place }) =>
      element(
        'li',
        { class: `note tone-${tone}` },
        icon(tone),
        element(
          'span',
          {},
          element('strong', {}, `${weight} `, element('code', {}, code)),
          text === '' ? '' : ` ${text}`,
          element('span', { class: 'quiet' }, ` ${place}`),
        ),
      ),
    ),
  );
}

function notes(model: ResponseViewModel, strings: ResponseViewStrings): HTMLElement | undefined {
  if (model.notes.length === 0) {
    return undefined;
  }
  return element(
    'ul',
    { class: 'notes', 'aria-label': strings.notes },
    ...model.notes.map(({ tone, text }) =>
      element('li', { class: `note tone-${tone}` }, icon(tone), element('span', {}, text)),
    ),
  );
}
