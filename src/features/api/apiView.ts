import type * as vscode from 'vscode';
import type { ApiDescription, Operation } from '../../core/api/apiDescription.ts';
import { apiOutline } from '../../core/api/apiOutline.ts';
import { apiItem } from './apiItem.ts';
import type { ApiRow, OperationRow } from './apiRow.ts';
import type { ApiServices } from './apiServices.ts';

/** The APIs, their operations by tag, and why an API has none. Exists from when somebody first looks at them. */
export class ApiView implements Pick<
  vscode.TreeDataProvider<ApiRow>,
  'getChildren' | 'getTreeItem'
> {
  readonly #services: ApiServices;

  constructor(services: ApiServices) {
    this.#services = services;
  }

  async getChildren(row?: ApiRow): Promise<ApiRow[]> {
    switch (row?.kind) {
      case undefined:
        return this.#services.apis.ids().map(apiId => ({ kind: 'api', apiId }));
      case 'api':
        return this.#contents(row.apiId);
      case 'tag':
        return row.group.operations.map(operation =>
          operationRow(row.apiId, row.description, operation, row.group.tag),
        );
      default:
        return [];
    }
  }

  getTreeItem(row: ApiRow): Promise<vscode.TreeItem> {
    return apiItem(this.#services, row);
  }

  async #contents(apiId: string): Promise<ApiRow[]> {
    try {
      const description = await this.#services.apis.get(apiId);
      const { groups, ungrouped } = apiOutline(description, this.#services.language.current);
      return [
        ...groups.map((group): ApiRow => ({ kind: 'tag', apiId, description, group })),
        ...ungrouped.map(operation => operationRow(apiId, description, operation, undefined)),
      ];
    } catch (error) {
      return [{ kind: 'problem', apiId, error }];
    }
  }
}

function operationRow(
  apiId: string,
  description: ApiDescription,
  operation: Operation,
  tag: string | undefined,
): OperationRow {
  const { operationId } = operation;
  return { kind: 'operation', apiId, operationId, description, operation, tag };
}
