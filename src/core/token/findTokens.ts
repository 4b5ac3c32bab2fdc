import { decodeHeader, decodeJsonPart, isFlaw } from './decodePart.ts';

/** How often, in one text, it is tried to put a part together from several lines. */
const MOST_JOINS = 64;
/** Characters that a part may take with the line breaks in it. */
const LONGEST_JOIN = 65_536;
/** How often, in one text, a header is decoded. */
const MOST_HEADERS = 1000;
/** More parts than any token has. */
const MOST_PARTS = 8;

/** Characters of the signature by algorithm; of RSA by the usual sizes of keys. @see RFC 7518 section 3 */
const RSA = [171, 256, 342, 512, 683];
const SIGNATURE_LENGTHS = new Map<unknown, readonly number[]>([
  ['HS256', [43]],
  ['HS384', [64]],
  ['HS512', [86]],
  ['ES256', [86]],
  ['ES256K', [86]],
  ['ES384', [128]],
  ['ES512', [176]],
  ['EdDSA', [86]],
  ['Ed25519', [86]],
  ...['RS', 'PS'].flatMap(family =>
    ['256', '384', '512'].map((size): [string, number[]] => [family + size, RSA]),
  ),
]);
/** Of an encrypted token, the authentication tag. @see RFC 7518 section 5.1 */
const TAG_LENGTHS = [22, 32, 43];

/**
 * The tokens in a text, the first one first: those that a header gives away, and those that stand where tokens do: behind `Bearer`, or as
 * the value of `access_token`, `client_assertion` and the like, in JSON, a form or a file of variables. What mail programs, terminals and
 * languages do to a long line is undone: line breaks, `>`, backslashes, percent signs.
 *
 * @returns tokens in any state, or nothing
 */
export function findTokens(text: string): string[] {
  const plain = unescape(text);
  const compact = [...findCompact(plain)];
  const named = [...plain.matchAll(NAMED), ...plain.matchAll(BEARER)]
    .map(({ 0: match, 1: token = '', index }) => ({
      token,
      from: index + match.length - token.length,
      to: index + match.length,
    }))
    .filter(({ token, from, to }) => {
      const isWithin = compact.some(other => from < other.to && other.from < to);
      return !isWithin && !/^(null|true|false|undefined|Bearer)$/i.test(token);
    });
  const found = [...compact, ...named].sort((a, b) => a.from - b.from);
  const tokens = [...new Set(found.map(({ token }) => token))];
  return tokens.length > 0 ? tokens : onlyToken(plain);
}

/** The characters behind `Bearer`: RFC 6750 section 2.1. */
const NAMED =
  /(?:token|assertion)["']?\s*[=:]\s*["'`]?(?:Bearer\s+)?([\w.~+/-]+=*)(?=[\s"'`&,;}\]<]|$)/gi;
const BEARER = /(?:^|["'`:=]|Authorization[ \t])[ \t]*Bearer\s+([\w.~+/-]+=*)/gim;

/** The text without the escapes of JSON strings (`\n`, `\/`, `\u002e`) and of forms (`%2E`). */
function unescape(text: string): string {
  let plain = text;
  if (plain.includes('\\')) {
    plain = plain
      .replace(/\\{1,8}u00([2-7][\da-f])/gi, (_, code: string) => characterOf(code))
      .replace(/\\{1,8}[nrt]/g, '\n')
      .replace(/\\{1,8}(["'/])/g, '$1')
      // A backslash at the end of a line continues it, in shells.
      .replace(/\\{1,8}(?=\r?\n)/g, '');
  }
  if (plain.includes('%')) {
    plain = plain.replace(/%([2-7][\da-f]|0[ad])/gi, (_, code: string) => characterOf(code));
  }
  return plain;
}

function characterOf(hexadecimal: string): string {
  return String.fromCharCode(parseInt(hexadecimal, 16));
}

interface Place {
  token: string;
  from: number;
  to: number;
}

/** Tokens in compact serialisation whose header can be read: base64url of `{"`, `{ `, a line break or `{}` begins with `e`. */
function* findCompact(text: string): Generator<Place> {
  const starts = /(?<![\w-])e[wy3][\w+/-]{2,}/g;
  const budget = { joins: MOST_JOINS };
  for (let headers = 0; headers < MOST_HEADERS; headers++) {
    const start = starts.exec(text);
    if (!start) {
      return;
    }
    const found = readCompact(text, start.index, budget);
    if (found) {
      yield found;
      starts.lastIndex = found.to;
    }
  }
}

function readCompact(text: string, from: number, budget: { joins: number }): Place | undefined {
  const first = readPart(text, from, budget, part => !isFlaw(decodeHeader(part)));
  const header = first && decodeHeader(first.part);
  if (!first || !header || isFlaw(header)) {
    return undefined;
  }
  const { alg, enc } = header.members;
  const isEncrypted = enc !== undefined;
  const count = isEncrypted ? 5 : 3;
  const parts = [first.part];
  let at = first.to;
  while (parts.length < count - 1 && text[at] === '.') {
    const next = readPart(
      text,
      at + 1,
      budget,
      part => isEncrypted || !isFlaw(decodeJsonPart(part)),
    );
    if (!next) {
      break;
    }
    parts.push(next.part);
    at = next.to;
  }
  if (text[at] === '.') {
    const last = readLast(text, at + 1, isEncrypted ? TAG_LENGTHS : SIGNATURE_LENGTHS.get(alg));
    parts.push(last.part);
    at = last.to;
  }
  // What goes on behind the last part makes the token a broken one; the full stop of a sentence does not.
  while (parts.length < MOST_PARTS) {
    const more = match(/\.[\w-]+/y, text, at);
    if (more === undefined) {
      break;
    }
    parts.push(more.slice(1));
    at += more.length;
  }
  return { token: parts.join('.'), from, to: at };
}

/**
 * A part that is not the last one. It ends at the next dot; where line breaks or spaces stand before that, they are left out if what
 * comes of it makes sense, else the part ends there.
 */
function readPart(
  text: string,
  from: number,
  budget: { joins: number },
  makesSense: (part: string) => boolean,
): { part: string; to: number } | undefined {
  const begin = from + (match(/\s*/y, text, from) ?? '').length;
  const run = match(/[\w+/-]*={0,2}/y, text, begin) ?? '';
  const simple = { part: run, to: begin + run.length };
  if (text[simple.to] === '.' || budget.joins === 0) {
    return simple;
  }
  budget.joins--;
  const window = text.slice(begin, begin + LONGEST_JOIN);
  const lines = window.slice(0, Math.max(0, window.indexOf('.')));
  const part = lines.replace(/=?[\s>]+/g, '');
  return /^[\w+/-]+$/.test(part) && makesSense(part) ? { part, to: begin + lines.length } : simple;
}

/** The last part: over several lines if that makes it as long as its algorithm wants it. */
function readLast(
  text: string,
  from: number,
  lengths: readonly number[] = [],
): { part: string; to: number } {
  const run = match(/[\w+/-]*(?:=+(?!=*\r?\n))?/y, text, from) ?? '';
  let best = { part: run, to: from + run.length };
  const longest = Math.max(0, ...lengths);
  for (let { part, to } = best; part.length < longest && !lengths.includes(run.length);) {
    const more = match(/=?[\s>]+[\w+/-]+(?=[=\s"'`<,;}]|$)/y, text, to);
    if (more === undefined) {
      break;
    }
    part += more.replace(/^=?[\s>]+/, '');
    to += more.length;
    best = lengths.includes(part.length) ? { part, to } : best;
  }
  return best;
}

function match(sticky: RegExp, text: string, at: number): string | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0];
}

/** A text that is one token and nothing else, but for quotes and line breaks. */
function onlyToken(text: string): string[] {
  const bare = stripQuotes(text.trim().replace(/^(?:Authorization\s*:)?\s*Bearer\s/i, ''));
  const lines = bare.split(/[\s>]+/);
  // Words are no token; lines as long as each other are one that was broken up.
  const isBrokenUp =
    lines.length > 1 &&
    /^[\w.~+/=\s>-]+$/.test(bare) &&
    lines.slice(0, -1).every(line => line.length >= 40) &&
    new Set(lines.slice(0, -1).map(line => line.length)).size === 1;
  const isData = bare === '' || /^(?:[{[]|Bearer$)/i.test(bare);
  return !isData && (lines.length === 1 || isBrokenUp) ? [lines.join('')] : [];
}

/** Without what stands around a token in texts and programs. By hand: a pattern that ends in `$` looks at every run of spaces anew. */
function stripQuotes(text: string): string {
  const around = ' \t\r\n"\'`<>(),;';
  let from = 0;
  let to = text.length;
  while (from < to && around.includes(text.charAt(from))) {
    from++;
  }
  while (to > from && around.includes(text.charAt(to - 1))) {
    to--;
  }
  return text.slice(from, to);
}
