import assert from 'node:assert/strict';
import { findingsOf, toldOf } from '../findingsOf.ts';

describe('identifierRule', () => {
  it('reads the names of several APIs without any schema', () => {
    const told = toldOf({
      worker: { INSZ: '81000003518', nationaalNummer: 'x' },
      employer: { nssoRegistrationNumber: 100007, cbe_number: '0123456748' },
      places: [{ vestigingsnummer: '8999999994' }],
      dimonaIn: { jointCommissionNumber: '1x4', startDate: '2025-02-30' },
    });
    assert.deepStrictEqual(told, [
      'ssin/check-digits worker.INSZ',
      'employer-id/check-digits employer.nssoRegistrationNumber',
      'enterprise-number/check-digits employer.cbe_number',
      'establishment-unit/check-digits places.0.vestigingsnummer',
      'joint-committee/format dimonaIn.jointCommissionNumber',
      'date/unknown-day dimonaIn.startDate',
    ]);
  });

  it('reads schemas that others refer to, in lists, alternatives and recursion', () => {
    const schemas = {
      Ssin: { type: 'string', pattern: '^\\d{11}$' },
      Person: {
        type: 'object',
        properties: {
          key: { $ref: '#/components/schemas/Ssin' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Person' } },
        },
      },
    };
    const schema = {
      type: 'object',
      properties: {
        who: { oneOf: [{ $ref: '#/components/schemas/Person' }, { type: 'boolean' }] },
        all: { allOf: [{ $ref: '#/components/schemas/Person' }] },
        keys: { type: 'array', items: { $ref: '#/components/schemas/Ssin' } },
        byName: { type: 'object', additionalProperties: { $ref: '#/components/schemas/Ssin' } },
      },
    };
    const wrong = '81000003518';
    const body = {
      who: { children: [{ children: [{ key: wrong }] }] },
      all: { key: wrong },
      keys: ['81000003517', wrong],
      byName: { anybody: wrong },
    };
    assert.deepStrictEqual(toldOf(body, { schema, schemas }), [
      'ssin/check-digits who.children.0.children.0.key',
      'ssin/check-digits all.key',
      'ssin/check-digits keys.1',
      'ssin/check-digits byName.anybody',
    ]);
  });

  it('reads numbers that have lost their zeros', () => {
    const told = toldOf({
      ssin: 3241778,
      cbe: 123456749,
      kbo: 123456748,
      employerId: '0000100006',
    });
    assert.deepStrictEqual(told, ['enterprise-number/check-digits kbo']);
  });

  it('takes the form that the description asks for', () => {
    const schema = {
      type: 'object',
      properties: {
        ssin: { type: 'string', pattern: '^\\d{2}\\.\\d{2}\\.\\d{2}-\\d{3}\\.\\d{2}$' },
        cbe: { type: 'string', pattern: '^\\d{4}\\.\\d{3}\\.\\d{3}$' },
        jointCommittee: { type: 'string', pattern: '^\\d{3}(\\d{2}){0,2}$' },
      },
    };
    assert.deepStrictEqual(
      toldOf({ ssin: '81.00.00-035.18', cbe: '0123.456.749', jointCommittee: '22501' }, { schema }),
      ['ssin/check-digits ssin'],
    );
  });

  it('tells of a text with separators whether its digits are wrong too, and strips them alone', () => {
    const [digits, separators] = findingsOf({ cbe: '123.456.748' });
    assert.deepStrictEqual(
      [digits?.code, separators?.code, separators?.severity, separators?.fix?.edits[0]?.text],
      ['enterprise-number/check-digits', 'enterprise-number/separators', 'warning', '"0123456748"'],
    );
  });

  it('says once what the description refuses for another reason', () => {
    const schema = {
      type: 'object',
      properties: { employerId: { type: 'integer', minimum: 197 } },
    };
    assert.deepStrictEqual(toldOf({ employerId: 193 }, { schema }), [
      'employer-id/check-digits employerId',
    ]);
  });

  it('leaves what is no such number to the schema', () => {
    assert.deepStrictEqual(
      toldOf({
        ssin: 'none',
        enterpriseNumber: '2297964444',
        cbe: '',
        employerId: 'abc',
        niss: null,
      }),
      [],
    );
  });

  it('holds no national number in what it tells', () => {
    const numbers = ['81000003518', '81.00.00-035.18', '8100000351'];
    const schema = {
      type: 'object',
      additionalProperties: false,
      properties: {
        ssin: { type: 'string', pattern: '^\\d{11}$' },
        type: { type: 'string', enum: ['a', 'b'] },
        enterpriseNumber: { type: 'string', pattern: '^[0-1]\\d{9}$' },
        employerId: { type: 'integer', format: 'int64', maximum: 5999999999 },
        date: { type: 'string', format: 'date' },
      },
    };
    for (const number of numbers) {
      const body = {
        ssin: number,
        type: number,
        enterpriseNumber: number,
        employerId: Number(number.replace(/\D/g, '')),
        date: number,
        [number]: number,
      };
      const details = JSON.stringify(findingsOf(body, { schema }).map(found => found.details));
      assert.doesNotMatch(details, /8100000|81\.00/);
    }
  });
});
