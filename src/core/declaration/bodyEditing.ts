import { jsonSchemaOf, type JsonSchemaObject } from '../api/jsonSchemaOf.ts';
import type { SchemaReference } from '../api/jsonPointer.ts';
import { BodyLanguage, type DescribedNode } from './bodyLanguage.ts';
import type { BodyTarget } from './bodyTarget.ts';
import { withQuotedVariables } from './bodyText.ts';
import type { BodyHover, CheckedBody, Completion } from './declarationWork.ts';
import { shapeAt, shapeOf } from './bodyShape.ts';
import { describeSsin } from './ssin.ts';
import { wholeBodies, wholeInObject } from './wholeBodies.ts';
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
    if (isAfterWhole(text, offset)) {
      return [];
    }
    const language = this.#languageOf(body);
    const known = (await language?.completions(text, offset)) ?? [];
    const inObject = wholeInObject(body, text, offset);
    return inObject ? [...known, ...inObject] : [...wholeBodies(body, text, offset), ...known];
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

/** Whether nothing but space stands around a place behind a text that is whole. */
function isAfterWhole(text: string, offset: number): boolean {
  const before = text.slice(0, offset).trimEnd();
  if (!/[\]}]$/.test(before.slice(-1)) || text.slice(offset).trim() !== '') {
    return false;
  }
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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
      ...(typeof description === 'string' && description !== ''
        ? { description: description.trim().replaceAll(/\s*\n\s*/g, ' ') }
        : {}),
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
