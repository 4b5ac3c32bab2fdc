import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import type { Operation } from '../../core/api/apiDescription.ts';
import { operationTexts } from '../../core/api/apiOutline.ts';
import type { TextLanguage } from '../../core/api/schemaTexts.ts';
import { plainText } from '../../ui/plainText.ts';
import type { OperationRow } from './apiRow.ts';
import { descriptionMarkdown } from '../../ui/descriptionMarkdown.ts';

/** What the row of an operation looks like, and what menus go by. Choosing it opens a request that calls it. */
export function operationItem(row: OperationRow, language: TextLanguage): vscode.TreeItem {
  const { apiId, operationId, operation, tag } = row;
  const { method, path, deprecated } = operation;
  const { summary, description } = operationTexts(row.description, operation, language);
  const item = new vscode.TreeItem(`${method} ${plainText(path)}`);
  const command: CommandId = 'fla.request.new';
  item.id = ['operation', apiId, tag ?? '', method, path].join(' ');
  item.contextValue = operation.requestBody ? 'operation.body' : 'operation';
  const told = [...(deprecated ? [l10n.t('deprecated')] : []), plainText(summary)].filter(Boolean);
  item.description = told.join(' · ');
  item.iconPath = methodIcon(operation);
  item.tooltip = descriptionMarkdown(`${method} ${path}`, [summary, description].join('\n\n'), [
    ...(deprecated ? [l10n.t('deprecated')] : []),
    scopeText(operation),
    operationId,
  ]);
  item.accessibilityInformation = { label: [`${method} ${path}`, ...told].join(', ') };
  item.command = { command, title: l10n.t('New Request'), arguments: [row] };
  return item;
}

/** Methods differ by shape and colour; the label names them, so that nothing hangs on a colour. */
const METHODS: Record<string, [icon: string, color: string]> = {
  GET: ['arrow-down', 'charts.blue'],
  POST: ['add', 'charts.green'],
  PUT: ['edit', 'charts.yellow'],
  PATCH: ['diff-modified', 'charts.purple'],
  DELETE: ['trash', 'charts.red'],
};

function methodIcon({ method, deprecated }: Operation): vscode.ThemeIcon {
  const [icon, color] = METHODS[method] ?? ['symbol-event', 'charts.foreground'];
  return new vscode.ThemeIcon(
    icon,
    new vscode.ThemeColor(deprecated ? 'disabledForeground' : color),
  );
}

/** The scopes by which an operation lets somebody in. */
function scopeText({ security }: Operation): string {
  if (security === 'none') {
    return l10n.t('No token is needed.');
  }
  const ways = security.filter(scopes => scopes.length > 0).map(scopes => scopes.join(' + '));
  return ways.length === 0
    ? l10n.t('A token is needed, with any scope.')
    : ways.length === 1
      ? l10n.t('Required scope: {0}', ways[0] ?? '')
      : l10n.t('Required scope, one of: {0}', ways.join(', '));
}
