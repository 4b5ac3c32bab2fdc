import type { Environment } from '../channel/environment.ts';
import type { JsonPart } from './decodePart.ts';
import { numericDate } from './numericDate.ts';

/** What is worth saying of a token, by code, with the facts of its sentence. */
export interface NoteFacts {
  expired: { at: Date };
  'not-yet-valid': { at: Date };
  'issued-in-future': { at: Date };
  'no-expiry': Record<string, never>;
  /** Seconds from `iat`, or else `nbf`, to `exp`. */
  lifetime: { seconds: number };
  /** `exp` is not after `iat` or `nbf`. */
  'no-lifetime': Record<string, never>;
  /** `meant`: the moment, if milliseconds were taken for seconds. */
  'not-a-date': { claim: string; meant?: Date };
  /** Made by a client to authenticate; `environment`: the id of the one at whose token endpoint. */
  'client-assertion': { environment?: string };
  'assertion-without-id': Record<string, never>;
  'not-signed': Record<string, never>;
  'signature-missing': { algorithm: string };
  /** In bytes. */
  'signature-length': { algorithm: string; length: number; expected: number };
  'signature-symmetric': { algorithm: string };
  critical: { names: string[] };
  duplicate: { part: 'header' | 'claims'; name: string };
  nested: Record<string, never>;
  /** The payload travels apart. */
  detached: Record<string, never>;
  /** A character that RFC 6750 section 2.1 does not allow behind `Bearer`. */
  'not-bearer': Record<string, never>;
  /** Only the beginning of the text was looked at; in characters. */
  'text-cut': { limit: number };
}

export type NoteCode = keyof NoteFacts;
export type NoteOf<C extends NoteCode> = { [K in C]: { code: K; facts: NoteFacts[K] } }[C];
export type TokenNote = NoteOf<NoteCode>;

/** What judging a token needs to know. */
export interface TokenContext {
  now: Date;
  environments: readonly Pick<Environment, 'id' | 'tokenEndpoint' | 'audience'>[];
}

/** From here on seconds would be later than the year 5138: milliseconds are meant. */
const MILLISECONDS = 1e11;

/** Bytes of a signature, where the algorithm alone decides them. @see RFC 7518 sections 3.2 and 3.4, RFC 8037 section 3.1 */
const SIGNATURE_BYTES = new Map([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
  ['ES256', 64],
  ['ES256K', 64],
  ['ES384', 96],
  ['ES512', 132],
]);

/**
 * What is worth saying of a signature and its header.
 *
 * @param length of the signature, in bytes
 * @see RFC 7515 section 4.1; RFC 7519 section 6
 */
export function signatureNotes({ members }: JsonPart, length: number): TokenNote[] {
  const { alg, crit, cty } = members;
  const algorithm = String(alg);
  const expected = SIGNATURE_BYTES.get(algorithm);
  const notes: TokenNote[] = [];
  if (algorithm.toLowerCase() === 'none') {
    notes.push({ code: 'not-signed', facts: {} });
  } else if (length === 0) {
    notes.push({ code: 'signature-missing', facts: { algorithm } });
  } else if (expected !== undefined && expected !== length) {
    notes.push({ code: 'signature-length', facts: { algorithm, length, expected } });
  } else if (algorithm.startsWith('HS')) {
    notes.push({ code: 'signature-symmetric', facts: { algorithm } });
  }
  if (crit !== undefined) {
    const names = Array.isArray(crit) ? crit.filter(name => typeof name === 'string') : [];
    notes.push({ code: 'critical', facts: { names } });
  }
  if (typeof cty === 'string' && /^(application\/)?jwt$/i.test(cty)) {
    notes.push({ code: 'nested', facts: {} });
  }
  return notes;
}

/** Names that a part has more than once. */
export function duplicateNotes(part: 'header' | 'claims', { duplicates }: JsonPart): TokenNote[] {
  return duplicates.map(name => ({ code: 'duplicate', facts: { part, name } }));
}

/**
 * What is worth saying of claims, the gravest first.
 *
 * @see RFC 7519 section 4.1; RFC 7523 section 3; facts A3
 */
export function claimNotes({ members }: JsonPart, context: TokenContext): TokenNote[] {
  return [...timeNotes(members, context.now), ...assertionNotes(members, context.environments)];
}

function timeNotes(claims: Record<string, unknown>, now: Date): TokenNote[] {
  const notes: TokenNote[] = [];
  const date = (claim: string): Date | undefined => {
    const value = claims[claim];
    const moment = numericDate(value);
    if (value !== undefined && (moment === undefined || Number(value) >= MILLISECONDS)) {
      notes.push({ code: 'not-a-date', facts: { claim, ...meantBy(value) } });
      return undefined;
    }
    return moment;
  };
  const [expiry, start, issued] = ['exp', 'nbf', 'iat'].map(date);
  date('auth_time');
  if (expiry && expiry <= now) {
    notes.unshift({ code: 'expired', facts: { at: expiry } });
  }
  if (start && start > now) {
    notes.unshift({ code: 'not-yet-valid', facts: { at: start } });
  }
  if (issued && issued > now) {
    notes.push({ code: 'issued-in-future', facts: { at: issued } });
  }
  if (claims['exp'] === undefined) {
    notes.push({ code: 'no-expiry', facts: {} });
  }
  const from = issued ?? start;
  if (expiry && from) {
    const seconds = (expiry.getTime() - from.getTime()) / 1000;
    notes.push(
      seconds > 0 ? { code: 'lifetime', facts: { seconds } } : { code: 'no-lifetime', facts: {} },
    );
  }
  return notes;
}

function meantBy(value: unknown): { meant?: Date } {
  const number = typeof value === 'string' ? Number(value) : value;
  const meant = typeof number === 'number' && number >= MILLISECONDS && numericDate(number / 1000);
  return meant ? { meant } : {};
}

/** RFC 7523 section 3: issuer and subject are the client, the audience is the authorization server. */
function assertionNotes(
  { iss, sub, aud, jti }: Record<string, unknown>,
  environments: TokenContext['environments'],
): TokenNote[] {
  const audiences = (Array.isArray(aud) ? aud : [aud]).filter(one => typeof one === 'string');
  const environment = environments.find(
    ({ audience, tokenEndpoint }) =>
      audience !== '' && (audiences.includes(audience) || audiences.includes(tokenEndpoint)),
  );
  const isForTokenEndpoint = environment ?? audiences.some(one => /^https?:.*\/token$/.test(one));
  if (typeof iss !== 'string' || iss === '' || iss !== sub || !isForTokenEndpoint) {
    return [];
  }
  return [
    {
      code: 'client-assertion',
      facts: environment ? { environment: environment.id } : {},
    },
    ...(jti === undefined ? [{ code: 'assertion-without-id' as const, facts: {} }] : []),
  ];
}
