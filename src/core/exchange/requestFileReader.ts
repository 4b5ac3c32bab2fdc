import type {
  FilePart,
  FileRequest,
  Joined,
  Placed,
  RequestBodyText,
  RequestFile,
  Span,
  VariableDefinition,
} from './requestFile.ts';
import { BODILESS, METHODS } from './methods.ts';
import { isAuthorization, isSetElsewhere } from './ownHeaders.ts';
import { mistake, type RequestMistake } from './requestMistake.ts';
import { variableMistakes } from './requestVariables.ts';
import { isBlank, joinSpans, placed, fileLines, trimmed, type Line } from './fileLines.ts';
import { withoutScripts } from './requestScripts.ts';
import { referencesIn } from './variableReferences.ts';

const SEPARATOR = /^\s*#{3,}(.*)$/;
const COMMENT = /^\s*(?:#|\/\/)/;
const META = /^\s*(?:#+|\/\/+)\s*@([\w-]+)(?:\s*=\s*|\s+|$)(.*)$/;
const VARIABLE = /^\s*@([^\s=:]+)\s*:?=\s*(.*)$/;
const METHOD = /^\s*([A-Za-z]+)(?:\s+(.*))?$/;
const VERSION = /(?<!\s)\s+HTTP\/[\d.]+\s*$/i;
/** A path, a URL, or a variable that holds one. */
const TARGET = /^(?:\/|https?:\/\/|\{\{)/i;
/** RFC 9110 section 5.1: a field name is a token. */
const HEADER = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*:(.*)$/;
const FILE = /^<(?:(@)([\w-]+)?)?\s+(\S.*)$/;

const NOT_SENT = ['CONNECT', 'TRACE'];
const META_NAMES = ['name', 'account', 'api'] as const;

type MetaName = (typeof META_NAMES)[number];
type Metas = Partial<Record<MetaName, Placed>>;

/** Reads one request file. @see parseRequestFile */
export class RequestFileReader {
  readonly #text: string;
  readonly #mistakes: RequestMistake[] = [];
  readonly #parts: FilePart[] = [];
  readonly #names = new Set<string>();
  readonly #requests: FileRequest[] = [];
  readonly #variables: VariableDefinition[] = [];
  /** What stands above the first request, for all. Below it, a part without one is a request in comments. */
  #common: Metas = {};
  #begun = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): RequestFile {
    let part: Line[] = [];
    let start = 0;
    let title: Placed | undefined;
    for (const line of fileLines(this.#text)) {
      const separator = SEPARATOR.exec(line.text);
      if (!separator) {
        part.push(line);
        continue;
      }
      this.#readPart(part, title, { start, end: line.start });
      part = [];
      ({ start } = line);
      title = placed(line, separator[1] ?? '', line.text.length);
    }
    this.#readPart(part, title, { start, end: this.#text.length });
    const read = {
      parts: this.#parts,
      requests: this.#requests,
      variables: this.#variables,
      references: referencesIn(this.#text, this.#variables, this.#requests),
    };
    const mistakes = [...this.#mistakes, ...variableMistakes(read)];
    return { ...read, mistakes: mistakes.sort((one, other) => one.start - other.start) };
  }

  /** What stands between two separators: one request, or definitions for all. */
  #readPart(lines: Line[], title: Placed | undefined, { start, end }: Span): void {
    const before = this.#requests.length;
    this.#readRequest(lines, title, end);
    const read = this.#requests.length > before;
    this.#parts.push({ start, end, ...(read && { request: before }) });
  }

  #readRequest(lines: Line[], title: Placed | undefined, end: number): void {
    const metas: Metas = {};
    const rest = this.#withoutScripts(lines).filter(
      line => !COMMENT.test(line.text) || !this.#readMeta(line, metas),
    );
    const first = rest.findIndex(line => !isBlank(line) && !this.#readVariable(line));
    if (first < 0) {
      this.#common = this.#begun ? this.#common : { ...this.#common, ...metas };
      return;
    }
    this.#begun = true;
    const line = rest[first];
    const words = line && this.#readRequestLine(line);
    if (!line || !words) {
      return;
    }
    const target = this.#readTarget(words.target, rest.slice(first + 1));
    const { headers, next } = this.#readHeaders(rest, first + 1 + target.lines);
    const body = this.#readBody(rest.slice(next), words.method);
    const { name, ...others } = { ...this.#common, ...metas };
    this.#requests.push({
      index: this.#requests.length,
      start: lines[0]?.start ?? end,
      end,
      ...others,
      ...(metas.name && name && this.#uniqueName(name)),
      ...(title && title.text !== '' && { title }),
      method: words.method,
      target: target.joined,
      headers,
      ...(body && { body }),
    });
  }

  /** The lines without the scripts that other tools run, and the files that they write answers to. */
  #withoutScripts(lines: Line[]): Line[] {
    const { rest, scripts } = withoutScripts(lines);
    this.#mistakes.push(...scripts.map(script => mistake('script/not-run', {}, script, 'warning')));
    return rest;
  }

  #uniqueName(name: Placed): { name: Placed } {
    if (this.#names.has(name.text)) {
      this.#mistakes.push(mistake('name/duplicate', { name: name.text }, name, 'warning'));
    }
    this.#names.add(name.text);
    return { name };
  }

  /** @returns whether the line, a comment, was taken: every one is, so that none stands in a request */
  #readMeta(line: Line, metas: Metas): true {
    const [, word, value] = META.exec(line.text) ?? [];
    if (word === undefined) {
      return true;
    }
    const name = META_NAMES.find(known => known === word.toLowerCase());
    const at = placed(line, word, line.text.indexOf('@') + 1 + word.length);
    if (!name) {
      this.#mistakes.push(mistake('meta/unknown', { name: word }, at, 'warning'));
    } else if (value?.trim()) {
      metas[name] = placed(line, value, line.text.length);
    } else {
      this.#mistakes.push(mistake('meta/empty', { name: word }, at));
    }
    return true;
  }

  /** @returns whether the line is meant to define a variable */
  #readVariable(line: Line): boolean {
    if (!/^\s*@/.test(line.text)) {
      return false;
    }
    const [, name, value = ''] = VARIABLE.exec(line.text) ?? [];
    if (name === undefined) {
      this.#mistakes.push(mistake('variable/form', {}, trimmed(line)));
      return true;
    }
    const { start, end } = trimmed(line);
    this.#variables.push({
      start,
      end,
      name: placed(line, name, line.text.indexOf('@') + 1 + name.length),
      value: placed(line, value, line.text.length),
    });
    return true;
  }

  #readRequestLine(line: Line): { method: Placed; target: Placed } | undefined {
    const text = line.text.replace(VERSION, '');
    if (TARGET.test(text.trim())) {
      const target = placed(line, text, text.length);
      return { method: { text: 'GET', start: target.start, end: target.start }, target };
    }
    const [, word, rest = ''] = METHOD.exec(text) ?? [];
    if (word === undefined) {
      this.#mistakes.push(mistake('request/line', {}, trimmed(line)));
      return undefined;
    }
    const at = placed(line, word, line.text.indexOf(word) + word.length);
    const method = { ...at, text: word.toUpperCase() };
    const target = placed(line, rest, text.length);
    if (NOT_SENT.includes(method.text)) {
      this.#mistakes.push(mistake('method/not-sent', { method: method.text }, method));
    } else if (!METHODS.some(known => known === method.text)) {
      this.#mistakes.push(mistake('method/unknown', { method: word }, method));
    }
    if (target.text === '') {
      this.#mistakes.push(mistake('target/missing', {}, method));
    } else if (!TARGET.test(target.text)) {
      this.#mistakes.push(mistake('target/form', {}, target));
    }
    return { method, target };
  }

  /** A path and its query may go on over lines that begin with `/`, `?` or `&`. */
  #readTarget(first: Placed, following: Line[]): { joined: Joined; lines: number } {
    const end = following.findIndex(line => !/^\s*[/?&]/.test(line.text));
    const more = following.slice(0, end < 0 ? following.length : end);
    const joined = joinSpans(this.#text, [first, ...more.map(trimmed)]);
    const text = more.reduce(
      (before, line) => before + inQuery(trimmed(line).text, before),
      first.text,
    );
    return { joined: { ...joined, text }, lines: more.length };
  }

  /** @returns the headers, and the number of the line on which a body may begin */
  #readHeaders(lines: Line[], from: number): { headers: FileRequest['headers']; next: number } {
    const headers: FileRequest['headers'] = [];
    let next = from;
    for (; next < lines.length; next += 1) {
      const line = lines[next];
      if (!line || isBlank(line)) {
        break;
      }
      if (!this.#readVariable(line)) {
        const header = this.#readHeader(line, headers);
        headers.push(...(header ? [header] : []));
      }
    }
    return { headers, next };
  }

  #readHeader(line: Line, before: FileRequest['headers']): FileRequest['headers'][0] | undefined {
    const [, word, rest = ''] = HEADER.exec(line.text) ?? [];
    if (word === undefined) {
      this.#mistakes.push(mistake('header/form', {}, trimmed(line)));
      return undefined;
    }
    const name = placed(line, word, line.text.indexOf(word) + word.length);
    const value = placed(line, rest, line.text.length);
    if (isAuthorization(word)) {
      this.#mistakes.push(mistake('header/authorization', {}, trimmed(line)));
    } else if (isSetElsewhere(word)) {
      this.#mistakes.push(mistake('header/set-elsewhere', { name: word }, trimmed(line)));
    } else if (
      /^content-type$/i.test(word) &&
      before.some(header => /^content-type$/i.test(header.name.text))
    ) {
      this.#mistakes.push(mistake('header/duplicate', { name: word }, name));
    }
    return { name, value };
  }

  #readBody(lines: Line[], method: Placed): RequestBodyText | undefined {
    const written = lines.filter(line => !isBlank(line));
    const first = written[0];
    const last = written.at(-1);
    if (!first || !last) {
      return undefined;
    }
    const kept = lines.slice(lines.indexOf(first), lines.indexOf(last) + 1);
    const body = joinSpans(
      this.#text,
      kept.map(line => ({ start: line.start, end: line === last ? line.end : line.next })),
    );
    if (BODILESS.includes(method.text)) {
      this.#mistakes.push(mistake('body/not-sent', { method: method.text }, body));
    }
    const reference = written.find(line => FILE.test(line.text));
    if (!reference) {
      return { kind: 'text', ...body };
    }
    if (written.length > 1) {
      this.#mistakes.push(mistake('body/file-among-text', {}, trimmed(reference)));
      return { kind: 'text', ...body };
    }
    return this.#readBodyFile(reference);
  }

  #readBodyFile(line: Line): RequestBodyText {
    const [, variables, encoding, path = ''] = FILE.exec(line.text) ?? [];
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
      const start = line.start + line.text.indexOf(encoding);
      const end = start + encoding.length;
      this.#mistakes.push(mistake('body/encoding', { encoding }, { start, end }));
    }
    return {
      kind: 'file',
      start: trimmed(line).start,
      end: trimmed(line).end,
      path: placed(line, path, line.text.length),
      variables: variables !== undefined,
    };
  }
}

/** A line of a query as it goes on from what stands before it: whichever line is left out, the first of the others begins it. */
function inQuery(line: string, before: string): string {
  return /^[?&]/.test(line) ? (before.includes('?') ? '&' : '?') + line.slice(1) : line;
}
