import type { JsonPart, PartFlaw } from './decodePart.ts';
import type { TokenNote } from './tokenNotes.ts';

/** What was found, with what is worth saying of it. */
export type Noted<T> = T & { notes: TokenNote[] };

/** It was to be a JWT: what of it can be read, and the first part that cannot. */
export interface BrokenToken {
  kind: 'broken';
  part: TokenPart;
  flaw: PartFlaw;
  header?: JsonPart;
  claims?: JsonPart;
}

export type TokenPart =
  'token' | 'header' | 'payload' | 'signature' | 'encryptedKey' | 'iv' | 'ciphertext' | 'tag';

/** Tells the first part that cannot be read. */
export function broken(
  part: TokenPart,
  flaw: PartFlaw,
  known: { header?: JsonPart; claims?: JsonPart },
): Noted<BrokenToken> {
  return { kind: 'broken', part, flaw, ...known, notes: [] };
}
