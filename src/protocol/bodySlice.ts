/** A piece of a body, so that neither side ever handles one huge message. `next` is where the following one starts, in UTF-16 units. */
export interface BodySlice {
  text: string;
  next: number | undefined;
}

/** The first piece fills any screen and is small enough to travel with the first message. */
const FIRST_SLICE = 65_536;
const SLICE = 524_288;
const CARRIAGE_RETURN = 0x0d;

/** Cuts the piece of `text` that starts at `from` (UTF-16 units). Surrogate pairs and CR LF are never split. */
export function bodySlice(text: string, from: number): BodySlice {
  let end = from + (from === 0 ? FIRST_SLICE : SLICE);
  if (end >= text.length) {
    return { text: text.slice(from), next: undefined };
  }
  const last = text.charCodeAt(end - 1);
  if (last === CARRIAGE_RETURN || (last >= 0xd800 && last <= 0xdbff)) {
    end--;
  }
  return { text: text.slice(from, end), next: end };
}
