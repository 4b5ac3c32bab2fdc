import type { TokenSection } from '../../protocol/token.ts';

/** A section as the clipboard gets it: its text, below its values where it has both. */
export function sectionText({ rows, text }: TokenSection): string {
  const lines = rows.map(({ name, value, moment }) =>
    [`${name}:`, ...(value === '' ? [] : [value]), ...(moment ? [moment.utc] : [])].join(' '),
  );
  return [lines.join('\n'), ...(text === undefined ? [] : [text])]
    .filter(part => part !== '')
    .join('\n\n');
}
