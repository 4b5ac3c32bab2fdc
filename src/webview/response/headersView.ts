import type { Answer, ResponseViewStrings } from '../../protocol/response.ts';
import { element } from '../dom.ts';

/** The answer's headers in the order in which they came. */
export function headersView(headers: Answer['headers'], strings: ResponseViewStrings): HTMLElement {
  if (headers.length === 0) {
    return element('p', { class: 'empty' }, strings.noHeaders);
  }
  return element(
    'table',
    { class: 'headers' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, strings.headerName),
        element('th', { scope: 'col' }, strings.headerValue),
      ),
    ),
    element(
      'tbody',
      {},
      ...headers.map(([name, value]) =>
        element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value)),
      ),
    ),
  );
}
