import type { FindingCode } from './finding.ts';
import type { Severity } from './severity.ts';

/** What is no error by itself: it may well be meant, or only the service can tell. */
const MILDER: Partial<Record<FindingCode, Severity>> = {
  'schema/read-only': 'warning',
  'training/duplicate': 'warning',
  'training/duplicate-across-files': 'warning',
  'sender/not-the-account': 'warning',
  'sender/not-an-employer': 'information',
};

/** How much a finding weighs unless the user or its place says otherwise. */
export function defaultSeverity(code: FindingCode): Severity {
  return MILDER[code] ?? 'error';
}
