import type { BodyText } from './bodyText.ts';
import { defaultSeverity } from './defaultSeverity.ts';
import type { Finding } from './finding.ts';
import type { Remark } from './remark.ts';
import type { Severity } from './severity.ts';

/**
 * Gives remarks their places, weights and repairs, in the order of the text.
 *
 * @param severities by code, where the user weighs it otherwise than we do
 */
export function locateRemarks(
  body: BodyText,
  remarks: readonly Remark[],
  severities: Record<string, Severity | 'off'>,
): Finding[] {
  const found = remarks.flatMap(({ mark, repair, severity: own, ...remark }): Finding[] => {
    const severity = severities[remark.code] ?? own ?? defaultSeverity(remark.code);
    if (severity === 'off') {
      return [];
    }
    const edits = repair && body.editsFor(remark.path, repair);
    return [
      {
        ...remark,
        severity,
        ...body.rangeOf(remark.path, mark),
        ...(repair && edits ? { fix: { code: repair.code, edits } } : {}),
      },
    ];
  });
  return found.sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1));
}
