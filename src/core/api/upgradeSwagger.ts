import { isRecord } from '../base/isRecord.ts';
import { childReference } from './jsonPointer.ts';
import {
  extensionsOf,
  isBodyPart,
  mapMembers,
  nameOf,
  orJson,
  serversOf,
  textOf,
  textsOf,
  upgradeHeader,
  upgradeParameter,
  upgradeSecurityScheme,
  without,
  type Written,
} from './upgradeSwaggerParts.ts';
import { upgradeSchema } from './upgradeSwaggerSchema.ts';

/** A part of the new document and the part of the old one that it was made of, as references. */
export interface Move {
  to: string;
  from: string;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
/** Members of the old document that the new one says otherwise. */
const REPLACED =
  'swagger host basePath schemes consumes produces paths definitions parameters responses securityDefinitions'.split(
    ' ',
  );
const FORM_TYPES = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/**
 * Makes OpenAPI 3.0 of Swagger 2.0.
 *
 * @param document as `assembleDocument` leaves it: every reference leads to `definitions`, `parameters` or `responses`
 * @see https://spec.openapis.org/oas/v2.0
 */
export function upgradeSwagger(document: Readonly<Record<string, unknown>>): {
  document: Record<string, unknown>;
  moves: Move[];
} {
  const upgrader = new Upgrader(document);
  return { document: upgrader.upgrade(), moves: upgrader.moves };
}

class Upgrader {
  readonly moves: Move[] = [];
  readonly #document: Readonly<Record<string, unknown>>;
  readonly #consumes: string[];
  readonly #produces: string[];

  constructor(document: Readonly<Record<string, unknown>>) {
    this.#document = document;
    this.#consumes = textsOf(document['consumes']);
    this.#produces = textsOf(document['produces']);
  }

  upgrade(): Record<string, unknown> {
    const { host, basePath, schemes, paths } = this.#document;
    const { definitions, parameters, responses, securityDefinitions } = this.#document;
    const components = {
      schemas: this.#section('definitions', 'schemas', definitions, upgradeSchema),
      parameters: this.#section('parameters', 'parameters', parameters, value =>
        isBodyPart(value) ? undefined : upgradeParameter(value),
      ),
      responses: this.#section('responses', 'responses', responses, (value, to, from) =>
        this.#response(value, this.#produces, to, from),
      ),
      securitySchemes: this.#section(
        'securityDefinitions',
        'securitySchemes',
        securityDefinitions,
        upgradeSecurityScheme,
      ),
    };
    return {
      openapi: '3.0.4',
      ...without(this.#document, REPLACED),
      ...serversOf(host, basePath, schemes),
      paths: mapMembers(paths, (item, path) =>
        path.startsWith('/') ? this.#pathItem(item, childReference('#/paths', path)) : item,
      ),
      components: Object.fromEntries(
        Object.entries(components).filter(([, section]) => Object.keys(section).length > 0),
      ),
    };
  }

  #section(
    name: string,
    newName: string,
    members: unknown,
    upgrade: (value: Record<string, unknown>, to: string, from: string) => unknown,
  ): Record<string, unknown> {
    return mapMembers(members, (value, key) => {
      const to = childReference('#/components', newName, key);
      const from = childReference('#', name, key);
      this.moves.push({ to, from });
      return isRecord(value) ? upgrade(value, to, from) : undefined;
    });
  }

  #pathItem(item: unknown, $ref: string): unknown {
    if (!isRecord(item)) {
      return item;
    }
    const shared = this.#parametersAt(item, $ref);
    const plain = shared.filter(({ value }) => !isBodyPart(value));
    const upgraded = Object.entries(item)
      .filter(([name]) => name !== 'parameters')
      .map(([name, value]) =>
        METHODS.includes(name) && isRecord(value)
          ? [name, this.#operation(value, shared, childReference($ref, name))]
          : [name, value],
      );
    return {
      ...(Object.fromEntries(upgraded) as Record<string, unknown>),
      ...this.#parameters(plain, $ref),
    };
  }

  #operation(
    operation: Record<string, unknown>,
    shared: readonly Written[],
    $ref: string,
  ): unknown {
    const { consumes, produces, schemes, parameters, responses, ...kept } = operation;
    const own = parameters === undefined ? [] : this.#parametersAt(operation, $ref);
    const names = new Set(own.map(({ value }) => nameOf(value)));
    const body = [...shared.filter(({ value }) => !names.has(nameOf(value))), ...own].filter(
      ({ value }) => isBodyPart(value),
    );
    const taken = consumes === undefined ? this.#consumes : textsOf(consumes);
    const given = produces === undefined ? this.#produces : textsOf(produces);
    const isElsewhere = textsOf(schemes).length > 0 && this.#document['host'] !== undefined;
    return {
      ...kept,
      ...(isElsewhere
        ? serversOf(this.#document['host'], this.#document['basePath'], schemes)
        : {}),
      ...this.#parameters(
        own.filter(({ value }) => !isBodyPart(value)),
        $ref,
      ),
      ...this.#requestBody(body, taken, childReference($ref, 'requestBody')),
      responses: mapMembers(responses, (response, status) => {
        const at = childReference($ref, 'responses', status);
        return isRecord(response) ? this.#response(response, given, at, at) : response;
      }),
    };
  }

  #parametersAt(owner: Record<string, unknown>, $ref: string): Written[] {
    const list = Array.isArray(owner['parameters']) ? (owner['parameters'] as unknown[]) : [];
    return list.filter(isRecord).map((parameter, index) => {
      const shared = /^#\/parameters\/([^/]+)$/.exec(textOf(parameter['$ref']) ?? '')?.[1];
      const found =
        shared === undefined ? parameter : this.#sharedParameter(textOf(parameter['$ref']) ?? '');
      const from =
        shared === undefined ? childReference($ref, 'parameters', index) : `#/parameters/${shared}`;
      return { value: found ?? parameter, from, isShared: shared !== undefined };
    });
  }

  #sharedParameter(reference: string): Record<string, unknown> | undefined {
    const { parameters } = this.#document;
    const wanted = Object.entries(isRecord(parameters) ? parameters : {}).find(
      ([name]) => childReference('#/parameters', name) === reference,
    )?.[1];
    return isRecord(wanted) ? wanted : undefined;
  }

  #parameters(written: readonly Written[], $ref: string): { parameters?: unknown[] } {
    if (written.length === 0) {
      return {};
    }
    return {
      parameters: written.map(({ value, from, isShared }, index) => {
        if (isShared) {
          return { $ref: from.replace('#/parameters/', '#/components/parameters/') };
        }
        this.moves.push({ to: childReference($ref, 'parameters', index), from });
        return upgradeParameter(value);
      }),
    };
  }

  #requestBody(
    parts: readonly Written[],
    consumes: readonly string[],
    $ref: string,
  ): { requestBody?: unknown } {
    const body = parts.find(({ value }) => value['in'] === 'body');
    const fields = parts.filter(({ value }) => value['in'] === 'formData');
    const [first] = parts;
    if (!first) {
      return {};
    }
    this.moves.push({ to: $ref, from: (body ?? first).from });
    const mediaTypes = body ? orJson(consumes) : formTypesFor(fields, consumes);
    const description = body && textOf(body.value['description']);
    return {
      requestBody: {
        ...(description === undefined ? {} : { description }),
        ...extensionsOf(body?.value ?? {}),
        required: (body ? [body] : fields).some(({ value }) => value['required'] === true),
        content: Object.fromEntries(
          mediaTypes.map(mediaType => {
            const schema = childReference($ref, 'content', mediaType, 'schema');
            return [mediaType, body ? this.#bodyForm(body, schema) : this.#form(fields, schema)];
          }),
        ) as unknown,
      },
    };
  }

  #bodyForm({ value, from }: Written, to: string): unknown {
    this.moves.push({ to, from: childReference(from, 'schema') });
    const { schema } = value;
    return { schema: isRecord(schema) ? upgradeSchema(schema) : {} };
  }

  #form(fields: readonly Written[], to: string): unknown {
    const properties = fields.map(({ value, from }): [string, unknown] => {
      const name = nameOf(value);
      this.moves.push({ to: childReference(to, 'properties', name), from });
      const { schema, ...rest } = upgradeParameter(value);
      const description = textOf(rest['description']);
      return [
        name,
        {
          ...(isRecord(schema) ? schema : {}),
          ...(description === undefined ? {} : { description }),
        },
      ];
    });
    const required = fields
      .filter(({ value }) => value['required'] === true)
      .map(({ value }) => nameOf(value));
    return {
      schema: {
        type: 'object',
        properties: Object.fromEntries(properties) as unknown,
        ...(required.length > 0 ? { required } : {}),
      },
    };
  }

  #response(
    response: Record<string, unknown>,
    produces: readonly string[],
    to: string,
    from: string,
  ): unknown {
    if (typeof response['$ref'] === 'string') {
      return { $ref: response['$ref'].replace('#/responses/', '#/components/responses/') };
    }
    const { schema, examples, headers, ...kept } = response;
    const given = isRecord(examples) ? examples : {};
    const mediaTypes = schema === undefined ? [] : orJson(produces);
    const content = [...new Set([...mediaTypes, ...Object.keys(given)])].map(
      (mediaType): [string, unknown] => {
        const at = childReference(to, 'content', mediaType, 'schema');
        this.moves.push({ to: at, from: childReference(from, 'schema') });
        return [
          mediaType,
          {
            schema: isRecord(schema) ? upgradeSchema(schema) : {},
            ...(given[mediaType] === undefined ? {} : { example: given[mediaType] }),
          },
        ];
      },
    );
    return {
      ...kept,
      ...(isRecord(headers)
        ? {
            headers: mapMembers(headers, header =>
              isRecord(header) ? upgradeHeader(header) : header,
            ),
          }
        : {}),
      ...(content.length > 0 ? { content: Object.fromEntries(content) as unknown } : {}),
    };
  }
}

function formTypesFor(fields: readonly Written[], consumes: readonly string[]): readonly string[] {
  const named = consumes.filter(type => FORM_TYPES.some(form => type.startsWith(form)));
  const hasFile = fields.some(({ value }) => value['type'] === 'file');
  return named.length > 0 ? named : FORM_TYPES.slice(hasFile ? 0 : 1, hasFile ? 1 : 2);
}
