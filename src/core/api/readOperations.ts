import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription, ApiParameter, Operation, RequestBody } from './apiDescription.ts';
import type { ApiMistake } from './apiFinding.ts';
import {
  childReference,
  locate,
  memberOf,
  type Located,
  type SchemaReference,
} from './jsonPointer.ts';

/** A mistake and the reference at which it stands. */
export interface OperationMistake {
  mistake: ApiMistake;
  $ref: string;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const PLACES = ['path', 'query', 'header', 'cookie'] as const;

/**
 * The operations of an OpenAPI 3.x document, in its order. What cannot be used is left out.
 *
 * @param document as `assembleDocument` leaves it
 */
export function readOperations(document: Readonly<Record<string, unknown>>): {
  operations: Operation[];
  mistakes: OperationMistake[];
} {
  const reader = new OperationReader(document);
  const { paths } = document;
  for (const path of Object.keys(isRecord(paths) ? paths : {})) {
    reader.readPath(path);
  }
  return reader;
}

class OperationReader {
  readonly operations: Operation[] = [];
  readonly mistakes: OperationMistake[] = [];
  readonly #document: Readonly<Record<string, unknown>>;
  readonly #ids = new Set<string>();

  constructor(document: Readonly<Record<string, unknown>>) {
    this.#document = document;
  }

  readPath(path: string): void {
    const item = this.#at(childReference('#/paths', path));
    if (!path.startsWith('/') || !item) {
      return; // `x-…` of the Paths Object
    }
    for (const method of METHODS) {
      const here = this.#at(childReference(item.$ref, method));
      if (here && isRecord(here.value)) {
        this.operations.push(this.#operation(method.toUpperCase(), path, item, here));
      }
    }
  }

  #operation(method: string, path: string, item: Located, here: Located): Operation {
    const members = membersOf(here);
    const requestBody = this.#requestBody(here);
    const parameters = this.#parameters(item, here);
    this.#checkPath(path, parameters, here);
    return {
      operationId: this.#operationId(members['operationId'], `${method} ${path}`, here),
      method,
      path,
      summary: text(members['summary']) ?? '',
      description: text(members['description']) ?? '',
      tags: list(members['tags']).filter(isTag),
      deprecated: members['deprecated'] === true,
      parameters,
      ...(requestBody ? { requestBody } : {}),
      security: readSecurity(members['security'] ?? this.#document['security']),
    };
  }

  /** An id that another operation has already would hide this one. */
  #operationId(written: unknown, otherwise: string, here: Located): string {
    const operationId = text(written) ?? '';
    if (operationId !== '' && this.#ids.has(operationId)) {
      const $ref = childReference(here.$ref, 'operationId');
      this.mistakes.push({
        mistake: { code: 'api/duplicate-operation', details: { operationId } },
        $ref,
      });
      return otherwise;
    }
    this.#ids.add(operationId);
    return operationId === '' ? otherwise : operationId;
  }

  #checkPath(path: string, parameters: readonly ApiParameter[], { $ref }: Located): void {
    for (const [, name = ''] of path.matchAll(/\{([^{}]+)\}/g)) {
      if (!parameters.some(parameter => parameter.in === 'path' && parameter.name === name)) {
        this.mistakes.push({ mistake: { code: 'api/path-parameter', details: { name } }, $ref });
      }
    }
  }

  /** Those of the path with those of the operation, which win under the same name and place. */
  #parameters(...owners: Located[]): ApiParameter[] {
    const found = new Map<string, ApiParameter>();
    for (const owner of owners) {
      for (const index of list(membersOf(owner)['parameters']).keys()) {
        const parameter = this.#parameter(childReference(owner.$ref, 'parameters', index));
        if (parameter) {
          found.set(`${parameter.in} ${parameter.name}`, parameter);
        }
      }
    }
    return [...found.values()];
  }

  #parameter($ref: string): ApiParameter | undefined {
    const here = this.#at($ref);
    const members = membersOf(here);
    const place = PLACES.find(known => known === members['in']);
    const name = text(members['name']);
    if (!here || place === undefined || name === undefined) {
      return undefined;
    }
    // A parameter has a `schema`, or a `content` with one media type that has it.
    const owner = members['schema'] === undefined ? this.#mediaType(here)?.owner : here.$ref;
    const schema = owner === undefined ? undefined : this.#schemaOf(owner);
    return (
      schema && {
        name,
        in: place,
        required: place === 'path' || members['required'] === true,
        schema,
      }
    );
  }

  #requestBody(operation: Located): RequestBody | undefined {
    const here = this.#at(childReference(operation.$ref, 'requestBody'));
    const used = here && this.#mediaType(here);
    const schema = used && this.#schemaOf(used.owner);
    return (
      schema && {
        required: membersOf(here)['required'] === true,
        schema,
        mediaType: used.mediaType,
        mediaTypes: this.#mediaTypes(here),
      }
    );
  }

  #mediaTypes(here: Located): RequestBody['mediaTypes'] {
    return contentOf(here).map(mediaType => {
      const schema = this.#schemaOf(childReference(here.$ref, 'content', mediaType));
      return { mediaType, ...(schema && { schema }) };
    });
  }

  /** The media type to use among those of a `content`: JSON before anything else. */
  #mediaType(here: Located): { mediaType: string; owner: string } | undefined {
    const names = contentOf(here);
    const mediaType =
      names.find(name => /^application\/json\b/i.test(name)) ??
      names.find(name => /\+json\b/i.test(name)) ??
      names[0];
    return mediaType === undefined
      ? undefined
      : { mediaType, owner: childReference(here.$ref, 'content', mediaType) };
  }

  /** The schema of a parameter or media type: what it refers to, unless it adds to that, as it may from OpenAPI 3.1 on. */
  #schemaOf(owner: string): SchemaReference | undefined {
    const $ref = childReference(owner, 'schema');
    const here = this.#at(owner);
    const written = memberOf(here?.value, 'schema');
    const adds = isRecord(written) && '$ref' in written && Object.keys(written).length > 1;
    if (here && adds && text(this.#document['openapi'])?.startsWith('3.0') === false) {
      return { $ref: childReference(here.$ref, 'schema') };
    }
    const found = this.#at($ref);
    return found && { $ref: found.$ref };
  }

  #at($ref: string): Located | undefined {
    return locate(this.#document, $ref);
  }
}

function readSecurity(value: unknown): ApiDescription['operations'][number]['security'] {
  const ways = list(value).filter(isRecord);
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

function contentOf(here: Located): string[] {
  const { content } = membersOf(here);
  return Object.keys(isRecord(content) ? content : {});
}

function membersOf(here: Located | undefined): Record<string, unknown> {
  return isRecord(here?.value) ? here.value : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** An empty one has no name to show. */
function isTag(tag: unknown): tag is string {
  return typeof tag === 'string' && tag.trim() !== '';
}
