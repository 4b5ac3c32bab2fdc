import * as vscode from 'vscode';
import type { SettingPath } from '../core/channel/settingMistake.ts';
import {
  SettingsFile,
  locateMember,
  type Mark,
  type SettingsText,
  type TextSpan,
} from '../core/channel/settingsFile.ts';

/** Something to say about one member of an account, environment or API in settings. */
export interface SettingProblem {
  setting: 'fla.accounts' | 'fla.environments' | 'fla.apis';
  /** Of the account, environment or API; without one the setting itself is meant. */
  id?: string;
  /** Where there is none, the whole entry is meant. */
  member: SettingPath;
  /** What of the member is marked; its value where nothing is said. */
  mark?: Mark;
  code: string;
  message: string;
  severity: vscode.DiagnosticSeverity;
}

/** A settings file by its address. */
interface Source extends SettingsText {
  uri: vscode.Uri;
}

/**
 * Puts problems where they are to be corrected, in place of what a collection held before. A problem that stands in no file is left out.
 *
 * @param readFiles reads the files that define accounts, as `locateMember` takes them; called only where there are problems
 */
export async function publishProblems(
  collection: vscode.DiagnosticCollection,
  problems: readonly SettingProblem[],
  readFiles: () => Promise<Source[][]>,
): Promise<void> {
  const sources = problems.length === 0 ? [] : await readFiles();
  const layers = sources.map(layer => layer.map(source => new SettingsFile(source)));
  const found = new Map<string, { uri: vscode.Uri; diagnostics: vscode.Diagnostic[] }>();
  for (const problem of problems) {
    const { setting, id, member, mark = 'value' } = problem;
    const place = locateMember(layers, setting, id, member, mark);
    if (place) {
      const { uri } = place.file.source;
      const entry = found.get(uri.toString()) ?? { uri, diagnostics: [] };
      found.set(uri.toString(), entry);
      entry.diagnostics.push(diagnosticOf(problem, rangeOf(place.file, place.span)));
    }
  }
  collection.forEach(uri => {
    if (!found.has(uri.toString())) {
      collection.delete(uri);
    }
  });
  for (const { uri, diagnostics } of found.values()) {
    collection.set(uri, diagnostics);
  }
}

function diagnosticOf(
  { code, message, severity }: SettingProblem,
  range: vscode.Range,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, severity);
  diagnostic.source = 'FLA';
  diagnostic.code = code;
  return diagnostic;
}

function rangeOf(file: SettingsFile, { offset, length }: TextSpan): vscode.Range {
  const start = file.positionAt(offset);
  const end = file.positionAt(offset + length);
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
