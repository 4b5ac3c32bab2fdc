import { relativeText, preciseText, utcText } from './dateText.ts';

/** A moment as developers compare it: by this machine's time zone, by UTC, and from now. */
export interface MomentTexts {
  local: string;
  utc: string;
  relative: string;
}

/** A moment to the second: "1 May 2026 at 14:34:56 CEST", "2026-05-01 12:34:56 UTC", "in 4 minutes". */
export function momentTexts(moment: Date, now: Date, language: string): MomentTexts {
  return {
    local: preciseText(moment, language),
    utc: utcText(moment),
    relative: relativeText(moment, now, language),
  };
}
