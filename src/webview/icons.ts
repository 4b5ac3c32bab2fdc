import type { Tone } from '../protocol/tone.ts';
import { svgElement } from './dom.ts';

/** Strokes on a grid of 16 by 16. */
const PATHS = {
  success: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M5 8.2l2.1 2.1L11 6',
  information: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 7.2v4M8 4.6v1',
  warning: 'M8 2L14.5 13.5H1.5zM8 6.3v3.5M8 11.2v1',
  error: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6',
  unknown:
    'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M6.1 6.4a1.9 1.9 0 1 1 2.7 1.7c-.5.3-.8.6-.8 1.2M8 11.2v.6',
  key: 'M5 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M7.5 8h6.5v2.5M11 8v2',
  certificate:
    'M2 2.5h12v8H9.5M6.5 10.5H2v-8M8 7.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M6.8 11.2V15L8 14l1.2 1v-3.8M4.5 5h7',
  missing: 'M2 2.5h2M6 2.5h4M12 2.5h2v2M14 6.5v4h-2M10 10.5H8M6 10.5H4M2 10.5v-2M2 6.5v-2',
  locked: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  copy: 'M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1',
  find: 'M9.5 2.5a4 4 0 1 0 0 8a4 4 0 1 0 0-8M6.6 9.4L2.5 13.5',
  wrap: 'M2 4h12M2 8h9.5a2 2 0 0 1 0 4H8M10 10l-2 2l2 2M2 12h3',
  open: 'M9 2.5h4.5V7M13.5 2.5L7.5 8.5M6.5 3.5h-4v10h10v-4',
  previous: 'M8 13V3.5M4 7.5l4-4l4 4',
  next: 'M8 3v9.5M4 8.5l4 4l4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  folded: 'M6 4l4 4l-4 4',
  unfolded: 'M4 6l4 4l4-4',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon in the colour of its text; what it means must also be said in words. */
export function icon(name: IconName | Tone): SVGSVGElement {
  return svgElement(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    svgElement('path', { d: PATHS[name] }),
  );
}
