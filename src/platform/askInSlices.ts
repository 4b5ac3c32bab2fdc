/**
 * Asks about many things, some at a time, one slice ahead of the answers: the next is packed while the other side is at this one.
 *
 * @param size of a slice
 * @returns the answers in the order of the things; it rejects with the first slice that fails, once none is under way any more
 */
export async function askInSlices<T, R>(
  things: readonly T[],
  size: number,
  ask: (slice: T[]) => Promise<R[]>,
  onProgress?: (done: number) => void,
): Promise<R[]> {
  const askFrom = (start: number): Promise<R[]> | undefined =>
    start < things.length ? ask(things.slice(start, start + size)) : undefined;
  const answers: R[] = [];
  let ahead: Promise<R[]> | undefined;
  try {
    let asked = askFrom(0);
    for (let next = size; asked; next += size) {
      ahead = askFrom(next);
      answers.push(...(await asked));
      onProgress?.(answers.length);
      asked = ahead;
    }
    return answers;
  } finally {
    await Promise.allSettled([ahead]);
  }
}
