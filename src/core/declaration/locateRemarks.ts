import type { BodyText } from './bodyText.ts';
import { defaultSeverity } from './defaultSeverity.ts';
import type { Finding } from './finding.ts';
import type { Remark } from './remark.ts';
import type { Severity } from './severity.ts';

/** More than anybody reads; each has a place to be looked up and, in an editor, to be drawn. */
const MOST = 1000;

/**
 * Gives remarks their places, weights and repairs, in the order of the text. Of more than a thousand the first are taken, errors before all else.
 *
 * @param severities by code, where the user weighs it otherwise than we do
 */
export function locateRemarks(
  body: BodyText,
  remarks: readonly Remark[],
  severities: Record<string, Severity | 'off'>,
): Finding[] {
  const weighed = remarks.flatMap(remark => {
    const severity = severities[remark.code] ?? remark.severity ?? defaultSeverity(remark.code);
    return severity === 'off' ? [] : [{ ...remark, severity }];
  });
  const errors = weighed.filter(({ severity }) => severity === 'error');
  const others = weighed.filter(({ severity }) => severity !== 'error');
  const found = [...errors, ...others]
    .slice(0, MOST)
    .map(({ mark, repair, ...remark }): Finding => {
      const edits = repair && body.editsFor(remark.path, repair);
      return {
        ...remark,
        ...body.rangeOf(remark.path, mark),
        ...(repair && edits ? { fix: { code: repair.code, edits } } : {}),
      };
    });
  return found.sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1));
}
