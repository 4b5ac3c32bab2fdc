import type { Severity } from './severity.ts';

/** Something that a text is told, at its place. */
export type Finding<C extends FindingCode = FindingCode> = { [K in C]: FindingOf<K> }[C];

interface FindingOf<C extends FindingCode> {
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
  /** Whether it only shows beside other bodies. */
  across?: true;
}

/** A repair of a finding, as edits of the text that do not overlap. */
export interface Fix {
  code: FixCode;
  edits: { start: number; end: number; text: string }[];
}

export type FixCode =
  | 'strip-separators'
  | 'pad-zero'
  | 'rename-member'
  | 'remove-member'
  | 'add-member'
  | 'use-value'
  | 'add-quotes'
  | 'remove-quotes';

/**
 * Every code with the facts that its sentence needs. Codes are stable: settings and suppressions name them. Texts of a body are
 * in the facts only as `quotable` leaves them, so that none holds a national number.
 */
export interface FindingDetails {
  'json/syntax': { problem: JsonProblem };
  'json/not-an-object': NoFacts;

  /** `closest` is the known member that was probably meant. */
  'schema/unknown-member': { name: string; closest?: string };
  'schema/missing-member': { name: string };
  /** The type that stands there, and those that may. */
  'schema/type': { expected: string[]; actual: string };
  /** The values that may stand there, as text; `closest` is the one that was probably meant. */
  'schema/enum': { allowed: string[]; closest?: string };
  /** `kind`: what the text should be by its place, where it cannot be one in any form. */
  'schema/pattern': {
    pattern: string;
    kind?: 'ssin' | 'enterpriseNumber' | 'establishmentUnitNumber';
  };
  'schema/format': { format: string };
  /** Characters of a text. */
  'schema/length': { bound: 'minimum' | 'maximum'; limit: number; actual: number };
  'schema/range': {
    bound: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf';
    limit: number;
  };
  /** Elements of a list, or members of an object. */
  'schema/items': {
    of: 'items' | 'members';
    bound: 'minimum' | 'maximum';
    limit: number;
    actual: number;
  };
  /** Indexes of two equal elements; the second is marked. */
  'schema/unique': { first: number; second: number };
  /** How the variants are called or what they ask for, and how many of them fit: none, or too many. */
  'schema/one-of': { variants: string[]; matching: number };
  /** A keyword of JSON Schema that has no code of its own. */
  'schema/other': { keyword: string };
  'schema/read-only': { name: string };

  'body/media-type': { mediaType: string; named: string[] };

  /** The eleven digits stand with separators. */
  'ssin/separators': NoFacts;
  'ssin/check-digits': NoFacts;
  'ssin/birth-date': NoFacts;
  'ssin/future-birth-date': NoFacts;
  'ssin/counter': NoFacts;
  /** `number` is the number as it should stand. */
  'enterprise-number/separators': { number: string };
  'enterprise-number/missing-zero': { number: string };
  /** `expected`: the number with the check digits that fit the others. */
  'enterprise-number/check-digits': { number: string; expected: string };
  'establishment-unit/separators': { number: string };
  'establishment-unit/check-digits': { number: string; expected: string };
  'employer-id/check-digits': NoFacts;
  'joint-committee/format': NoFacts;

  /** A date in the right form that no calendar has. */
  'date/unknown-day': { date: string };
  'date/future-birth-date': NoFacts;
  'date/order': { start: string; end: string };
  /** In minutes: what is said, and the whole days of the period. */
  'duration/exceeds-period': { minutes: number; days: number };

  /** `first` is the index, in the same list, of the earlier one; undefined where it stands elsewhere in the file. */
  'training/duplicate': { first?: number };
  /** `first` is the address of the file that holds the earlier one. */
  'training/duplicate-across-files': { first: string };

  /** The number that stands there, and the account's own. */
  'sender/not-the-account': { number: string; account: string };
  'sender/not-an-employer': { number: string };
  'sender/not-the-provider': { number: string; account: string };
}

type NoFacts = Record<string, never>;

export type FindingCode = keyof FindingDetails;

/** Why a text is not JSON. */
export type JsonProblem =
  | 'comma'
  | 'colon'
  | 'value'
  | 'member-name'
  | 'brace'
  | 'bracket'
  | 'quote'
  | 'end'
  | 'comment'
  | 'number'
  | 'escape'
  | 'character';
