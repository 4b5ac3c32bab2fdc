import {
  beginsLikeObject,
  decodeBytes,
  decodeHeader,
  decodeJsonPart,
  decodePayload,
  isFlaw,
  type JsonPart,
  type Payload,
} from './decodePart.ts';
import { broken, type BrokenToken, type Noted } from './brokenToken.ts';
import { findTokens } from './findTokens.ts';
import { inspectSerialization, type JsonSerialization } from './inspectSerialization.ts';
import {
  claimNotes,
  duplicateNotes,
  signatureNotes,
  type TokenContext,
  type TokenNote,
} from './tokenNotes.ts';

/** Characters of a text that are looked at: more than any header of a call can carry. */
export const LONGEST_TEXT = 131_072;

/** What a developer's text turned out to hold. Nothing in it was verified. */
export type InspectedToken = (
  | { kind: 'empty' }
  | ({
      /** As it would be sent: what the text had wrapped around and into it is gone. */
      token: string;
      /** How many further tokens the text holds. */
      more: number;
    } & (TokenContent | JsonSerialization))
) & { notes: TokenNote[] };

export type TokenContent =
  | { kind: 'jwt'; header: JsonPart; claims: JsonPart }
  /** Signed, and the payload is no claims. */
  | { kind: 'jws'; header: JsonPart; payload: Payload }
  /** Encrypted: only who has the key reads more. */
  | { kind: 'jwe'; header: JsonPart; ciphertextLength: number }
  /** Made to be read by its issuer alone; `length` in characters. */
  | { kind: 'opaque'; length: number }
  | BrokenToken;

/**
 * Takes a token apart, out of any text that a developer may have at hand: a header line, a command, a token answer, a form, a mail that
 * broke its lines. Verifies nothing, sends nothing, and says what it found; it never throws.
 *
 * @see RFC 7515 section 7, RFC 7516 section 7, RFC 7519 section 7.2
 */
export function inspectToken(text: string, context: TokenContext): InspectedToken {
  const isCut = text.length > LONGEST_TEXT;
  const bounded = isCut ? text.slice(0, LONGEST_TEXT) : text;
  const cut: TokenNote[] = isCut ? [{ code: 'text-cut', facts: { limit: LONGEST_TEXT } }] : [];
  const serialization = inspectSerialization(bounded, context);
  if (serialization) {
    return { token: bounded.trim(), more: 0, ...serialization };
  }
  const [token, ...others] = findTokens(bounded);
  if (token === undefined) {
    return { kind: 'empty', notes: cut };
  }
  // What stands at the very end of a cut text is not all of it.
  const isWhole = !isCut || !bounded.endsWith(token.slice(-64));
  const content: Noted<TokenContent> = isWhole
    ? inspectCompact(token, context)
    : {
        kind: 'broken',
        part: 'token',
        flaw: { code: 'too-long', limit: LONGEST_TEXT },
        notes: [],
      };
  return { token, more: others.length, ...content, notes: [...content.notes, ...cut] };
}

function inspectCompact(token: string, context: TokenContext): Noted<TokenContent> {
  const parts = token.split('.');
  if (!parts.slice(0, 2).some(beginsLikeObject)) {
    const isBearer = /^[\w.~+/-]+=*$/.test(token);
    return {
      kind: 'opaque',
      length: token.length,
      notes: isBearer ? [] : [{ code: 'not-bearer', facts: {} }],
    };
  }
  const [first = '', second = '', third = ''] = parts;
  const header = decodeHeader(first);
  if (isFlaw(header)) {
    const claims = decodeJsonPart(second);
    return broken('header', header, isFlaw(claims) ? {} : { claims });
  }
  if (parts.length === 5) {
    return inspectEncrypted(header, parts);
  }
  const payload = decodePayload(second, header);
  if (isFlaw(payload)) {
    return parts.length < 2
      ? broken('token', { code: 'part-count', count: parts.length }, { header })
      : broken('payload', payload, { header });
  }
  const known = { header, ...('members' in payload ? { claims: payload } : {}) };
  if (parts.length !== 3) {
    return broken('token', { code: 'part-count', count: parts.length }, known);
  }
  const signature = decodeBytes(third);
  if (isFlaw(signature)) {
    return broken('signature', signature, known);
  }
  const notes = [...duplicateNotes('header', header), ...signatureNotes(header, signature.length)];
  if ('members' in payload) {
    const judged = [...claimNotes(payload, context), ...duplicateNotes('claims', payload)];
    return { kind: 'jwt', header, claims: payload, notes: [...judged, ...notes] };
  }
  return {
    kind: 'jws',
    header,
    payload,
    notes: payload.length > 0 ? notes : [...notes, { code: 'detached', facts: {} }],
  };
}

/** @see RFC 7516 section 3.1 */
function inspectEncrypted(header: JsonPart, parts: readonly string[]): Noted<TokenContent> {
  const names = ['encryptedKey', 'iv', 'ciphertext', 'tag'] as const;
  const decoded = parts.slice(1).map(decodeBytes);
  const at = decoded.findIndex(isFlaw);
  const flaw = decoded[at];
  const part = names[at];
  if (flaw && part && isFlaw(flaw)) {
    return broken(part, flaw, { header });
  }
  return {
    kind: 'jwe',
    header,
    ciphertextLength: Buffer.from(parts[3] ?? '', 'base64url').length,
    notes: duplicateNotes('header', header),
  };
}
