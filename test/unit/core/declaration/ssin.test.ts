import assert from 'node:assert/strict';
import { describeSsin, ssinDigits, ssinMistake } from '../../../../src/core/declaration/ssin.ts';

const TODAY = '2026-11-20';

describe('ssinMistake', () => {
  for (const ssin of [
    '23292805780',
    '81050103522',
    '81050003552',
    '81000003517',
    '10000100182',
    '00003241778',
    '19082416188',
    '19282416134',
    '92200006963',
    '92321506985',
    '92400006909',
    '92521506931',
    '80240199943',
    '24203200171',
    '85073003328',
    '17073003384',
    '98472899765',
    '01490700185',
  ]) {
    it(`takes ${ssin}`, () => {
      assert.equal(ssinMistake(ssin, TODAY), undefined);
    });
  }

  for (const [ssin, mistake] of [
    ['81050103521', 'check-digits'],
    ['12345678901', 'birth-date'],
    ['84022711080', 'check-digits'],
    ['81130103578', 'birth-date'],
    ['81043103522', 'birth-date'],
    ['81023003522', 'birth-date'],
    ['81022903534', 'birth-date'],
    ['47060200096', 'counter'],
    ['99020299964', 'counter'],
  ] as const) {
    it(`refuses ${ssin} for its ${mistake}`, () => {
      assert.equal(ssinMistake(ssin, TODAY), mistake);
    });
  }

  it('takes a birth date of today and none of tomorrow', () => {
    assert.deepStrictEqual(
      ['2019-08-24', '2019-08-23'].map(today => ssinMistake('19082416188', today)),
      [undefined, 'future-birth-date'],
    );
  });

  it('knows leap years, of each century its own', () => {
    const numbers = {
      1900: '00022900116',
      2000: '00022900145',
      1901: '01022900137',
      2004: '04022900132',
    };
    assert.deepStrictEqual(
      Object.entries(numbers).map(([year, ssin]) => [year, ssinMistake(ssin, TODAY)]),
      [
        ['1900', 'birth-date'],
        ['1901', 'birth-date'],
        ['2000', undefined],
        ['2004', undefined],
      ],
    );
  });
});

describe('describeSsin', () => {
  it('tells what is known of the birth date, and the sex where the number holds it', () => {
    const numbers = {
      'national number': '81.05.01-035.22',
      'no day': '81050003552',
      'no month': '81000003517',
      'of the 2000s': '19082416188',
      'sex unknown': '92321506985',
      'sex known': '92521506931',
      female: '85073000259',
      wrong: '81050103521',
      'no number': '8105010352',
    };
    assert.deepStrictEqual(
      Object.fromEntries(
        Object.entries(numbers).map(([name, ssin]) => [name, describeSsin(ssin, TODAY)]),
      ),
      {
        'national number': { birthDate: '1981-05-01', sex: 'male' },
        'no day': { birthDate: '1981-05', sex: 'male' },
        'no month': { birthDate: '1981', sex: 'male' },
        'of the 2000s': { birthDate: '2019-08-24', sex: 'male' },
        'sex unknown': { birthDate: '1992-12-15' },
        'sex known': { birthDate: '1992-12-15', sex: 'male' },
        female: { birthDate: '1985-07-30', sex: 'female' },
        wrong: undefined,
        'no number': undefined,
      },
    );
  });
});

describe('ssinDigits', () => {
  it('reads a number as people write it, and nothing else', () => {
    assert.deepStrictEqual(
      ['81.05.01-035.22', '81 05 01 035 22', '810501-03522', '81.05.01-035.2', '81a05010352'].map(
        ssinDigits,
      ),
      ['81050103522', '81050103522', '81050103522', undefined, undefined],
    );
  });
});
