import assert from 'node:assert/strict';
import { durationText } from '../../../src/ui/durationText.ts';

describe('durationText', () => {
  it('tells a length of time in its two largest units', () => {
    assert.deepStrictEqual(
      [0, 1, 59, 60, 61, 3600, 3601, 3665, 86_400, 90_061].map(seconds =>
        durationText(seconds, 'en'),
      ),
      [
        '0 seconds',
        '1 second',
        '59 seconds',
        '1 minute',
        '1 minute, 1 second',
        '1 hour',
        '1 hour',
        '1 hour, 1 minute',
        '1 day',
        '1 day, 1 hour',
      ],
    );
  });
});
