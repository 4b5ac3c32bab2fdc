import type { TokenLife } from '../../protocol/token.ts';
import type { Tone } from '../../protocol/tone.ts';

/** What is left of a token's life. */
export interface TimeLeft {
  /** Which part of it, from 0 to 1. */
  fraction: number;
  /** Minutes and seconds, with hours where there are any; undefined once it has ended. */
  clock: string | undefined;
  tone: Tone;
}

/** Seconds before the end from which a token deserves a warning. */
const SOON = 60;

/** @param now milliseconds since 1970, by the clock that the life is told by */
export function timeLeft({ from, to }: TokenLife, now: number): TimeLeft {
  const end = Date.parse(to);
  // Half seconds would show the same second twice, or none.
  const seconds = Math.ceil((end - now) / 1000);
  if (seconds <= 0) {
    return { fraction: 0, clock: undefined, tone: 'error' };
  }
  const whole = end - Date.parse(from);
  return {
    fraction: whole > 0 ? Math.min((end - now) / whole, 1) : 1,
    clock: clockText(seconds),
    tone: seconds <= SOON ? 'warning' : 'success',
  };
}

function clockText(seconds: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = twoDigits(seconds % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}
