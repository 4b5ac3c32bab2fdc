import * as vscode from 'vscode';
import type { Finding } from '../core/declaration/finding.ts';
import type { Severity } from '../core/declaration/severity.ts';
import type { RequestMistake } from '../core/exchange/requestMistake.ts';
import { DIAGNOSTIC_SEVERITIES } from './diagnosticSeverities.ts';
import { findingMessage } from './findingMessages.ts';
import { plainName } from './plainText.ts';
import { requestMessage } from './requestMessages.ts';

/** Line and character, from 0, of an offset that a finding knows. */
type Place = (offset: number) => { line: number; character: number };

/** A finding as VS Code shows it. */
export function findingDiagnostic(finding: Finding, place: Place): vscode.Diagnostic {
  const diagnostic = diagnosticOf(finding, findingMessage(finding), place);
  if (finding.code === 'training/duplicate-across-files') {
    const first = vscode.Uri.parse(finding.details.first);
    const location = new vscode.Location(first, new vscode.Position(0, 0));
    diagnostic.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(location, plainName(first.path)),
    ];
  }
  return diagnostic;
}

/** A mistake of a request as VS Code shows it. */
export function requestDiagnostic(found: RequestMistake, place: Place): vscode.Diagnostic {
  return diagnosticOf(found, requestMessage(found), place);
}

function diagnosticOf(
  found: { code: string; severity: Severity; start: number; end: number },
  message: string,
  place: Place,
): vscode.Diagnostic {
  const start = place(found.start);
  const end = place(found.end);
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(start.line, start.character, end.line, end.character),
    message,
    DIAGNOSTIC_SEVERITIES[found.severity],
  );
  diagnostic.source = 'FLA';
  diagnostic.code = found.code;
  return diagnostic;
}
