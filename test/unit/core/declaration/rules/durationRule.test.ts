import assert from 'node:assert/strict';
import { toldOf } from '../findingsOf.ts';

const PERIOD = { startDate: '2025-03-10', endDate: '2025-03-11' };
const told = (body: object): boolean =>
  toldOf(body).some(finding => finding.startsWith('duration/exceeds-period'));

describe('durationRule', () => {
  for (const [name, within, beyond] of [
    ['duration', { hours: 48, minutes: 0 }, { hours: 47, minutes: 61 }],
    ['durationInHours', 48, 48.5],
    ['durationMinutes', 2880, 2881],
    ['durationInDays', 2, 3],
    ['duurInUren', 48, 49],
    ['duréeHeures', 48, 49],
    ['dauerInStunden', 48, 49],
    ['numberOfHours', 48, 49],
    ['duration', 'PT48H', 'P2DT1M'],
    ['duration', { uren: 48 }, { uren: 48, minuten: 1 }],
  ] as const) {
    it(`compares ${name} ${JSON.stringify(beyond)} with its period`, () => {
      assert.deepStrictEqual(
        [
          told({ ...PERIOD, [name]: within }),
          told({ ...PERIOD, [name]: beyond }),
          told({ period: PERIOD, [name]: beyond }),
        ],
        [false, true, true],
      );
    });
  }

  it('counts a day for two moments that follow each other, whatever their time zones', () => {
    const moment = { type: 'string', format: 'date-time' };
    const properties = { start: moment, end: moment, durationHours: { type: 'number' } };
    const schema = { type: 'object', properties };
    const body = { start: '2025-03-10T00:30:00+02:00', end: '2025-03-09T23:00:00Z' };
    assert.deepStrictEqual(
      [
        toldOf({ ...body, durationHours: 2 }, { schema }),
        toldOf({ ...body, durationHours: 25 }, { schema }),
      ],
      [[], ['duration/exceeds-period durationHours']],
    );
  });

  it('says nothing without a period, or where it is not clear which it is', () => {
    assert.deepStrictEqual(
      [
        { duration: { hours: 100 } },
        { validity: PERIOD, duration: { hours: 100 } },
        { validFrom: PERIOD.startDate, validUntil: PERIOD.endDate, duration: { hours: 100 } },
        { firstPeriod: PERIOD, secondPeriod: PERIOD, duration: { hours: 100 } },
        { period: { startDate: '2025-03-12', endDate: '2025-03-11' }, duration: { hours: 100 } },
        { ...PERIOD, duration: 'long' },
        { ...PERIOD, duration: 100 },
      ].map(told),
      [false, false, false, false, false, false, false],
    );
  });
});
