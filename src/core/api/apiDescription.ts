import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { AppError } from '../base/errors.ts';
import { isRecord } from '../base/isRecord.ts';
import { childReference, locate } from './jsonPointer.ts';
import type { Located, SchemaReference } from './jsonPointer.ts';

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

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const PLACES = ['path', 'query', 'header', 'cookie'] as const;

/**
 * Reads an OpenAPI 3.0 document. Load this module on demand: it brings a YAML parser.
 *
 * @param source `id` of the API, and the name of the file for the sentence that tells it cannot be read
 * @param text YAML or JSON
 * @throws AppError `api/unreadable` for anything that is not a usable OpenAPI 3.0 document
 */
export function parseApiDescription(
  source: { id: string; file: string },
  text: string,
): ApiDescription {
  try {
    return readDescription(source.id, text, parse(text) as unknown);
  } catch (cause) {
    throw new AppError('api/unreadable', { file: source.file }, { cause });
  }
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

function readDescription(id: string, source: string, document: unknown): ApiDescription {
  const { openapi, info, paths } = record(document, 'document');
  if (typeof openapi !== 'string' || !/^3\.0\.\d+/.test(openapi)) {
    throw new Error('not OpenAPI 3.0');
  }
  const about = record(info, 'info');
  const reader = new OperationReader(record(document, 'document'));
  return {
    id,
    title: text(about['title']) ?? id,
    version: text(about['version']) ?? '',
    provisional: about['x-provisional'] === true,
    dialect: 'openapi-3.0',
    digest: createHash('sha256').update(source).digest('hex'),
    operations: Object.keys(record(paths, 'paths')).flatMap(path => reader.operationsAt(path)),
    document: record(document, 'document'),
  };
}

class OperationReader {
  constructor(private readonly document: Record<string, unknown>) {}

  operationsAt(path: string): Operation[] {
    if (!path.startsWith('/')) {
      return []; // `x-…` of the Paths Object
    }
    const item = this.at(childReference('#/paths', path));
    const members = record(item.value, path);
    return METHODS.filter(method => members[method] !== undefined).map(method =>
      this.operation(method.toUpperCase(), path, item, this.at(childReference(item.$ref, method))),
    );
  }

  private operation(method: string, path: string, item: Located, here: Located): Operation {
    const members = record(here.value, path);
    const requestBody = this.requestBody(here);
    return {
      operationId: text(members['operationId']) ?? `${method} ${path}`,
      method,
      path,
      summary: text(members['summary']) ?? '',
      description: text(members['description']) ?? '',
      tags: list(members['tags']).filter(tag => typeof tag === 'string'),
      deprecated: members['deprecated'] === true,
      parameters: this.parameters(item, here),
      ...(requestBody ? { requestBody } : {}),
      security: readSecurity(members['security'] ?? this.document['security']),
    };
  }

  /** Those of the path with those of the operation, which win under the same name and place. */
  private parameters(...owners: Located[]): ApiParameter[] {
    const found = new Map<string, ApiParameter>();
    for (const owner of owners) {
      const list = record(owner.value, owner.$ref)['parameters'] ?? [];
      for (const index of Array.isArray(list) ? list.keys() : []) {
        const parameter = this.parameter(childReference(owner.$ref, 'parameters', index));
        found.set(`${parameter.in} ${parameter.name}`, parameter);
      }
    }
    return [...found.values()];
  }

  private parameter($ref: string): ApiParameter {
    const here = this.at($ref);
    const members = record(here.value, $ref);
    const place = PLACES.find(known => known === members['in']);
    const name = text(members['name']);
    if (place === undefined || name === undefined) {
      throw new Error(`not a parameter: ${$ref}`);
    }
    // A parameter has a `schema`, or a `content` with one media type that has it.
    const owner = members['schema'] === undefined ? this.mediaType(here).owner : here.$ref;
    return {
      name,
      in: place,
      required: place === 'path' || members['required'] === true,
      schema: { $ref: this.at(childReference(owner, 'schema')).$ref },
    };
  }

  private requestBody(operation: Located): RequestBody | undefined {
    if (record(operation.value, operation.$ref)['requestBody'] === undefined) {
      return undefined;
    }
    const here = this.at(childReference(operation.$ref, 'requestBody'));
    const { mediaType, owner } = this.mediaType(here);
    return {
      required: record(here.value, here.$ref)['required'] === true,
      schema: { $ref: this.at(childReference(owner, 'schema')).$ref },
      mediaType,
      mediaTypes: this.mediaTypes(here),
    };
  }

  private mediaTypes(here: Located): RequestBody['mediaTypes'] {
    const content = record(record(here.value, here.$ref)['content'], `${here.$ref}/content`);
    return Object.keys(content).map(mediaType => {
      const schema = childReference(here.$ref, 'content', mediaType, 'schema');
      const found = locate(this.document, schema);
      return { mediaType, ...(found && { schema: { $ref: found.$ref } }) };
    });
  }

  /** The media type to use among those of a `content`: JSON before anything else. */
  private mediaType(here: Located): { mediaType: string; owner: string } {
    const names = Object.keys(
      record(record(here.value, here.$ref)['content'], `${here.$ref}/content`),
    );
    const mediaType =
      names.find(name => /^application\/json\b/i.test(name)) ??
      names.find(name => /\+json\b/i.test(name)) ??
      names[0];
    if (mediaType === undefined) {
      throw new Error(`no media type: ${here.$ref}`);
    }
    return { mediaType, owner: childReference(here.$ref, 'content', mediaType) };
  }

  private at($ref: string): Located {
    const found = locate(this.document, $ref);
    if (!found) {
      throw new Error(`nothing at ${$ref}`);
    }
    return found;
  }
}

function readSecurity(value: unknown): Operation['security'] {
  const ways = (Array.isArray(value) ? (value as unknown[]) : []).filter(isRecord);
  // An empty requirement among them makes security optional.
  if (ways.length === 0 || ways.some(way => Object.keys(way).length === 0)) {
    return 'none';
  }
  return ways.map(way =>
    Object.values(way)
      .flatMap(scopes => scopes)
      .filter(scope => typeof scope === 'string'),
  );
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (!isRecord(value)) {
    throw new Error(`not an object: ${what}`);
  }
  return value;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
