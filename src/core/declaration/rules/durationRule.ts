import { isRecord } from '../../base/isRecord.ts';
import { remembered } from '../../base/remembered.ts';
import type { BodyNode } from '../bodyNode.ts';
import { nameWords } from '../nameWords.ts';
import { daysFromTo } from '../calendar.ts';
import { dayOf, isReversed, periodsIn, type Period } from './period.ts';
import { NOTHING, type Rule } from './rule.ts';

/** A duration of more hours than the days of its period have. How long a day of training may be is documented nowhere, so that all 24 count. */
export const durationRule: Rule = node => {
  if (!isRecord(node.value)) {
    return NOTHING;
  }
  const durations = node.children.filter(({ name }) => isDuration(name));
  const period = durations.length > 0 ? periodAround(node) : undefined;
  if (!period || isReversed(period)) {
    return NOTHING;
  }
  // Of two moments of one day each may be written in a time zone of its own.
  const days = Math.max(1, daysFromTo(dayOf(period.start), dayOf(period.end)));
  return durations.flatMap(duration => {
    const minutes = minutesOf(duration);
    return minutes !== undefined && minutes > days * 24 * 60
      ? {
          code: 'duration/exceeds-period' as const,
          details: { minutes, days },
          path: duration.path,
        }
      : [];
  });
};

const DURATION =
  /\b(duration|duur|duree|dauer|(number|total|nb|aantal|nombre|anzahl)( of| d)? (hours|uren|heures|stunden))\b/;
const PERIOD = /\b(periods?|periode|zeitraum|interval|dates|when)\b/;
/** How many minutes a unit has, by the words for it. */
const UNITS: [RegExp, number][] = [
  [/\b(minutes?|minuten|minuut|mins?)\b/, 1],
  [/\b(hours?|hrs?|uren|uur|heures?|stunden?)\b/, 60],
  [/\b(days?|dagen|dag|jours?|tage?n?)\b/, 24 * 60],
];

const isDuration = remembered(name => DURATION.test(nameWords(name)));
const isPeriod = remembered(name => PERIOD.test(nameWords(name)));

/** The period that a duration beside it is of: of the object itself, else of the one member that is a period. */
function periodAround(node: BodyNode): Period | undefined {
  const own = periodsIn(node).filter(({ of }) => of === '' || PERIOD.test(of));
  const inner = node.children
    .filter(({ name }) => isPeriod(name))
    .flatMap(child => periodsIn(child));
  const [period, ...others] = own.length > 0 ? own : inner;
  return others.length === 0 ? period : undefined;
}

function minutesOf({ name, value, children }: BodyNode): number | undefined {
  if (typeof value === 'number') {
    return inMinutes(name, value);
  }
  if (typeof value === 'string') {
    return isoMinutes(value);
  }
  const parts = children.map(child =>
    typeof child.value === 'number' ? inMinutes(child.name, child.value) : undefined,
  );
  const known = parts.filter(part => part !== undefined);
  return known.length > 0 ? known.reduce((sum, part) => sum + part, 0) : undefined;
}

function inMinutes(name: string, value: number): number | undefined {
  const words = nameWords(name);
  const unit = UNITS.find(([pattern]) => pattern.test(words));
  return unit && value * unit[1];
}

/** `P2DT15H30M`. @see ISO 8601, durations */
function isoMinutes(text: string): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?)?$/.exec(text);
  if (!parts) {
    return undefined;
  }
  const [days = 0, hours = 0, minutes = 0] = parts.slice(1).map(part => Number(part || 0));
  return (days * 24 + hours) * 60 + minutes;
}
