import { isRecord } from '../../base/isRecord.ts';
import type { TrainingIdentity } from '../trainingIdentity.ts';
import type { Remark } from '../remark.ts';
import { NOTHING, type Rule } from './rule.ts';

/** The same worker and training twice in a body, or the same entry about a worker twice in a list; the later worker's number is marked. */
export const duplicateRule: Rule = (node, { identities }) => {
  if (node.parent) {
    return NOTHING;
  }
  const all = identities();
  if (all.length < 2) {
    return NOTHING;
  }
  const first = new Map<string, TrainingIdentity>();
  return all.flatMap((identity): Remark[] => {
    const key = comparedBy(identity);
    const earlier = key === undefined ? undefined : first.get(key);
    if (key !== undefined && !earlier) {
      first.set(key, identity);
    }
    const { path } = identity.worker;
    return earlier
      ? [{ code: 'training/duplicate', details: placeOf(earlier, identity), path }]
      : NOTHING;
  });
};

/** Undefined for what may well stand there twice: a number alone. */
function comparedBy({ key, tellsTraining, entry }: TrainingIdentity): string | undefined {
  if (tellsTraining) {
    return key;
  }
  return isRecord(entry.value) ? `${entry.parent?.path.join('/') ?? ''}\n${key}` : undefined;
}

function placeOf(earlier: TrainingIdentity, later: TrainingIdentity): { first?: number } {
  const { step, parent } = earlier.entry;
  return parent === later.entry.parent && typeof step === 'number' ? { first: step } : {};
}
