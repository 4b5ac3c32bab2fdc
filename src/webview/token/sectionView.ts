import type { TokenRow, TokenSection, TokenViewStrings } from '../../protocol/token.ts';
import { iconButton } from '../button.ts';
import { element, fill } from '../dom.ts';
import type { Folds } from '../folds.ts';
import { icon } from '../icons.ts';

/** A foldable part of an exchange or of a token: what is to be said of it, its values with their meaning, its text. */
export function sectionView(
  section: TokenSection,
  strings: TokenViewStrings,
  { folds, copy }: { folds: Folds; copy: (section: string) => void },
): HTMLElement {
  const { id, heading, isOpen, note, rows, text, canCopy } = section;
  const part = element(
    'details',
    {},
    element(
      'summary',
      {},
      icon('folded'),
      element('h2', {}, heading),
      note && element('span', { class: `section-tone tone-${note.tone}` }, icon(note.tone)),
    ),
    note &&
      element(
        'p',
        { class: `note tone-${note.tone}` },
        icon(note.tone),
        element('span', {}, note.text),
      ),
    rows.length === 0 ? undefined : rowTable(heading, rows, strings),
    text === undefined ? undefined : element('pre', { class: 'section-text' }, text),
  );
  folds.follow(part, `section ${id}`, isOpen);
  return element(
    'section',
    { class: 'section', 'aria-label': heading },
    part,
    canCopy
      ? iconButton('copy', fill(strings.copyValue, heading), () => copy(section.id))
      : undefined,
  );
}

function rowTable(
  heading: string,
  rows: readonly TokenRow[],
  strings: TokenViewStrings,
): HTMLElement {
  const hasMeaning = rows.some(({ explanation }) => explanation !== undefined);
  const columns = [strings.name, strings.value, ...(hasMeaning ? [strings.meaning] : [])];
  return element(
    'table',
    // A narrow page lays the table out as a list: the roles keep it one for assistive technology.
    { role: 'table', 'aria-label': heading, class: hasMeaning ? 'with-meaning' : undefined },
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        ...columns.map(name => element('th', { role: 'columnheader', scope: 'col' }, name)),
      ),
    ),
    element(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map(row =>
        element(
          'tr',
          { role: 'row' },
          element(
            'th',
            {
              role: 'rowheader',
              scope: 'row',
              class: row.isLabel === true ? undefined : 'code',
            },
            row.name,
          ),
          element('td', { role: 'cell' }, valueOf(row), momentOf(row, strings)),
          hasMeaning
            ? element('td', { role: 'cell', class: 'meaning' }, row.explanation ?? '')
            : undefined,
        ),
      ),
    ),
  );
}

function valueOf({ value, isCode, tone }: TokenRow): HTMLElement | undefined {
  if (value === '') {
    return undefined;
  }
  return element(
    'div',
    {
      class: [isCode ? 'value code' : 'value', tone === undefined ? '' : `toned tone-${tone}`]
        .join(' ')
        .trim(),
    },
    tone === undefined ? undefined : icon(tone),
    element('span', {}, value),
  );
}

function momentOf({ moment }: TokenRow, strings: TokenViewStrings): HTMLElement | undefined {
  if (!moment) {
    return undefined;
  }
  const local = `(${strings.localTime})`;
  return element(
    'div',
    { class: 'moment' },
    element('div', { class: 'moment-relative' }, moment.relative),
    element('div', {}, `${moment.local} `, element('span', { class: 'quiet' }, local)),
    element('div', {}, moment.utc),
  );
}
