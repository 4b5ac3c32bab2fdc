import { isRecord } from '../base/isRecord.ts';
import { keyOf, type Anomaly, type AnomalyCatalogue } from './anomalyCatalogue.ts';

/** A code of the list in an answer. */
export interface FoundAnomaly {
  anomaly: Anomaly;
  /** Where it stands first: member names and array indexes. */
  path: (string | number)[];
  /** How often it stands there. */
  count: number;
}

/** Values that are looked at: an answer with more is no list of anomalies. */
const MOST = 100_000;

/**
 * The codes of a list that an answer holds, wherever they stand, each once and in its order. Only whole values count: a code is not looked
 * for in sentences.
 */
export function findAnomalies(answer: unknown, catalogue: AnomalyCatalogue): FoundAnomaly[] {
  const found = new Map<Anomaly, FoundAnomaly>();
  const left: { value: unknown; path: (string | number)[] }[] = [{ value: answer, path: [] }];
  for (let seen = 0; seen < MOST; seen += 1) {
    const next = left.pop();
    if (!next) {
      break;
    }
    const { value, path } = next;
    if (Array.isArray(value)) {
      const items = (value as unknown[]).map((item, index) => ({
        value: item,
        path: [...path, index],
      }));
      left.push(...items.reverse());
    } else if (isRecord(value)) {
      const members = Object.entries(value).map(([name, member]) => ({
        value: member,
        path: [...path, name],
      }));
      left.push(...members.reverse());
    } else if (typeof value === 'string' || typeof value === 'number') {
      const anomaly = catalogue.get(keyOf(String(value)));
      if (anomaly && isCodeLike(value, path)) {
        const before = found.get(anomaly);
        found.set(
          anomaly,
          before ? { ...before, count: before.count + 1 } : { anomaly, path, count: 1 },
        );
      }
    }
  }
  return [...found.values()];
}

/** A number that happens to be a code (a year, hours) is one only in a member that is called so. */
function isCodeLike(value: string | number, path: readonly (string | number)[]): boolean {
  if (/\D/.test(String(value))) {
    return true;
  }
  const name = path.findLast(step => typeof step === 'string') ?? '';
  return /code|id$|anomal|error|fout|erreur|fehler/i.test(name);
}
