import { isRecord } from '../base/isRecord.ts';

/** The indexes of the first two elements that are the same JSON, in whatever order their members stand; undefined where all differ. */
export function equalItems(list: readonly unknown[]): [earlier: number, later: number] | undefined {
  const seen = new Map<unknown, number>();
  for (const [later, item] of list.entries()) {
    const text = JSON.stringify(item, sorted);
    const earlier = seen.get(text);
    if (earlier !== undefined) {
      return [earlier, later];
    }
    seen.set(text, later);
  }
  return undefined;
}

function sorted(_name: string, value: unknown): unknown {
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
