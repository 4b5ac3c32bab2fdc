import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { combinedEdits } from '../../core/declaration/combinedEdits.ts';
import type { Finding, Fix } from '../../core/declaration/finding.ts';
import { rangeIn } from '../../ui/rangeIn.ts';
import { fixTitle } from '../../ui/findingMessages.ts';
import type { BodyProblems, ShownFinding } from './bodyProblems.ts';

/** The repairs of what stands in a range: each by itself, and all of its kind in the document where there are more. */
export function repairs(
  problems: Pick<BodyProblems, 'findingsIn'>,
  document: vscode.TextDocument,
  range: vscode.Range,
): vscode.CodeAction[] {
  const findings = problems.findingsIn(document) ?? [];
  const here = findings.filter(({ diagnostic }) => diagnostic.range.intersection(range));
  return here.flatMap(shown => {
    const { finding } = shown;
    const title = fixTitle(finding);
    if (!finding.fix || title === undefined) {
      return [];
    }
    const own = action(document, title, finding.fix.edits, [shown]);
    own.isPreferred = true;
    const isFirst = here.find(other => isAlike(other.finding, finding)) === shown;
    const all = isFirst
      ? repairOfAll(
          document,
          findings.filter(other => isAlike(other.finding, finding)),
        )
      : undefined;
    return all ? [own, all] : [own];
  });
}

function isAlike(one: Finding, other: Finding): boolean {
  return one.code === other.code && one.fix?.code === other.fix?.code;
}

/** All that are alike at once; undefined where that is no more than one. */
function repairOfAll(
  document: vscode.TextDocument,
  alike: readonly ShownFinding[],
): vscode.CodeAction | undefined {
  const fixes = alike.flatMap(({ finding }) => finding.fix ?? []);
  if (fixes.length < 2) {
    return undefined;
  }
  const { edits, repairs: count } = combinedEdits(fixes, document.getText());
  const title = l10n.t('Repair all {0} of this kind in the file', count);
  return count < 2 ? undefined : action(document, title, edits, alike);
}

function action(
  document: vscode.TextDocument,
  title: string,
  edits: Fix['edits'],
  shown: readonly ShownFinding[],
): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.diagnostics = shown.map(({ diagnostic }) => diagnostic);
  made.edit = new vscode.WorkspaceEdit();
  made.edit.set(
    document.uri,
    edits.map(edit => new vscode.TextEdit(rangeIn(document, edit), edit.text)),
  );
  return made;
}
