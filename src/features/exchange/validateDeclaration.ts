import * as l10n from '@vscode/l10n';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import { senderOf } from '../../core/declaration/senderOf.ts';
import type { Finding } from '../../core/declaration/finding.ts';
import { schemaKeyword } from '../../core/declaration/schemaKeyword.ts';
import type { Validation, ValidationIssue } from '../../exportedApi.ts';
import type { Services } from '../../services.ts';
import { checkedBody } from '../../ui/checkedBody.ts';
import { findingMessage } from '../../ui/findingMessages.ts';
import { expectBody, openDeclaration, parseDeclaration } from './readDeclaration.ts';
import { sendTarget } from './sendTarget.ts';

/**
 * Checks a declaration, saved or not, by the active API description and by meaning. What is wrong with the text is told, not thrown.
 *
 * @throws AppError `declaration/not-found`, `declaration/check-failed`, `api/unreadable`; a `CancellationError` when the user was asked
 *   for the operation and gave up
 */
export async function validateDeclaration(
  services: Pick<Services, 'apis' | 'targets' | 'declarations' | 'language'>,
  uri: vscode.Uri,
): Promise<Validation> {
  const document = await openDeclaration(uri);
  try {
    await expectBody(services, document, await parseDeclaration(document));
  } catch (error) {
    return { valid: false, issues: [textIssue(error, document)] };
  }
  const found = await sendTarget(services, document);
  if (!found) {
    throw new vscode.CancellationError();
  }
  const account = (await services.targets.quietly(document))?.account;
  const target = { ...found, ...(account && { sender: senderOf(account.account) }) };
  const { version } = document;
  const findings = await services.declarations.check({
    ...checkedBody(services, { uri, version, text: document.getText(), target }),
    // Of its own: typing on must not call off what another extension asked for.
    uri: `${uri.toString()}#validate`,
  });
  const tree = findings.length > 0 ? parseTree(document.getText()) : undefined;
  const issues = findings.map(finding => issueOf(finding, document, tree));
  return { valid: issues.every(({ severity }) => severity !== 'error'), issues };
}

function textIssue(error: unknown, document: vscode.TextDocument): ValidationIssue {
  if (AppError.is(error, 'declaration/not-json')) {
    const { line, column } = error.details;
    const place = new vscode.Position(line - 1, column - 1);
    return {
      ...WHOLE,
      code: 'json/syntax',
      kind: 'notJson',
      message: l10n.t('This is not JSON: correct it here.'),
      range: new vscode.Range(place, place),
    };
  }
  if (AppError.is(error, 'declaration/not-an-object')) {
    const range = new vscode.Range(
      document.positionAt(0),
      document.positionAt(document.getText().length),
    );
    const message = findingMessage({ code: 'json/not-an-object', details: {} });
    return { ...WHOLE, code: 'json/not-an-object', kind: 'notAnObject', message, range };
  }
  throw error;
}

const WHOLE = {
  severity: 'error',
  path: [],
  keyword: '',
} as const satisfies Partial<ValidationIssue>;

function issueOf(
  finding: Finding,
  document: vscode.TextDocument,
  tree: Node | undefined,
): ValidationIssue {
  const { code, severity, path } = finding;
  const { start, end } = spanOf(finding, tree);
  return {
    code,
    severity,
    path,
    kind: KINDS.get(code) ?? 'invalidValue',
    keyword: schemaKeyword(finding),
    message: findingMessage(finding),
    range: new vscode.Range(document.positionAt(start), document.positionAt(end)),
  };
}

/** Of what lacks a member editors mark the beginning alone; it is told whole here. */
function spanOf(finding: Finding, tree: Node | undefined): { start: number; end: number } {
  const owner =
    tree && finding.code === 'schema/missing-member'
      ? findNodeAtLocation(tree, finding.path.slice(0, -1))
      : undefined;
  return owner ? { start: owner.offset, end: owner.offset + owner.length } : finding;
}

const KINDS = new Map<string, ValidationIssue['kind']>([
  ['json/syntax', 'notJson'],
  ['json/not-an-object', 'notAnObject'],
  ['schema/unknown-member', 'unknownMember'],
  ['schema/missing-member', 'missingMember'],
]);
