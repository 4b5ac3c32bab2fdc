import {
  getLanguageService,
  type ASTNode,
  type CompletionItem,
  type JSONDocument,
  type LanguageService,
  type TextDocument,
} from 'vscode-json-languageservice';
import type { JsonSchemaObject } from '../api/jsonSchemaOf.ts';
import { editorSchema, isAsked } from './editorSchema.ts';
import type { Completion } from './declarationWork.ts';
import { surroundingsOf } from './surroundings.ts';

/** A value at a place and what its schema says of it. */
export interface DescribedNode {
  /** What is pointed at: the value, or its name. Characters of the text. */
  start: number;
  end: number;
  /** Of the member whose value it is; undefined of an element of a list and of the body itself. */
  name: string | undefined;
  /** Member names and indexes; where elements of a long list were left out, they do not count. */
  path: (string | number)[];
  /** What stands there, as far as it is a text, number, boolean or null. */
  value: unknown;
  /** Every schema that it has to follow, the outermost first. */
  schemas: JsonSchemaObject[];
  /** Those of the object that it is a member of. */
  ownerSchemas: JsonSchemaObject[];
}

/**
 * What the JSON language service knows by one schema. It judges nothing: that is our validator's. A place is given in a text of any
 * length, of which only what surrounds the place is read.
 */
export class BodyLanguage {
  readonly #service: LanguageService;

  /** @param schema of draft-07 */
  constructor(schema: JsonSchemaObject) {
    this.#service = getLanguageService({
      clientCapabilities: {
        textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } },
      },
    });
    this.#service.configure({
      validate: false,
      schemas: [{ uri: 'fla:/body', fileMatch: ['*'], schema: editorSchema(schema) }],
    });
  }

  /** What may stand at a place, by the schema. */
  async completions(text: string, offset: number): Promise<Completion[]> {
    const around = surroundingsOf(text, offset);
    const document = documentOf(around.text);
    const place = document.positionAt(around.offset);
    const parsed = this.#service.parseJSONDocument(document);
    const { items = [] } = (await this.#service.doComplete(document, place, parsed)) ?? {};
    return items
      .flatMap(item => completionOf(item, around.shift) ?? [])
      .map(completion => withValue(completion, text));
  }

  /** What stands at a place; undefined between values, and where the schema says nothing. */
  async describe(text: string, offset: number): Promise<DescribedNode | undefined> {
    const around = surroundingsOf(text, offset);
    const document = documentOf(around.text);
    const parsed = this.#service.parseJSONDocument(document);
    const pointed = parsed.getNodeFromOffset(around.offset);
    if (!pointed || isBetween(pointed, around.offset)) {
      return undefined;
    }
    const property = pointed.parent?.type === 'property' ? pointed.parent : undefined;
    const node = property?.keyNode === pointed ? property.valueNode : pointed;
    if (!node) {
      return undefined;
    }
    const schemas = await this.#schemasOf(document, parsed);
    const own = schemas.get(node) ?? [];
    return own.length === 0
      ? undefined
      : {
          start: pointed.offset + around.shift,
          end: pointed.offset + pointed.length + around.shift,
          name: property?.keyNode.value,
          path: pathOf(node),
          value: 'value' in node ? node.value : undefined,
          schemas: own,
          ownerSchemas: (property?.parent && schemas.get(property.parent)) ?? [],
        };
  }

  async #schemasOf(
    document: TextDocument,
    parsed: JSONDocument,
  ): Promise<Map<ASTNode, JsonSchemaObject[]>> {
    const found = new Map<ASTNode, JsonSchemaObject[]>();
    // The service tells inner schemas before those that hold them.
    for (const { node, schema } of await this.#service.getMatchingSchemas(document, parsed)) {
      const told = schema as JsonSchemaObject;
      if (isAsked(told)) {
        found.set(node, [told, ...(found.get(node) ?? [])]);
      }
    }
    return found;
  }
}

/** A document whose positions are offsets on one line, so that nothing counts lines. */
function documentOf(text: string): TextDocument {
  const whole = { start: { line: 0, character: 0 }, end: { line: 0, character: text.length } };
  return {
    uri: 'fla:/body.json',
    languageId: 'json',
    version: 0,
    lineCount: 1,
    getText: range => (range ? text.slice(range.start.character, range.end.character) : text),
    positionAt: offset => ({ line: 0, character: offset }),
    offsetAt: ({ character }) => character,
    getLineRange: () => whole,
    getEOLCharacters: () => '',
  };
}

function completionOf(item: CompletionItem, shift: number): Completion | undefined {
  const { textEdit, label, filterText, sortText, documentation, command } = item;
  if (!textEdit || !('range' in textEdit)) {
    return undefined;
  }
  return {
    // Of the service's numbers of kinds, 10 is a property. Only codes are sorted, by `editorSchema`.
    kind: item.kind === 10 ? 'member' : sortText === undefined ? 'value' : 'code',
    label: item.kind === 10 ? label : plainLabel(label),
    snippet: textEdit.newText,
    start: textEdit.range.start.character + shift,
    end: textEdit.range.end.character + shift,
    documentation: typeof documentation === 'object' ? documentation.value : (documentation ?? ''),
    filterText: filterText ?? label,
    ...(command || /[[{]\$1[\]}],?$/.test(textEdit.newText) ? { suggests: true } : {}),
  };
}

/** Of a member whose type it does not know, the service writes the name alone, also where no value follows. */
function withValue(completion: Completion, text: string): Completion {
  const { kind, snippet, end } = completion;
  const rest = text.slice(end, end + FOLLOWING);
  if (kind !== 'member' || !/"$/.test(snippet) || snippet.includes('": ') || /^\s*:/.test(rest)) {
    return completion;
  }
  const separator = /^\s*([,}\]]|$)/.test(rest) ? '' : ',';
  return { ...completion, snippet: `${snippet}: $1${separator}`, suggests: true };
}

/** Characters in which what follows a member shows itself. */
const FOLLOWING = 200;

/** Texts show without their quotes. */
function plainLabel(label: string): string {
  return /^"[^"\\]+"$/.test(label) ? label.slice(1, -1) : label;
}

/** Whether a place is inside an object or list, but in none of its values. */
function isBetween({ type, offset, length }: ASTNode, place: number): boolean {
  return (
    type === 'property' ||
    ((type === 'object' || type === 'array') && place > offset + 1 && place < offset + length - 1)
  );
}

function pathOf(node: ASTNode): (string | number)[] {
  const { parent } = node;
  switch (parent?.type) {
    case 'property':
      return [...(parent.parent ? pathOf(parent.parent) : []), parent.keyNode.value];
    case 'array':
      return [...pathOf(parent), parent.items.indexOf(node)];
    default:
      return [];
  }
}
