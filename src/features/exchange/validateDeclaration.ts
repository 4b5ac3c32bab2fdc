import * as vscode from 'vscode';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { compileSchema, type Violation } from '../../core/api/compileSchema.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Validation, ValidationIssue } from '../../exportedApi.ts';
import type { Services } from '../../services.ts';
import { chooseOperation } from './chooseOperation.ts';
import { openDeclaration, parseDeclaration } from './readDeclaration.ts';

/**
 * Compares a declaration, saved or not, with the active API description. What is wrong with the text is told, not thrown.
 *
 * @throws AppError `declaration/not-found`, `operation/takes-no-body`, `operation/needs-parameters`, `api/unreadable`; a
 *   `CancellationError` when the user was asked for the operation and gave up
 */
export async function validateDeclaration(
  { apis, operations }: Pick<Services, 'apis' | 'operations'>,
  uri: vscode.Uri,
): Promise<Validation> {
  const document = await openDeclaration(uri);
  let json: unknown;
  try {
    json = await parseDeclaration(document);
  } catch (error) {
    return { valid: false, issues: [textIssue(error, document)] };
  }
  const description = await apis.get();
  const operation = await chooseOperation(description, uri, operations, undefined);
  if (!operation?.requestBody) {
    throw new vscode.CancellationError();
  }
  const violations = compileSchema(description, operation.requestBody.schema)(json);
  const tree = violations.length > 0 ? parseTree(document.getText()) : undefined;
  const issues = violations.map(violation => schemaIssue(violation, tree, document));
  return { valid: issues.length === 0, issues };
}

function textIssue(error: unknown, document: vscode.TextDocument): ValidationIssue {
  if (AppError.is(error, 'declaration/not-json')) {
    const { line, column } = error.details;
    const place = new vscode.Position(line - 1, column - 1);
    return {
      path: [],
      kind: 'notJson',
      keyword: '',
      message: 'must be JSON',
      range: new vscode.Range(place, place),
    };
  }
  if (AppError.is(error, 'declaration/not-an-object')) {
    const whole = new vscode.Range(
      document.positionAt(0),
      document.positionAt(document.getText().length),
    );
    return { path: [], kind: 'notAnObject', keyword: '', message: 'must be object', range: whole };
  }
  throw error;
}

function schemaIssue(
  { path, kind, keyword, message }: Violation,
  tree: Node | undefined,
  document: vscode.TextDocument,
): ValidationIssue {
  const node = tree && nodeOf(tree, path, kind);
  return {
    path,
    kind,
    keyword,
    message,
    ...(node
      ? {
          range: new vscode.Range(
            document.positionAt(node.offset),
            document.positionAt(node.offset + node.length),
          ),
        }
      : {}),
  };
}

/** What an issue is about: a name that is unknown, an object that lacks a member, or a value. */
function nodeOf(tree: Node, path: (string | number)[], kind: Violation['kind']): Node | undefined {
  if (kind === 'missingMember') {
    return findNodeAtLocation(tree, path.slice(0, -1));
  }
  const value = findNodeAtLocation(tree, path);
  return kind === 'unknownMember' ? (value?.parent?.children?.[0] ?? value) : value;
}
