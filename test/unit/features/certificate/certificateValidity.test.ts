import assert from 'node:assert/strict';
import { certificateValidity } from '../../../../src/features/certificate/certificateValidity.ts';

/** A certificate valid for 100 days, seen at a moment. */
function seen(now: string, language = 'en') {
  const { text, tone, elapsed } = certificateValidity(
    {
      notBefore: new Date('2026-01-01T12:00:00Z'),
      notAfter: new Date('2026-04-11T12:00:00Z'),
    },
    { now: new Date(now), language, warningDays: 60 },
  );
  return [text, tone, elapsed];
}

describe('certificateValidity', () => {
  it('tells when a certificate begins and ends, and how much of it has passed', () => {
    assert.deepStrictEqual(
      [
        seen('2025-12-30T12:00:00Z'),
        seen('2026-01-11T12:00:00Z'),
        seen('2026-03-12T12:00:00Z'),
        seen('2026-04-10T12:00:00Z'),
        seen('2026-04-11T12:00:00Z'),
        seen('2026-04-21T12:00:00Z'),
        seen('2026-03-12T12:00:00Z', 'nl'),
      ],
      [
        ['Begins in 2 days', 'error', 0],
        ['Ends in 90 days', 'success', 0.1],
        ['Ends in 30 days', 'warning', 0.7],
        ['Ends tomorrow', 'warning', 0.99],
        ['Ends today', 'warning', 1],
        ['Ended 10 days ago', 'error', 1],
        ['Ends over 30 dagen', 'warning', 0.7],
      ],
    );
  });
});
