import { childReference, locate } from './jsonPointer.ts';
import type { SchemaReference } from './jsonPointer.ts';

export interface ApiParameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required: boolean;
  schema: SchemaReference;
}

/** The body that an operation takes. `schema` and `mediaType` are those to use unless told otherwise: JSON before anything else. */
export interface RequestBody {
  required: boolean;
  schema: SchemaReference;
  mediaType: string;
  /** Every form that the description names, in its order. A form without a schema takes anything. */
  mediaTypes: { mediaType: string; schema?: SchemaReference }[];
}

export interface Operation {
  /** The description's `operationId`, or `METHOD /path` where it gives none. */
  operationId: string;
  /** Upper case. */
  method: string;
  /** The path template, for example `/trainings/{trainingId}`. */
  path: string;
  summary: string;
  /** Markdown (CommonMark), `''` where the description gives none. */
  description: string;
  /** In the order of the description; empty where it groups nothing. */
  tags: string[];
  deprecated: boolean;
  parameters: ApiParameter[];
  requestBody?: RequestBody;
  /**
   * `none`, or the scopes of each way to be let in: one of the lists is enough, all scopes of that list are needed.
   *
   * @see OpenAPI 3.0.3, Security Requirement Object
   */
  security: 'none' | string[][];
}

/** An API as its OpenAPI document describes it: the only source of paths, fields and scopes. */
export interface ApiDescription {
  id: string;
  title: string;
  version: string;
  /** Whether the document says of itself, by `x-provisional`, that it is not the official one. */
  provisional: boolean;
  /** The form in which it was written; `document` is OpenAPI 3.0 or 3.1 whatever it was. */
  dialect: 'swagger-2.0' | 'openapi-3.0' | 'openapi-3.1';
  /** SHA-256 of all that it was read from, lower-case hexadecimal: the key under which to keep what is derived from it. */
  digest: string;
  operations: Operation[];
  /** The whole document as read; schemas are references into it, which keeps recursive ones right. */
  document: Record<string, unknown>;
}

/** What the description says of an operation under one of its extensions (`x-…`), or undefined. */
export function operationExtension(
  description: ApiDescription,
  operation: Operation,
  name: `x-${string}`,
): unknown {
  const method = operation.method.toLowerCase();
  const $ref = childReference('#', 'paths', operation.path, method, name);
  return locate(description.document, $ref)?.value;
}
