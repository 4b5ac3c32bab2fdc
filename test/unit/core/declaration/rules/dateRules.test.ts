import assert from 'node:assert/strict';
import { toldOf } from '../findingsOf.ts';

const EARLY = '2025-03-09';
const LATE = '2025-03-10';
const DATES = { type: 'string', format: 'date' };
const MOMENTS = { type: 'string', format: 'date-time' };

describe('dateOrderRule', () => {
  for (const [start, end] of [
    ['startDate', 'endDate'],
    ['beginDate', 'endDate'],
    ['fromDate', 'toDate'],
    ['from', 'until'],
    ['dateFrom', 'dateTo'],
    ['validFrom', 'validUntil'],
    ['trainingStartDate', 'trainingEndDate'],
    ['start_date', 'end_date'],
    ['startdatum', 'einddatum'],
    ['begindatum', 'einddatum'],
    ['dateDebut', 'dateFin'],
    ['dateDeDébut', 'dateDeFin'],
    ['Anfangsdatum', 'Enddatum'],
    ['firstDay', 'lastDay'],
    ['premierJour', 'dernierJour'],
    ['startedAt', 'endedAt'],
    ['Beginn', 'Ende'],
    ['start', 'end'],
  ] as const) {
    it(`knows that ${start} comes before ${end}`, () => {
      const schema = { type: 'object', properties: { [start]: DATES, [end]: DATES } };
      assert.deepStrictEqual(
        [
          toldOf({ [start]: EARLY, [end]: LATE }, { schema }),
          toldOf({ [start]: LATE, [end]: LATE }, { schema }),
          toldOf({ [start]: LATE, [end]: EARLY }, { schema }),
        ],
        [[], [], [`date/order ${end}`]],
      );
    });
  }

  it('compares moments as such, and a moment with a day by its day', () => {
    const schema = {
      type: 'object',
      properties: { startTime: MOMENTS, endTime: MOMENTS, startDate: DATES, endDate: MOMENTS },
    };
    assert.deepStrictEqual(
      [
        toldOf(
          { startTime: '2025-03-10T10:00:00+02:00', endTime: '2025-03-10T08:30:00Z' },
          { schema },
        ),
        toldOf(
          { startTime: '2025-03-10T10:00:00+02:00', endTime: '2025-03-10T07:59:59Z' },
          { schema },
        ),
        toldOf({ startDate: '2025-03-10', endDate: '2025-03-10T00:00:00Z' }, { schema }),
        toldOf({ startDate: '2025-03-11', endDate: '2025-03-10T00:00:00Z' }, { schema }),
      ],
      [[], ['date/order endTime'], [], ['date/order endDate']],
    );
  });

  it('compares what belongs together alone', () => {
    const schema = {
      type: 'object',
      properties: Object.fromEntries(
        ['contractStart', 'trainingEnd', 'birthDate', 'startDate'].map(name => [name, DATES]),
      ),
    };
    const body = {
      contractStart: LATE,
      trainingEnd: EARLY,
      birthDate: LATE,
      startDate: LATE,
      inner: { endDate: EARLY },
    };
    assert.deepStrictEqual(toldOf(body, { schema: { ...schema, additionalProperties: true } }), []);
  });
});

describe('realDayRule', () => {
  it('takes days that the calendar has', () => {
    const days = [
      '2024-02-29',
      '2025-02-29',
      '2025-13-01',
      '2025-00-10',
      '2000-02-29',
      '1900-02-29',
    ];
    const schema = { type: 'object', properties: { days: { type: 'array', items: DATES } } };
    assert.deepStrictEqual(toldOf({ days }, { schema }), [
      'date/unknown-day days.1',
      'date/unknown-day days.2',
      'date/unknown-day days.3',
      'date/unknown-day days.5',
    ]);
  });

  it('leaves a date that may be known in part to its own pattern', () => {
    const IncompleteDate = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    const schema = {
      type: 'object',
      properties: { birthDate: { $ref: '#/components/schemas/IncompleteDate' } },
    };
    assert.deepStrictEqual(
      toldOf({ birthDate: '1981-05-00' }, { schema, schemas: { IncompleteDate } }),
      [],
    );
  });
});

describe('birthDateRule', () => {
  it('takes a birth date of today and none of tomorrow, whatever it is called', () => {
    const names = ['birthDate', 'dateOfBirth', 'geboortedatum', 'dateDeNaissance', 'Geburtsdatum'];
    const schema = {
      type: 'object',
      properties: Object.fromEntries(names.map(name => [name, DATES])),
    };
    const all = (date: string) => Object.fromEntries(names.map(name => [name, date]));
    assert.deepStrictEqual(
      [
        toldOf(all('2026-11-20'), { schema }),
        toldOf(all('2026-11-21'), { schema }),
        toldOf({ birthDate: '2026-13-01' }),
        toldOf({ birthdayGift: '2999-01-01', startDate: '2999-01-01' }),
      ],
      [[], names.map(name => `date/future-birth-date ${name}`), ['date/unknown-day birthDate'], []],
    );
  });
});
