import * as vscode from 'vscode';
import type { Finding } from '../core/declaration/finding.ts';
import { DIAGNOSTIC_SEVERITIES } from './diagnosticSeverities.ts';
import { findingMessage } from './findingMessages.ts';

/**
 * A finding as VS Code shows it.
 *
 * @param place line and character, from 0, of an offset that the finding knows
 */
export function findingDiagnostic(
  finding: Finding,
  place: (offset: number) => { line: number; character: number },
): vscode.Diagnostic {
  const start = place(finding.start);
  const end = place(finding.end);
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(start.line, start.character, end.line, end.character),
    findingMessage(finding),
    DIAGNOSTIC_SEVERITIES[finding.severity],
  );
  diagnostic.source = 'FLA';
  diagnostic.code = finding.code;
  return diagnostic;
}
