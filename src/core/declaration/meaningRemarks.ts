import type { BodyNode } from './bodyNode.ts';
import type { Remark } from './remark.ts';
import { birthDateRule, dateOrderRule, realDayRule } from './rules/dateRules.ts';
import { duplicateRule } from './rules/duplicateRule.ts';
import { durationRule } from './rules/durationRule.ts';
import { identifierRule } from './rules/identifierRules.ts';
import type { RuleContext } from './rules/rule.ts';
import { senderRule } from './rules/senderRule.ts';

const RULES = [
  identifierRule,
  realDayRule,
  birthDateRule,
  dateOrderRule,
  durationRule,
  duplicateRule,
  senderRule,
];

/** What is wrong with the meaning of a body, whatever its schema says. */
export function meaningRemarks(body: BodyNode, context: RuleContext): Remark[] {
  const remarks: Remark[] = [];
  body.visit(node => {
    for (const rule of RULES) {
      const found = rule(node, context);
      if (found.length > 0) {
        remarks.push(...found);
      }
    }
  });
  return remarks;
}
