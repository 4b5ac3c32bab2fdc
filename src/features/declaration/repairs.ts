import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Finding, Fix } from '../../core/declaration/finding.ts';
import { rangeIn } from '../../ui/rangeIn.ts';
import { fixTitle } from '../../ui/findingMessages.ts';
import type { BodyProblems, ShownFinding } from './bodyProblems.ts';

type Edit = Fix['edits'][number];

/** The repairs of what stands in a range: each by itself, and all of its kind in the document where there are more. */
export function repairs(
  problems: Pick<BodyProblems, 'findingsIn'>,
  document: vscode.TextDocument,
  range: vscode.Range,
): vscode.CodeAction[] {
  const findings = problems.findingsIn(document) ?? [];
  const here = findings.filter(({ diagnostic }) => diagnostic.range.intersection(range));
  return here.flatMap(shown => {
    const own = repair(document, [shown], fixTitle(shown.finding));
    if (!own) {
      return [];
    }
    own.isPreferred = true;
    const alike = findings.filter(({ finding }) => isAlike(finding, shown.finding));
    const isFirst = here.find(({ finding }) => isAlike(finding, shown.finding)) === shown;
    const all =
      alike.length > 1 && isFirst
        ? repair(document, alike, l10n.t('Repair all {0} of this kind in the file', alike.length))
        : undefined;
    return all ? [own, all] : [own];
  });
}

function isAlike(one: Finding, other: Finding): boolean {
  return one.code === other.code && one.fix?.code === other.fix?.code;
}

function repair(
  document: vscode.TextDocument,
  shown: ShownFinding[],
  title: string | undefined,
): vscode.CodeAction | undefined {
  const edits = shown
    .flatMap(({ finding }) => (finding.fix ? [finding.fix.edits] : []))
    .reduce<Edit[]>((kept, next) => (fits(kept, next) ? [...kept, ...next] : kept), []);
  if (title === undefined || edits.length === 0) {
    return undefined;
  }
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = shown.map(({ diagnostic }) => diagnostic);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map(edit => new vscode.TextEdit(rangeIn(document, edit), edit.text)),
  );
  return action;
}

/** Members may be added one after the other at the same place; nothing else may touch what another repair writes. */
function fits(kept: Edit[], next: Edit[]): boolean {
  return next.every(edit =>
    kept.every(
      other =>
        edit.start > other.end ||
        edit.end < other.start ||
        (isAddition(edit) && isAddition(other) && edit.start === other.start),
    ),
  );
}

function isAddition({ start, end, text }: Edit): boolean {
  return start === end && text.startsWith(',');
}
