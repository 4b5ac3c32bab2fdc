import { isRecord } from '../base/isRecord.ts';

/** Why a part of a token cannot be read. */
export type PartFlaw =
  | { code: 'empty' }
  /** A character that base64url does not have; `position` counts from 1. */
  | { code: 'alphabet'; character: string; position: number }
  /** No whole bytes: a character is missing or too much. */
  | { code: 'length' }
  | { code: 'not-text' }
  | { code: 'not-json' }
  | { code: 'not-an-object' }
  /** A header without `alg`, which RFC 7515 section 4.1.1 asks for. */
  | { code: 'no-algorithm' }
  /** Neither three parts nor, encrypted, five. */
  | { code: 'part-count'; count: number }
  /** The token is longer than what is looked at. */
  | { code: 'too-long'; limit: number };

/** A part that is a JSON object. */
export interface JsonPart {
  members: Record<string, unknown>;
  /** As it stands in the token. */
  text: string;
  /** Names that stand in it more than once, of which `members` has the last. */
  duplicates: string[];
}

/** A payload that is no JSON object: `text` where it is any. */
export interface Payload {
  /** In bytes. */
  length: number;
  text?: string;
}

/** @see RFC 7515 section 2: base64url without padding */
export function decodeBytes(part: string): Buffer | PartFlaw {
  const foreign = /[^\w-]/u.exec(part);
  if (foreign) {
    return { code: 'alphabet', character: foreign[0], position: foreign.index + 1 };
  }
  return part.length % 4 === 1 ? { code: 'length' } : Buffer.from(part, 'base64url');
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A part as text: undefined where its bytes are no UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A part as a JSON object, or what keeps it from being one. */
export function decodeJsonPart(part: string): JsonPart | PartFlaw {
  if (part === '') {
    return { code: 'empty' };
  }
  const bytes = decodeBytes(part);
  if (isFlaw(bytes)) {
    return bytes;
  }
  const text = decodeUtf8(bytes);
  return text === undefined ? { code: 'not-text' } : parseJsonPart(text);
}

/** A text as a JSON object, or what keeps it from being one. */
function parseJsonPart(text: string): JsonPart | PartFlaw {
  try {
    const members: unknown = JSON.parse(text);
    return isRecord(members)
      ? { members, text, duplicates: duplicateMembers(text) }
      : { code: 'not-an-object' };
  } catch {
    return { code: 'not-json' };
  }
}

/** A protected header: a JSON object with `alg`. */
export function decodeHeader(part: string): JsonPart | PartFlaw {
  const header = decodeJsonPart(part);
  return isFlaw(header) || typeof header.members['alg'] === 'string'
    ? header
    : { code: 'no-algorithm' };
}

export function isFlaw(decoded: Buffer | JsonPart | Payload | PartFlaw): decoded is PartFlaw {
  return 'code' in decoded;
}

/**
 * The claims, or a payload that was never to be any: RFC 7515 lets anything be signed. What begins as an object, or says that it is a
 * JWT, has to be one.
 */
export function decodePayload(part: string, { members }: JsonPart): JsonPart | Payload | PartFlaw {
  // RFC 7797 section 3: the payload stands there as it is.
  if (members['b64'] === false) {
    return { length: Buffer.byteLength(part), text: part };
  }
  const claims = decodeJsonPart(part);
  const isToken = beginsLikeObject(part) || /^JWT$/i.test(String(members['typ']));
  if (!isFlaw(claims) || isToken) {
    return claims;
  }
  const bytes = decodeBytes(part);
  if (isFlaw(bytes)) {
    return bytes;
  }
  const text = decodeUtf8(bytes);
  return { length: bytes.length, ...(text === undefined ? {} : { text }) };
}

/** Whether a part begins as a JSON object does, whatever becomes of the rest. */
export function beginsLikeObject(part: string): boolean {
  return /^\{\s*["}]/.test(Buffer.from(part.slice(0, 16), 'base64url').toString('latin1'));
}

/**
 * Member names that an object has more than once. Parsers keep the last or the first one: two readers of such a token may read two
 * different things (RFC 7515 section 4, RFC 7519 section 4).
 *
 * @param text valid JSON, an object
 */
function duplicateMembers(text: string): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') {
      depth++;
    } else if (token === '}' || token === ']') {
      depth--;
    } else if (depth === 1 && isFollowedByColon(text, index + token.length)) {
      const name = JSON.parse(token) as string;
      (seen.has(name) ? twice : seen).add(name);
    }
  }
  return [...twice];
}

function isFollowedByColon(text: string, from: number): boolean {
  let at = from;
  while (/\s/.test(text.charAt(at))) {
    at++;
  }
  return text.charAt(at) === ':';
}
