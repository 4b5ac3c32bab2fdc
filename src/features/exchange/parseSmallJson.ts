/** Characters that parse well within a time nobody notices. */
const SMALL = 1_000_000;

/** A body as JSON: undefined when it is none, or too long to be parsed at once on the extension host's thread. */
export function parseSmallJson(text: string): unknown {
  if (text.length > SMALL) {
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a text was short enough for `parseSmallJson` to tell. */
export function isSmall(text: string): boolean {
  return text.length <= SMALL;
}
