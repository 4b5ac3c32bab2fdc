import type { BodyNode } from '../bodyNode.ts';
import type { BodyTarget } from '../bodyTarget.ts';
import type { BodyPath, Remark } from '../remark.ts';
import type { TrainingIdentity } from '../trainingIdentity.ts';

/** Says what is wrong with the meaning of a value; called for each value of a body. */
export type Rule = (node: BodyNode, context: RuleContext) => Remark[];

/** What a rule may know besides the value. */
export interface RuleContext {
  /** `yyyy-MM-dd`. */
  today: string;
  target: BodyTarget;
  /** Whom and what the whole body is about. */
  identities: () => readonly TrainingIdentity[];
  /** Whether the schema refuses the form of the text in a place: its pattern, format or length. */
  refusesForm: (path: BodyPath) => boolean;
}

/** Nothing wrong: the same list for all, since most values are right. */
export const NOTHING: Remark[] = [];
