import { AppError } from '../../core/base/errors.ts';
import { TextLines } from '../../core/base/textLines.ts';
import type { Finding } from '../../core/declaration/finding.ts';
import type { Services } from '../../services.ts';
import { checkedBody, type UncheckedBody } from '../../ui/checkedBody.ts';

export type CheckServices = Pick<Services, 'declarations' | 'language'>;

/**
 * Checks a body by schema and meaning, which takes about a millisecond. Errors stop the send; what weighs less does not.
 *
 * @param body as it is to be sent
 * @param file its whole text where the body is a part of it, and where a place of the body stands there
 * @throws AppError `declaration/invalid`, `declaration/check-failed`, `api/unreadable`
 */
export async function checkBeforeSend(
  services: CheckServices,
  body: UncheckedBody,
  file: FilePlaces = { text: body.text, placeOf: finding => finding.start },
): Promise<void> {
  const findings = await services.declarations.check({
    ...checkedBody(services, body),
    // Of its own: typing on while it is sent must not call its check off.
    uri: `${body.uri.toString()}#send${body.part ?? ''}`,
  });
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first) {
    throw new AppError('declaration/invalid', {
      file: body.uri.path,
      ...placeOf(first, file),
      errors: errors.length,
      first: { code: first.code, details: first.details },
    });
  }
}

/** The text of a file, and where in it a finding in a body stands. */
export interface FilePlaces {
  text: string;
  placeOf: (finding: Pick<Finding, 'start' | 'end'>) => number;
}

/** From 1, as people count. */
function placeOf(finding: Finding, file: FilePlaces): { line: number; column: number } {
  const { line, character } = new TextLines(file.text).positionAt(file.placeOf(finding));
  return { line: line + 1, column: character + 1 };
}
