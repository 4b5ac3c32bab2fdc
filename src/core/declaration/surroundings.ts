/** What of a text decides what stands at a place: far smaller than the text where it holds long lists. */
export interface Surroundings {
  text: string;
  /** The place, in that text. */
  offset: number;
  /** How many characters of the whole text were left out before the place: add it to what stands around it. */
  shift: number;
}

/** Lists up to this many characters stay whole: their values may matter to what else may stand in them. */
const SHORT = 1_000;

/**
 * Leaves the long lists of a JSON text out: of those around the place all but the element that holds it, of all others
 * everything. One pass without a parser, so that a text of a megabyte takes milliseconds, and one that is half written does too.
 *
 * @param offset characters of the text, from 0
 */
export function surroundingsOf(text: string, offset: number): Surroundings {
  const cuts = cutsOf(text, offset);
  let kept = '';
  let at = 0;
  let shift = 0;
  for (const { start, end } of cuts) {
    kept += text.slice(at, start);
    at = end;
    shift += end <= offset ? end - start : 0;
  }
  return { text: kept + text.slice(at), offset: offset - shift, shift };
}

interface Cut {
  start: number;
  end: number;
}

/** A bracket that was opened and not yet closed. */
interface Open {
  bracket: string;
  start: number;
  /** Where its last element begins: after the bracket, or after a comma. */
  element: number;
  /** After its element at the place; undefined before that is passed. */
  elementEnd?: number;
  /** How many cuts there were before it. */
  cuts: number;
}

const CLOSES: Record<string, string | undefined> = { '}': '{', ']': '[' };

function cutsOf(text: string, offset: number): Cut[] {
  const cuts: Cut[] = [];
  const open: Open[] = [];
  const tokens = /"(?:[^"\\\n]|\\.)*"?|[[\]{},]/g;
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const [token] = match;
    const { index } = match;
    if (token === '{' || token === '[') {
      open.push({ bracket: token, start: index, element: index + 1, cuts: cuts.length });
    } else if (token === ',') {
      const list = open.at(-1);
      if (list && index >= offset) {
        list.elementEnd ??= index;
      } else if (list) {
        list.element = index + 1;
      }
    } else if (CLOSES[token] !== undefined) {
      close(CLOSES[token], index);
    }
  }
  for (const { bracket } of open.toReversed()) {
    close(bracket, text.length);
  }
  return cuts.sort((a, b) => a.start - b.start);

  /** What was opened inside and never closed ends there, too: the text is half written. */
  function close(bracket: string, end: number): void {
    const depth = open.findLastIndex(one => one.bracket === bracket);
    const closed = depth < 0 ? [] : open.splice(depth);
    for (const one of closed.reverse()) {
      if (one.bracket === '[' && end - one.start > SHORT) {
        cut(one, end);
      }
    }
  }

  function cut(list: Open, end: number): void {
    if (end < offset || list.start >= offset) {
      cuts.length = list.cuts;
      cuts.push({ start: list.start + 1, end });
      return;
    }
    const elementEnd = list.elementEnd ?? end;
    const inside = cuts
      .splice(list.cuts)
      .filter(({ start }) => start >= list.element && start < elementEnd);
    cuts.push({ start: list.start + 1, end: list.element }, ...inside);
    cuts.push({ start: elementEnd, end });
  }
}
