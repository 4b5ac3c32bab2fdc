import { remembered } from '../base/remembered.ts';

/** A day in the form of ISO 8601, whether the calendar has it or not; undefined for another form. */
export function writtenDay(
  text: unknown,
): { year: number; month: number; day: number } | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(text)) ?? [];
  return year === undefined
    ? undefined
    : { year: Number(year), month: Number(month), day: Number(day) };
}

/** Whether the calendar has a day: 2025-02-29 is none. */
export const isRealDay = remembered(text => {
  const { year = 0, month = 0, day = 0 } = writtenDay(text) ?? {};
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
});

/** The last day of a month, which is counted from 1. */
export function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from one to another, both counted: 1 for the same day. */
export function daysFromTo(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
}
