import { isRecord } from '../base/isRecord.ts';

/** Settings that can hold accounts and environments: the user's, the workspace's, or those of the folder with this address. */
export type SettingsScope = 'user' | 'workspace' | `folder:${string}`;

/** The entries of one setting by id, as they stand in one scope. */
export type ScopedEntries = Readonly<Record<string, unknown>>;

/** Members of an entry to change; one that is undefined is removed. */
export type MemberChanges = Readonly<Record<string, unknown>>;

/**
 * Changes members of an entry as it shows when all scopes are merged, deeply, the way VS Code merges objects. What a scope defines is
 * changed there, in the most specific one; what none defines goes to the most specific scope that knows the entry; what is removed
 * goes from all of them, and so does an entry of which nothing is left while another scope still has some.
 *
 * @param scopes the entries of each scope, the most specific first
 * @returns the new entries of each scope, in the same order, and the very same object where nothing changes; undefined where
 *   no scope knows the entry
 */
export function changeEntry(
  scopes: readonly ScopedEntries[],
  id: string,
  changes: MemberChanges,
): ScopedEntries[] | undefined {
  const home = scopes.findIndex(entries => entries[id] !== undefined);
  if (home < 0) {
    return undefined;
  }
  const changed = Object.entries(changes).reduce<ScopedEntries[]>(
    (sofar, [member, wanted]) => change(sofar, home, [id, member], wanted),
    [...scopes],
  );
  return changed.some(entries => isFilled(entries[id]))
    ? changed.map((entries, index) =>
        entries === scopes[index] || isFilled(entries[id])
          ? entries
          : withValue(entries, [id], undefined),
      )
    : changed;
}

function change(
  scopes: ScopedEntries[],
  home: number,
  path: readonly string[],
  wanted: unknown,
): ScopedEntries[] {
  const values = scopes.map(entries => valueAt(entries, path));
  const defining = values.filter(value => value !== undefined);
  if (isRecord(wanted) && defining.length > 0 && defining.every(isRecord)) {
    // Scopes may each define a part: every part is changed where it stands.
    const names = new Set([wanted, ...defining].flatMap(value => Object.keys(value)));
    return [...names].reduce(
      (changed, name) => change(changed, home, [...path, name], wanted[name]),
      scopes,
    );
  }
  if (wanted === undefined) {
    return scopes.map((entries, index) =>
      values[index] === undefined ? entries : withValue(entries, path, undefined),
    );
  }
  const first = values.findIndex(value => value !== undefined);
  const target = first < 0 ? home : first;
  return scopes.map((entries, index) =>
    index === target ? withValue(entries, path, wanted) : entries,
  );
}

function isFilled(entry: unknown): boolean {
  return isRecord(entry) && Object.keys(entry).length > 0;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, name) => (isRecord(part) ? part[name] : undefined), value);
}

function withValue(
  record: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const inner = record[name];
  const changed = rest.length === 0 ? value : withValue(isRecord(inner) ? inner : {}, rest, value);
  if (changed === undefined) {
    return Object.fromEntries(Object.entries(record).filter(([other]) => other !== name));
  }
  // An entry keeps its place among the others.
  return { ...record, [name]: changed };
}
