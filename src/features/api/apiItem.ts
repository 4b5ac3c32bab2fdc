import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import { textOf } from '../../core/api/schemaTexts.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { plainText } from '../../ui/plainText.ts';
import { sentenceOf } from '../../ui/showError.ts';
import type { ApiProblemRow, ApiRow, DescribedApiRow, TagRow } from './apiRow.ts';
import type { ApiServices } from './apiServices.ts';
import { descriptionMarkdown } from '../../ui/descriptionMarkdown.ts';
import { operationItem } from './operationItem.ts';

/** What a row of the API view looks like, and what menus go by. */
export async function apiItem(services: ApiServices, row: ApiRow): Promise<vscode.TreeItem> {
  switch (row.kind) {
    case 'api':
      return describedApiItem(services, row);
    case 'tag':
      return tagItem(row);
    case 'operation':
      return operationItem(row, services.language.current);
    case 'problem':
      return problemItem(services, row);
  }
}

async function describedApiItem(
  { apis, language }: ApiServices,
  { apiId }: DescribedApiRow,
): Promise<vscode.TreeItem> {
  const { builtIn, name, file } = apis.source(apiId);
  const item = new vscode.TreeItem(
    '',
    apis.ids().length === 1
      ? vscode.TreeItemCollapsibleState.Expanded
      : vscode.TreeItemCollapsibleState.Collapsed,
  );
  let label = name ?? (apiId === FLA_API ? SHORT_NAME : apiId);
  let about: string[] = [];
  item.id = `api ${apiId}`;
  item.contextValue = builtIn ? 'api.builtIn' : 'api.imported';
  item.tooltip = file;
  try {
    const { title, version, provisional, document } = await apis.get(apiId);
    label = name ?? (builtIn ? SHORT_NAME : title);
    about = [
      ...(provisional ? [l10n.t('provisional model')] : []),
      ...(version === '' ? [] : [plainText(version)]),
    ];
    item.iconPath = provisional ? PROVISIONAL_ICON : new vscode.ThemeIcon('symbol-interface');
    item.tooltip = descriptionMarkdown(
      `${title} ${version}`,
      textOf(document['info'], 'description', language.current),
      [builtIn ? l10n.t('comes with the extension') : l10n.t('imported from {0}', basename(file))],
    );
  } catch {
    // The row below it tells why.
    item.iconPath = ERROR_ICON;
    item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
  }
  item.label = plainText(label);
  item.description = about.join(' · ');
  // In place of the tooltip, which VS Code would read out.
  item.accessibilityInformation = {
    label: [item.label, item.description].filter(text => text !== '').join(', '),
  };
  return item;
}

function tagItem({ apiId, group }: TagRow): vscode.TreeItem {
  const item = new vscode.TreeItem(
    plainText(group.title),
    vscode.TreeItemCollapsibleState[group.operations.length > MANY ? 'Collapsed' : 'Expanded'],
  );
  item.id = `tag ${apiId} ${group.tag}`;
  item.contextValue = 'tag';
  item.iconPath = new vscode.ThemeIcon('tag');
  item.description = group.operations.length > MANY ? String(group.operations.length) : '';
  item.tooltip = descriptionMarkdown(group.title, group.description);
  item.accessibilityInformation = { label: plainText(group.title) };
  return item;
}

async function problemItem(
  { apis }: ApiServices,
  { apiId, error }: ApiProblemRow,
): Promise<vscode.TreeItem> {
  const sentence = await sentenceOf(error);
  const item = new vscode.TreeItem(sentence);
  const command: CommandId = 'fla.api.showInDescription';
  item.id = `problem ${apiId}`;
  item.contextValue = 'problem';
  item.tooltip = `${sentence}\n${apis.source(apiId).file}`;
  item.accessibilityInformation = { label: sentence };
  item.iconPath = ERROR_ICON;
  item.command = { command, title: l10n.t('Open'), arguments: [{ apiId }] };
  return item;
}

/** Of the built-in API, beside whose whole title narrow views have no room to say that it is provisional; also where no title can be read. */
const SHORT_NAME = 'FLA';

/** Groups of more operations than these start closed. */
const MANY = 15;

const ERROR_ICON = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
const PROVISIONAL_ICON = new vscode.ThemeIcon(
  'warning',
  new vscode.ThemeColor('list.warningForeground'),
);
