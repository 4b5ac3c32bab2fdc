import { isRecord } from '../../base/isRecord.ts';
import { isRealDay, writtenDay } from '../calendar.ts';
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
