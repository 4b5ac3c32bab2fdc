import type { Severity } from './severity.ts';

/** Something that a text is told, at its place. */
export interface Finding<C extends FindingCode = FindingCode> {
  code: C;
  details: FindingDetails[C];
  severity: Severity;
  /** Member names and array indexes; of a missing member its own place, though nothing stands there. */
  path: (string | number)[];
  /** Characters of the text, from 0; `end` is the first after it. */
  start: number;
  end: number;
  /** What repairs it, where one repair is certain. */
  fix?: Fix;
}

/** A repair of a finding, as edits of the text that do not overlap. */
export interface Fix {
  code: FixCode;
  edits: { start: number; end: number; text: string }[];
}

export type FixCode =
  'strip-separators' | 'pad-zero' | 'rename-member' | 'remove-member' | 'add-member' | 'use-value';

/** Every code with the facts that its sentence needs. Codes are stable: settings and suppressions name them. */
export interface FindingDetails {
  'json/syntax': Record<string, never>;
  'json/not-an-object': Record<string, never>;
  'schema/unknown-member': { name: string; closest?: string };
  'schema/missing-member': { name: string };
}

export type FindingCode = keyof FindingDetails;
