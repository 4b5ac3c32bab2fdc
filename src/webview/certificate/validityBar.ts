import type { CertificateViewStrings, Moment, ShownValidity } from '../../protocol/certificate.ts';
import { element, svgElement } from '../dom.ts';
import { icon } from '../icons.ts';

const WIDTH = 1000;

/** A certificate's validity as a bar and in words; the bar is for the eye alone, the words say all. */
export function validityBar(
  { from, to, elapsed, text, tone }: ShownValidity,
  strings: CertificateViewStrings,
): HTMLElement {
  // SVG takes widths as attributes; styled boxes would need inline styles, which the policy forbids.
  const x = Math.min(Math.max(elapsed, 0), 1) * WIDTH;
  return element(
    'div',
    { class: `validity tone-${tone}` },
    element('div', { class: 'validity-text' }, icon(tone), text),
    svgElement(
      'svg',
      {
        class: 'validity-bar',
        viewBox: `0 0 ${WIDTH} 8`,
        preserveAspectRatio: 'none',
        'aria-hidden': 'true',
      },
      svgElement('rect', { class: 'validity-whole', x: 0, y: 1, width: WIDTH, height: 6 }),
      svgElement('rect', { class: 'validity-passed', x: 0, y: 1, width: x, height: 6 }),
    ),
    element(
      'div',
      { class: 'validity-ends' },
      element('span', {}, `${strings.validFrom} `, moment(from)),
      element('span', {}, `${strings.validUntil} `, moment(to)),
    ),
  );
}

function moment({ iso, text }: Moment): HTMLElement {
  return element('time', { datetime: iso }, text);
}
