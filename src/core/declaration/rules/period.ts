import { remembered } from '../../base/remembered.ts';
import type { BodyNode } from '../bodyNode.ts';
import { nameWords } from '../nameWords.ts';
import { isRealDay } from '../calendar.ts';

/** Two dates of one object of which the names say that one begins and the other ends the same. */
export interface Period {
  /** What it is the period of: the words that both names share. */
  of: string;
  start: BodyNode;
  end: BodyNode;
}

/** The periods among the members of an object, of dates that the calendar has. */
export function periodsIn({ children }: BodyNode): Period[] {
  const days = children.filter(isDay);
  if (days.length < 2) {
    return NONE;
  }
  const sides = new Map<string, { start: BodyNode[]; end: BodyNode[] }>();
  for (const node of days) {
    const side = sideOf(node.name);
    if (side) {
      const pair = sides.get(side.of) ?? { start: [], end: [] };
      pair[side.side].push(node);
      sides.set(side.of, pair);
    }
  }
  return [...sides].flatMap(([of, { start, end }]) =>
    start[0] && end[0] && start.length + end.length === 2
      ? { of, start: start[0], end: end[0] }
      : [],
  );
}

const NONE: Period[] = [];

/** The day of a date or of a moment. */
export function dayOf({ value }: BodyNode): string {
  return String(value).slice(0, 10);
}

/** Whether the end is before the start: by the moment where both are moments, else by the day. */
export function isReversed({ start, end }: Period): boolean {
  if (start.kind === 'dateTime' && end.kind === 'dateTime') {
    return Date.parse(String(end.value)) < Date.parse(String(start.value));
  }
  return dayOf(end) < dayOf(start);
}

function isDay(node: BodyNode): boolean {
  return (node.kind === 'date' || node.kind === 'dateTime') && isRealDay(dayOf(node));
}

const START = new Set(
  'start starts started begin begins beginn beginning from first debut premier van vanaf von ab anfang anfangs eerste erster'.split(
    ' ',
  ),
);
const END = new Set(
  'end ends ended until to till through last fin dernier einde eind tot bis ende stop laatste letzter'.split(
    ' ',
  ),
);
/** Words that say that it is a date, not which. */
const PLAIN = new Set('date dates datum day dag tag time tijd zeit jour on at de du'.split(' '));

/** Which side of what a name says it is. */
const sideOf = remembered((name): { of: string; side: 'start' | 'end' } | undefined => {
  const words = nameWords(name).split(' ');
  const starts = words.filter(word => START.has(word)).length;
  const ends = words.filter(word => END.has(word)).length;
  if (starts + ends !== 1) {
    return undefined;
  }
  const of = words.filter(word => !START.has(word) && !END.has(word) && !PLAIN.has(word)).join(' ');
  return { of, side: starts === 1 ? 'start' : 'end' };
});
