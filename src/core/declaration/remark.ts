import type { FindingCode, FindingDetails } from './finding.ts';
import type { Severity } from './severity.ts';

/** Member names and array indexes. */
export type BodyPath = (string | number)[];

/** A finding about a value, before anybody knows where in a text the value stands. */
export type Remark = { [C in FindingCode]: RemarkOf<C> }[FindingCode];

interface RemarkOf<C extends FindingCode> {
  code: C;
  details: FindingDetails[C];
  path: BodyPath;
  /** The value by default; `owner` is the opening brace of the object that should have the member; `mistake` is where the text is no JSON. */
  mark?: 'value' | 'name' | 'owner' | 'mistake';
  /** Where it is not the code's own. */
  severity?: Severity;
  repair?: Repair;
}

/** How the value at the path is put right. */
export type Repair =
  | {
      code:
        | 'use-value'
        | 'strip-separators'
        | 'pad-zero'
        | 'add-member'
        | 'add-quotes'
        | 'remove-quotes';
      value: unknown;
    }
  | { code: 'rename-member'; name: string }
  | { code: 'remove-member' };
