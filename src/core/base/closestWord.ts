/** The word that somebody probably meant: the one with the fewest letters added, dropped, changed or swapped, if these are few. */
export function closestWord(written: string, words: readonly string[]): string | undefined {
  const wanted = written.toLowerCase();
  const [closest] = words
    .map(word => ({ word, few: Math.max(1, Math.floor(word.length / 3)) }))
    // Whatever a file holds may be written: of what is far too long, no letters are compared.
    .filter(({ word, few }) => Math.abs(word.length - wanted.length) <= few)
    .map(({ word, few }) => ({ word, few, distance: distanceOf(wanted, word.toLowerCase()) }))
    .filter(({ distance, few }) => distance <= few)
    .sort((a, b) => a.distance - b.distance);
  return closest?.word;
}

/** Optimal string alignment: a swap of two neighbours counts as one change. */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(before, column - 2) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
