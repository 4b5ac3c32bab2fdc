import type { ResponseViewStrings, Timings } from '../../protocol/response.ts';
import { element, svgElement } from '../dom.ts';

const WIDTH = 1000;

/** The phases of a call as a bar and in words; the bar is for the eye alone, the words say all. */
export function timingsBar(timings: Timings, strings: ResponseViewStrings): HTMLElement {
  const phases = (
    [
      ['connect', timings.connect],
      ['waiting', timings.waiting],
      ['download', timings.download],
    ] as const
  ).filter((phase): phase is [(typeof phase)[0], number] => phase[1] !== undefined);
  const sum = Math.max(
    phases.reduce((total, [, milliseconds]) => total + milliseconds, 0),
    Number.EPSILON,
  );
  let x = 0;
  // SVG takes widths as attributes; styled boxes would need inline styles, which the policy forbids.
  const segments = phases.map(([name, milliseconds]) => {
    const width = (milliseconds / sum) * WIDTH;
    const segment = svgElement('rect', { class: `phase-${name}`, x, y: 0, width, height: 6 });
    x += width;
    return segment;
  });
  return element(
    'div',
    { class: 'timings' },
    element('span', { class: 'timings-total' }, duration(timings.total)),
    svgElement(
      'svg',
      {
        class: 'timings-bar',
        viewBox: `0 0 ${WIDTH} 6`,
        preserveAspectRatio: 'none',
        'aria-hidden': 'true',
      },
      ...segments,
    ),
    element(
      'span',
      { class: 'timings-phases' },
      ...phases.map(([name, milliseconds]) =>
        element(
          'span',
          { class: 'timings-phase' },
          element('span', { class: `swatch phase-${name}`, 'aria-hidden': 'true' }),
          `${strings[name]} ${duration(milliseconds)}`,
        ),
      ),
    ),
  );
}

/** Milliseconds as people of the page's language read them: 4.2 ms, 412 ms, 1.24 s. */
function duration(milliseconds: number): string {
  const seconds = milliseconds >= 1000;
  return new Intl.NumberFormat(document.documentElement.lang || undefined, {
    style: 'unit',
    unit: seconds ? 'second' : 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: seconds ? 2 : milliseconds < 10 ? 1 : 0,
  }).format(seconds ? milliseconds / 1000 : milliseconds);
}
