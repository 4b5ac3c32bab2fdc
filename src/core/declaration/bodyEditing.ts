import type { ApiDescription, Operation } from '../api/apiDescription.ts';
import { jsonSchemaOf, type JsonSchemaObject } from '../api/jsonSchemaOf.ts';
import type { SchemaReference } from '../api/jsonPointer.ts';
import { operationsWithBody } from '../api/likelyOperation.ts';
import { textOf } from '../api/schemaTexts.ts';
import { snippetOf } from '../api/snippetOf.ts';
import { childReference, locate } from '../api/jsonPointer.ts';
import { BodyLanguage, type DescribedNode } from './bodyLanguage.ts';
import type { BodyTarget } from './bodyTarget.ts';
import { withQuotedVariables } from './bodyText.ts';
import type { BodyHover, CheckedBody, Completion } from './declarationWork.ts';
import { shapeAt, shapeOf } from './bodyShape.ts';
import { describeSsin } from './ssin.ts';
import { apiKey } from './workMessages.ts';

/** Schemas that are kept ready: about one for each kind of file that somebody works on. */
const LANGUAGES = 12;

/** What is asked of a body while it is written, from the description of its operation. */
export class BodyEditing {
  /** The one unused for longest first. */
  readonly #languages = new Map<string, BodyLanguage>();

  /** @throws AppError `api/unreadable` where the body's schema cannot be used */
  async complete(body: CheckedBody, offset: number): Promise<Completion[]> {
    const text = readable(body);
    const language = this.#languageOf(body);
    return [
      ...snippets(body, text, offset),
      ...((await language?.completions(text, offset)) ?? []),
    ];
  }

  /** @throws AppError `api/unreadable` where the body's schema cannot be used */
  async hover(body: CheckedBody, offset: number): Promise<BodyHover | undefined> {
    const node = await this.#languageOf(body)?.describe(readable(body), offset);
    return node && hoverOf(node, body);
  }

  #languageOf({ target, language }: CheckedBody): BodyLanguage | undefined {
    const schema = schemaOf(target);
    if (!schema) {
      return undefined;
    }
    const { description } = target;
    const key = [apiKey(description), schema.$ref, language].join(' ');
    const found =
      this.#languages.get(key) ?? new BodyLanguage(jsonSchemaOf(description, schema, { language }));
    this.#languages.delete(key);
    this.#languages.set(key, found);
    const [oldest] = this.#languages.keys();
    if (this.#languages.size > LANGUAGES && oldest !== undefined) {
      this.#languages.delete(oldest);
    }
    return found;
  }
}

function schemaOf({ operation, mediaType }: BodyTarget): SchemaReference | undefined {
  const body = operation?.requestBody;
  const form = body?.mediaTypes.find(named => named.mediaType === mediaType);
  return form ? form.schema : body?.schema;
}

function readable({ text, variables = false }: CheckedBody): string {
  return variables ? withQuotedVariables(text) : text;
}

/** Where nothing but a word stands yet, the whole body of the operation, or of every one while that is not known. */
function snippets({ target, language }: CheckedBody, text: string, offset: number): Completion[] {
  const start = text.search(/\S|$/);
  const end = text.trimEnd().length;
  if (!/^"?[\w-]*"?$/.test(text.trim()) || (end > start && (offset < start || offset > end))) {
    return [];
  }
  const { description, operation } = target;
  const range = end > start ? { start, end } : { start: offset, end: offset };
  return operationsWithBody(description)
    .filter(one => !operation || one === operation)
    .map(one => snippetFor(description, one, language, { ...range, quoted: text[start] === '"' }))
    .filter(({ snippet }) => snippet !== '');
}

function snippetFor(
  description: ApiDescription,
  operation: Operation,
  language: CheckedBody['language'],
  { quoted, ...range }: { start: number; end: number; quoted: boolean },
): Completion {
  const { method, path, operationId } = operation;
  const $ref = childReference('#', 'paths', path, method.toLowerCase());
  const told = locate(description.document, $ref)?.value;
  return {
    kind: 'snippet',
    label: operationId,
    operation: `${method} ${path}`,
    snippet: snippetOf(description, operation),
    documentation: textOf(told, 'description', language) || textOf(told, 'summary', language),
    // What is typed in quotes is compared with quotes.
    ...(quoted && { filterText: JSON.stringify(operationId) }),
    ...range,
  };
}

function hoverOf(node: DescribedNode, { target, today }: CheckedBody): BodyHover {
  const { name, schemas, ownerSchemas, value, start, end } = node;
  const shape = shapeAt(shapeOf(target.description, schemaOf(target)), node.path);
  const title = text(schemas, 'title');
  const description = text(schemas, 'description');
  const format = text(schemas, 'format');
  const ssin =
    shape.kind === 'ssin' && typeof value === 'string' ? describeSsin(value, today) : undefined;
  return {
    start,
    end,
    types: typesOf(first(schemas, 'type')),
    required: ownerSchemas.some(owner => list(owner['required']).includes(name)),
    deprecated: schemas.some(schema => schema['deprecated'] === true),
    codes: codesOf(schemas.find(schema => Array.isArray(schema['enum'])) ?? {}),
    examples: list(first(schemas, 'examples')),
    provisional: target.description.provisional,
    names: [name, title, ...shape.facts.names].filter(one => one !== undefined),
    ...(ssin && { ssin }),
    ...(name !== undefined && { name }),
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(format !== undefined && { format }),
  };
}

function codesOf(schema: JsonSchemaObject): BodyHover['codes'] {
  const descriptions = list(schema['markdownEnumDescriptions']);
  return list(schema['enum']).map((value, index) => {
    const description = descriptions[index];
    return {
      value,
      ...(typeof description === 'string' && description !== '' ? { description } : {}),
    };
  });
}

function first(schemas: JsonSchemaObject[], keyword: string): unknown {
  return schemas.find(schema => schema[keyword] !== undefined)?.[keyword];
}

function text(schemas: JsonSchemaObject[], keyword: string): string | undefined {
  const found = first(schemas, keyword);
  return typeof found === 'string' ? found : undefined;
}

function typesOf(type: unknown): string[] {
  return (Array.isArray(type) ? (type as unknown[]) : [type]).filter(
    one => typeof one === 'string',
  );
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
