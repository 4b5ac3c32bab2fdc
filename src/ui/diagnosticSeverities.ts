import * as vscode from 'vscode';
import type { Severity } from '../core/declaration/severity.ts';

/** What VS Code calls each weight. */
export const DIAGNOSTIC_SEVERITIES: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};
