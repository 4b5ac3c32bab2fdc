import type {
  CertificateViewStrings,
  ShownFinding,
  ShownPortalCheck,
} from '../../protocol/certificate.ts';
import { element, fill } from '../dom.ts';
import { icon } from '../icons.ts';
import type { IconName } from '../icons.ts';

const VERDICTS: Readonly<Record<ShownFinding['verdict'], { icon: IconName; tone: string }>> = {
  pass: { icon: 'success', tone: 'success' },
  fail: { icon: 'error', tone: 'error' },
  unknown: { icon: 'unknown', tone: 'information' },
};

/** The portal's criteria, each with its verdict by icon and word, why, and what to do. */
export function portalCheckView(
  { tone, summary, findings }: ShownPortalCheck,
  strings: CertificateViewStrings,
): HTMLElement {
  const cells = (row: ShownFinding) => [
    element(
      'td',
      { role: 'cell', class: `verdict tone-${VERDICTS[row.verdict].tone}` },
      element('span', {}, icon(VERDICTS[row.verdict].icon), row.verdictText),
    ),
    element('th', { role: 'rowheader', scope: 'row' }, row.criterion),
    element(
      'td',
      { role: 'cell' },
      row.why,
      row.fix === undefined
        ? undefined
        : element('p', { class: 'fix' }, fill(strings.fix, row.fix)),
    ),
  ];
  return element(
    'section',
    { class: 'portal-check', 'aria-label': strings.portalCheck },
    element('h3', {}, strings.portalCheck),
    element('p', { class: `note tone-${tone}` }, icon(tone), element('span', {}, summary)),
    element(
      'table',
      // A narrow page lays the table out as a list: the roles keep it one for assistive technology.
      { role: 'table' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...[strings.verdict, strings.criterion, strings.explanation].map(name =>
            element('th', { scope: 'col' }, name),
          ),
        ),
      ),
      element(
        'tbody',
        { role: 'rowgroup' },
        ...findings.map(row => element('tr', { role: 'row' }, ...cells(row))),
      ),
    ),
    element('p', { class: 'quiet' }, strings.portalSource),
  );
}
