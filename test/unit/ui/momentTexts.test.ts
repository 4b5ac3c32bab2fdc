import assert from 'node:assert/strict';
import { relativeText } from '../../../src/ui/dateText.ts';
import { momentTexts } from '../../../src/ui/momentTexts.ts';

const NOW = new Date('2026-05-01T12:30:00Z');

describe('momentTexts', () => {
  it('tells a moment by UTC in the same form in every language, and from now in that language', () => {
    const moment = new Date('2026-05-01T12:34:56.789Z');
    assert.deepEqual(
      ['en', 'nl', 'fr', 'de'].map(language => {
        const { utc, relative } = momentTexts(moment, NOW, language);
        return { utc, relative };
      }),
      ['in 4 minutes', 'over 4 minuten', 'dans 4 minutes', 'in 4 Minuten'].map(relative => ({
        utc: '2026-05-01 12:34:56 UTC',
        relative,
      })),
    );
  });

  it('tells the local time to the second, with its time zone', () => {
    const { local } = momentTexts(NOW, NOW, 'en');
    const zone = new Intl.DateTimeFormat('en', { timeStyle: 'long' }).format(NOW);
    assert.ok(local.includes('2026') && local.endsWith(zone), local);
  });

  it('rounds towards now, so that nothing seems to last longer than it does', () => {
    const at = (seconds: number): string =>
      relativeText(new Date(NOW.getTime() + seconds * 1000), NOW, 'en');
    assert.deepEqual([0, 0.9, 59, 299, -3599, 86_399, 86_400, -2_629_746, 40_000_000].map(at), [
      'now',
      'now',
      'in 59 seconds',
      'in 4 minutes',
      '59 minutes ago',
      'in 23 hours',
      'in 1 day',
      '1 month ago',
      'in 1 year',
    ]);
  });
});
