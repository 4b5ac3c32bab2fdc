import type { ApiDescription, Operation } from '../../core/api/apiDescription.ts';
import type { TagGroup } from '../../core/api/apiOutline.ts';

/** A row of the API view. What stands for an API or an operation is also what commands take. */
export type ApiRow = DescribedApiRow | TagRow | OperationRow | ApiProblemRow;

export interface DescribedApiRow {
  kind: 'api';
  apiId: string;
}

export interface TagRow {
  kind: 'tag';
  apiId: string;
  description: ApiDescription;
  group: TagGroup;
}

export interface OperationRow {
  kind: 'operation';
  apiId: string;
  operationId: string;
  description: ApiDescription;
  operation: Operation;
  /** Under which it stands; undefined under the API itself. */
  tag: string | undefined;
}

/** Why an API has no operations to show. */
export interface ApiProblemRow {
  kind: 'problem';
  apiId: string;
  error: unknown;
}
