import { RequestFileReader } from './requestFileReader.ts';
import type { RequestMistake } from './requestMistake.ts';

/** Characters of a text, from 0; `end` is the first after it. */
export interface Span {
  start: number;
  end: number;
}

/** A word or value and where it stands. */
export interface Placed extends Span {
  text: string;
}

/** A text that lines of the file make together, character by character its pieces, joined (of a query's lines, the first begins by `?`). */
export interface Joined extends Placed {
  pieces: Span[];
}

/** `@name = value`. The value may refer to other variables. */
export interface VariableDefinition extends Span {
  name: Placed;
  value: Placed;
}

/** `{{name}}`, `{{%name}}` (percent-encoded), or a built-in one such as `{{$today}}`, with what follows its name. */
export interface VariableReference extends Span {
  name: string;
  encoded: boolean;
  /** Words after the name: `-1`, `d` of `{{$today -1 d}}`. */
  words: string[];
}

export interface RequestHeader {
  name: Placed;
  value: Placed;
}

/** The body of a request: the text that stands there, or the file that `< path` names (`<@ path`: with variables in it). */
export type RequestBodyText =
  ({ kind: 'text' } & Joined) | ({ kind: 'file'; path: Placed; variables: boolean } & Span);

/** What stands between two separators. */
export interface FilePart extends Span {
  /** The number of its request; undefined where it has none. */
  request?: number;
}

/** One request. Its span goes from the line after the separator up to the next separator. */
export interface FileRequest extends Span {
  /** Its number among the requests of the file, from 0. */
  index: number;
  /** `# @name`. */
  name?: Placed;
  /** What stands after `###`. */
  title?: Placed;
  /** `# @account`, an id or a name: its own, else what stands above the first request. */
  account?: Placed;
  /** `# @api`, an id, likewise; undefined is the FLA. */
  api?: Placed;
  /** In upper case; an empty span before the target where it is left out, which means GET. */
  method: Placed;
  /** Path or URL, with the lines on which its path or query goes on. Empty where it is missing. */
  target: Joined;
  headers: RequestHeader[];
  body?: RequestBodyText;
}

/** A request file, read whole whatever is wrong with it. */
export interface RequestFile {
  /** What separators part, each with the line of its own: requests, definitions for all, and what cannot be read. They cover the file. */
  parts: FilePart[];
  requests: FileRequest[];
  /** Every definition outside bodies, in the order of the file. */
  variables: VariableDefinition[];
  /** Every `{{…}}` that is replaced, in the order of the file. */
  references: VariableReference[];
  /** What the text alone shows to be wrong, sorted by place. */
  mistakes: RequestMistake[];
}

/**
 * Reads a request file in the convention of `.http` files: requests apart by `###`, comments by `#` or `//` wherever a line begins,
 * `# @name`, `# @account` and `# @api` among them, `@variable = value`, a request line, lines of its query, headers, and after an
 * empty line the body or `< file`. What is wrong is told in `mistakes`.
 *
 * @see RFC 9110 sections 5.1 (field names), 7.1 (target) and 9 (methods)
 */
export function parseRequestFile(text: string): RequestFile {
  return new RequestFileReader(text).read();
}

/** The part of the file around a place. */
export function partAt({ parts }: RequestFile, offset: number): FilePart | undefined {
  return parts.findLast(({ start }) => start <= offset);
}

/** The request around a place of the file, the line of its separator included; undefined where there is none. */
export function requestAt(file: RequestFile, offset: number): FileRequest | undefined {
  const { request } = partAt(file, offset) ?? {};
  return request === undefined ? undefined : file.requests[request];
}

/** The request that somebody names: by `# @name`, else by the text after `###`, or by its number from 0. */
export function findRequest(file: RequestFile, named: string | number): FileRequest | undefined {
  return typeof named === 'number'
    ? file.requests[named]
    : (file.requests.find(({ name }) => name?.text === named) ??
        file.requests.find(({ title }) => title?.text === named));
}

/** The value of a header, by its name in any case (RFC 9110 section 5.1). */
export function requestHeader(request: FileRequest, name: string): RequestHeader | undefined {
  return request.headers.find(header => header.name.text.toLowerCase() === name.toLowerCase());
}
