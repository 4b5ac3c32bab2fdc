import { isRecord } from '../../base/isRecord.ts';
import { isRealDay, writtenDay } from '../calendar.ts';
import { nameWords } from '../nameWords.ts';
import { remembered } from '../../base/remembered.ts';
import { dayOf, isReversed, periodsIn } from './period.ts';
import { NOTHING, type Rule } from './rule.ts';

/** A date in the right form that no calendar has. */
export const realDayRule: Rule = node => {
  const { kind } = node;
  if (kind !== 'date' && kind !== 'dateTime') {
    return NOTHING;
  }
  const date = dayOf(node);
  return !isRealDay(date) && writtenDay(date)
    ? [{ code: 'date/unknown-day', details: { date }, path: node.path }]
    : NOTHING;
};

const isBirth = remembered(name => /\b(birth|geboorte|naissance|geburts?)\b/.test(nameWords(name)));

/** Nobody is born yet who is born after today. */
export const birthDateRule: Rule = (node, { today }) =>
  (node.kind === 'date' || node.kind === 'dateTime') &&
  isBirth(node.name) &&
  isRealDay(dayOf(node)) &&
  dayOf(node) > today
    ? [{ code: 'date/future-birth-date', details: {}, path: node.path }]
    : NOTHING;

/** What ends before it begins; the end is marked. */
export const dateOrderRule: Rule = node =>
  isRecord(node.value)
    ? periodsIn(node)
        .filter(isReversed)
        .map(({ start, end }) => ({
          code: 'date/order' as const,
          details: { start: dayOf(start), end: dayOf(end) },
          path: end.path,
        }))
    : NOTHING;
