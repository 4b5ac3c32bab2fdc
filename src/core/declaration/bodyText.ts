import { getNodeValue, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { jsonNode, type JsonNode } from './jsonNode.ts';
import type { Fix, JsonProblem } from './finding.ts';
import type { BodyPath, Remark, Repair } from './remark.ts';

/** A part of a text: characters from 0, and the first after it. */
export interface TextRange {
  start: number;
  end: number;
}

/**
 * The text of a body and what it says. Places are looked up in a tree that is made with the first question, since most bodies are right
 * and need none.
 */
export class BodyText {
  /** What it says, or what can be read of it where it is no JSON. Of a member that stands twice the last one counts. */
  readonly value: unknown;
  /** Why it is no JSON, at its first mistake. */
  readonly mistake: (TextRange & { problem: JsonProblem }) | undefined;
  /** As it is read: of the same length as the text. */
  readonly #text: string;
  #tree: JsonNode | undefined;
  /** Made when first asked for, as most bodies are right. */
  #members: Map<JsonNode, Map<unknown, JsonNode | undefined>> | undefined;

  /** @param variables whether `{{name}}` may stand for a value, in quotes or without */
  constructor(text: string, variables = false) {
    this.#text = variables ? withQuotedVariables(text) : text;
    try {
      this.value = JSON.parse(this.#text);
    } catch {
      const errors: ParseError[] = [];
      const options = { disallowComments: true, allowTrailingComma: false };
      const tree = parseTree(this.#text, errors, options);
      this.#tree = tree;
      this.mistake = firstOf(errors);
      this.value = tree && getNodeValue(tree);
    }
  }

  /** Where something stands; of what is missing, where what is around it stands. */
  rangeOf(path: BodyPath, mark: Remark['mark'] = 'value'): TextRange {
    if (mark === 'mistake' && this.mistake) {
      return { start: this.mistake.start, end: this.mistake.end };
    }
    if (mark === 'owner') {
      const { start } = rangeOfNode(this.#closest(path.slice(0, -1)));
      return { start, end: start + 1 };
    }
    const node = this.#closest(path);
    const owner = mark === 'name' ? node?.parent : undefined;
    return rangeOfNode(owner?.type === 'property' ? owner.children?.[0] : node);
  }

  /** The edits that repair what stands at a path; undefined where nothing stands there. */
  editsFor(path: BodyPath, repair: Repair): Fix['edits'] | undefined {
    if (repair.code === 'add-member') {
      const owner = this.#at(path.slice(0, -1));
      const name = JSON.stringify(path.at(-1));
      return owner?.type === 'object' ? [this.#insertion(owner, name, repair.value)] : undefined;
    }
    const node = this.#at(path);
    const property = node?.parent?.type === 'property' ? node.parent : undefined;
    switch (repair.code) {
      case 'rename-member':
        return (
          property && [
            { ...rangeOfNode(property.children?.[0]), text: JSON.stringify(repair.name) },
          ]
        );
      case 'remove-member':
        return property && [{ ...removalOf(property), text: '' }];
      default:
        return node && [{ ...rangeOfNode(node), text: JSON.stringify(repair.value) }];
    }
  }

  /** A member after the last one, laid out as the members before it. */
  #insertion(owner: JsonNode, name: string, value: unknown): Fix['edits'][number] {
    const last = owner.children?.at(-1);
    const eol = this.#text.includes('\r\n') ? '\r\n' : '\n';
    const step = /\n([ \t]+)\S/.exec(this.#text)?.[1] ?? '  ';
    const laidOut = (newLine: string): string =>
      JSON.stringify(value, undefined, step).replaceAll('\n', newLine);
    if (last) {
      const { end } = rangeOfNode(last);
      const indent = this.#indentBefore(last);
      return indent === undefined
        ? { start: end, end, text: `, ${name}: ${JSON.stringify(value)}` }
        : { start: end, end, text: `,${eol}${indent}${name}: ${laidOut(eol + indent)}` };
    }
    const { start, end } = rangeOfNode(owner);
    const outer = eol + (/^[ \t]*/.exec(this.#lineBefore(start))?.[0] ?? '');
    const inner = outer + step;
    return { start: start + 1, end: end - 1, text: `${inner}${name}: ${laidOut(inner)}${outer}` };
  }

  /** The white space before something that starts its line. */
  #indentBefore(node: JsonNode): string | undefined {
    const line = this.#lineBefore(node.offset);
    return line.length < node.offset && line.trim() === '' ? line : undefined;
  }

  #lineBefore(offset: number): string {
    return this.#text.slice(this.#text.lastIndexOf('\n', offset - 1) + 1, offset);
  }

  /** The value at a path, or the innermost of those around it. */
  #closest(path: BodyPath): JsonNode | undefined {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = this.#at(path.slice(0, length));
      if (node) {
        return node;
      }
    }
    return undefined;
  }

  #at(path: BodyPath): JsonNode | undefined {
    this.#tree ??= this.mistake ? undefined : jsonNode(this.#text);
    return path.reduce<JsonNode | undefined>(
      (node, step) =>
        typeof step === 'number' ? node?.children?.[step] : node && this.#membersOf(node).get(step),
      this.#tree,
    );
  }

  /** The values in an object by their names, of which the last one counts. */
  #membersOf(owner: JsonNode): Map<unknown, JsonNode | undefined> {
    this.#members ??= new Map();
    let members = this.#members.get(owner);
    if (!members) {
      const named = owner.type === 'object' ? (owner.children ?? []) : [];
      members = new Map(named.map(({ children }) => [children?.[0]?.value, children?.[1]]));
      this.#members.set(owner, members);
    }
    return members;
  }
}

function firstOf(errors: ParseError[]): TextRange & { problem: JsonProblem } {
  const [first] = errors.sort((a, b) => a.offset - b.offset);
  const { offset = 0, length = 0 } = first ?? {};
  const problem = (first && PROBLEMS[printParseErrorCode(first.error)]) ?? 'character';
  return { problem, start: offset, end: offset + length };
}

/** By the parser's names. */
const PROBLEMS: Record<string, JsonProblem | undefined> = {
  InvalidNumberFormat: 'number',
  PropertyNameExpected: 'member-name',
  ValueExpected: 'value',
  ColonExpected: 'colon',
  CommaExpected: 'comma',
  CloseBraceExpected: 'brace',
  CloseBracketExpected: 'bracket',
  EndOfFileExpected: 'end',
  InvalidCommentToken: 'comment',
  UnexpectedEndOfComment: 'comment',
  UnexpectedEndOfString: 'quote',
  UnexpectedEndOfNumber: 'number',
  InvalidUnicode: 'escape',
  InvalidEscapeCharacter: 'escape',
};

/**
 * A text as JSON whose values are variables (`{{name}}`): what stands without quotes gets some, at the cost of its name, so that
 * all places stay.
 */
export function withQuotedVariables(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\{\{[^{}"\n]*\}\}/g, found =>
    found.startsWith('"') ? found : `"{{${'}'.repeat(found.length - 4)}"`,
  );
}

function rangeOfNode(node: JsonNode | undefined): TextRange {
  return { start: node?.offset ?? 0, end: (node?.offset ?? 0) + (node?.length ?? 0) };
}

/** A member with the comma that goes with it. */
function removalOf(property: JsonNode): TextRange {
  const siblings = property.parent?.children ?? [];
  const index = siblings.indexOf(property);
  const { start, end } = rangeOfNode(property);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  if (before) {
    return { start: rangeOfNode(before).end, end };
  }
  if (after) {
    return { start, end: after.offset };
  }
  const owner = rangeOfNode(property.parent);
  return { start: owner.start + 1, end: owner.end - 1 };
}
