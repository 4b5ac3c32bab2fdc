import type { Severity } from './severity.ts';

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const satisfies (
  Severity | 'off'
)[];

/** How much the user wants findings to weigh, by code. What is no severity is left out, so that our own applies. */
export function readSeverities(
  setting: Readonly<Record<string, unknown>>,
): Record<string, Severity | 'off'> {
  return Object.fromEntries(
    Object.entries(setting).flatMap(([code, value]) => {
      const severity = SEVERITIES.find(known => known === value);
      return severity ? [[code, severity]] : [];
    }),
  );
}
