import { isRecord } from '../base/isRecord.ts';
import { broken, type BrokenToken, type Noted } from './brokenToken.ts';
import {
  decodeBytes,
  decodeJsonPart,
  decodePayload,
  isFlaw,
  type JsonPart,
  type PartFlaw,
  type Payload,
} from './decodePart.ts';
import { printJson } from './printJson.ts';
import {
  claimNotes,
  duplicateNotes,
  signatureNotes,
  type TokenContext,
  type TokenNote,
} from './tokenNotes.ts';

/** What the JSON serialisations of RFC 7515 and RFC 7516 hold. */
export type JsonSerialization =
  | { kind: 'jws-json'; signatures: JsonSignature[]; payload: JsonPart | Payload }
  | { kind: 'jwe'; header: JsonPart; ciphertextLength: number }
  | BrokenToken;

/** One of the signatures of a general serialisation, or the only one of a flattened. */
export interface JsonSignature {
  /** Its protected and its unprotected parameters. */
  header: JsonPart;
  /** The same in compact serialisation, by which it can be verified. */
  compact: string;
}

/**
 * A text that is a JWS or JWE in JSON serialisation, general or flattened, and nothing else.
 *
 * @returns undefined for anything else
 * @see RFC 7515 section 7.2, RFC 7516 section 7.2
 */
export function inspectSerialization(
  text: string,
  context: TokenContext,
): Noted<JsonSerialization> | undefined {
  const json = parseObject(text);
  if (!json) {
    return undefined;
  }
  const { payload, signature, signatures, ciphertext } = json;
  if (typeof payload === 'string' && (typeof signature === 'string' || Array.isArray(signatures))) {
    return inspectSigned(payload, Array.isArray(signatures) ? signatures : [json], context);
  }
  return typeof ciphertext === 'string' ? inspectEncrypted(ciphertext, json) : undefined;
}

function inspectSigned(
  payload: string,
  signatures: readonly unknown[],
  context: TokenContext,
): Noted<JsonSerialization> {
  const read: JsonSignature[] = [];
  const notes: TokenNote[] = [];
  for (const one of signatures) {
    const { protected: sealed = '', header, signature } = isRecord(one) ? one : {};
    const joined = joinHeaders(sealed, header);
    if (isFlaw(joined)) {
      return broken('header', joined, {});
    }
    if (typeof joined.members['alg'] !== 'string') {
      return broken('header', { code: 'no-algorithm' }, {});
    }
    const bytes = decodeBytes(typeof signature === 'string' ? signature : '');
    if (isFlaw(bytes)) {
      return broken('signature', bytes, { header: joined });
    }
    notes.push(...duplicateNotes('header', joined), ...signatureNotes(joined, bytes.length));
    read.push({ header: joined, compact: [sealed, payload, signature].join('.') });
  }
  const [first] = read;
  if (!first) {
    return broken('signature', { code: 'empty' }, {});
  }
  const content = decodePayload(payload, first.header);
  if (isFlaw(content)) {
    return broken('payload', content, { header: first.header });
  }
  const judged =
    'members' in content
      ? [...claimNotes(content, context), ...duplicateNotes('claims', content)]
      : [];
  return { kind: 'jws-json', signatures: read, payload: content, notes: [...judged, ...notes] };
}

function inspectEncrypted(
  ciphertext: string,
  json: Record<string, unknown>,
): Noted<JsonSerialization> {
  const header = joinHeaders(json['protected'] ?? '', json['unprotected'], json['header']);
  if (isFlaw(header)) {
    return broken('header', header, {});
  }
  const bytes = decodeBytes(ciphertext);
  return isFlaw(bytes)
    ? broken('ciphertext', bytes, { header })
    : {
        kind: 'jwe',
        header,
        ciphertextLength: bytes.length,
        notes: duplicateNotes('header', header),
      };
}

/** Parameters may stand in one of the headers alone: a name that is in two of them counts as a duplicate (RFC 7515 section 4). */
function joinHeaders(sealed: unknown, ...open: readonly unknown[]): JsonPart | PartFlaw {
  const first = sealed === '' ? { members: {}, text: '', duplicates: [] } : decodeSealed(sealed);
  if (isFlaw(first)) {
    return first;
  }
  return open.filter(isRecord).reduce<JsonPart>(
    ({ members, text, duplicates }, more) => ({
      members: { ...members, ...more },
      text: [text, printJson(more)].filter(Boolean).join('\n'),
      duplicates: [
        ...duplicates,
        ...Object.keys(more).filter(name => Object.hasOwn(members, name)),
      ],
    }),
    first,
  );
}

function decodeSealed(sealed: unknown): JsonPart | PartFlaw {
  return typeof sealed === 'string' ? decodeJsonPart(sealed) : { code: 'not-an-object' };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : undefined;
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
