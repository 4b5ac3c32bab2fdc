import { isRecord } from '../../base/isRecord.ts';
import type { Remark } from '../remark.ts';
import { trainingIdentity } from '../trainingIdentity.ts';
import { NOTHING, type Rule } from './rule.ts';

/** The same worker and training twice in a list; the later worker's number is marked. */
export const duplicateRule: Rule = node => {
  if (!Array.isArray(node.value)) {
    return NOTHING;
  }
  const first = new Map<string, number>();
  return node.children.flatMap((item, index): Remark[] => {
    const identity = isRecord(item.value) ? trainingIdentity(item) : undefined;
    if (!identity) {
      return NOTHING;
    }
    const earlier = first.get(identity.key);
    if (earlier === undefined) {
      first.set(identity.key, index);
      return NOTHING;
    }
    const { path } = identity.worker;
    return [{ code: 'training/duplicate', details: { first: earlier }, path }];
  });
};
