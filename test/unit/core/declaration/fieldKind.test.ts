import assert from 'node:assert/strict';
import {
  fieldKindOf,
  type FieldFacts,
  type FieldKind,
} from '../../../../src/core/declaration/fieldKind.ts';

const kindOf = (name: string, facts: Partial<FieldFacts> = {}): FieldKind | undefined =>
  fieldKindOf(name, {
    names: [],
    formats: [],
    patterns: [],
    texts: [],
    listed: false,
    ...facts,
  });

const NAMES: Record<FieldKind | 'none', string[]> = {
  ssin: [
    'ssin',
    'SSIN',
    'ssins',
    'workerSsin',
    'worker_ssin',
    'ssinWorker',
    'INSZ',
    'inszNummer',
    'insznummer',
    'niss',
    'numeroNISS',
    'inss',
    'enss',
    'nationalRegisterNumber',
    'rijksregisternummer',
    'numéroRegistreNational',
    'nationalNumber',
  ],
  enterpriseNumber: [
    'enterpriseNumber',
    'enterpriseNumbers',
    'employerEnterpriseNumber',
    'enterprise_nr',
    'cbeNumber',
    'CBENumber',
    'cbe',
    'kboNummer',
    'numéroBCE',
    'ondernemingsnummer',
    "numéroD'entreprise",
    'Unternehmensnummer',
  ],
  establishmentUnitNumber: [
    'establishmentUnitNumber',
    'establishmentNumber',
    'localUnitNumber',
    'vestigingsnummer',
    'vestigingseenheidsnummer',
    "numéroUnitéD'établissement",
    'Niederlassungseinheitsnummer',
    'Standortnummer',
  ],
  employerId: [
    'employerId',
    'employerID',
    'nssoNumber',
    'nssoRegistrationNumber',
    'rszNummer',
    'numeroONSS',
  ],
  jointCommittee: [
    'jointCommittee',
    'jointCommitteeNumber',
    'jointSubCommittee',
    'jointCommissionNumber',
    'paritairComité',
    'commissionParitaire',
    'paritätischeKommission',
  ],
  date: ['startDate', 'einddatum', 'date', 'geboortedatum', 'Geburtsdatum'],
  dateTime: [],
  none: [
    'session',
    'missing',
    'classification',
    'ssinType',
    'isSsinValid',
    'enterpriseName',
    'companyNumber',
    'vatNumber',
    'cbeEntityName',
    'unitNumber',
    'establishmentName',
    'employer',
    'employerName',
    'trainingId',
    'jointCommitteeName',
    'update',
    'dateless',
  ],
};

describe('fieldKindOf', () => {
  for (const [kind, names] of Object.entries(NAMES)) {
    for (const name of names) {
      it(`takes “${name}” for ${kind}`, () => {
        assert.equal(kindOf(name), kind === 'none' ? undefined : kind);
      });
    }
  }

  it('goes by the format before all else', () => {
    assert.deepStrictEqual(
      [
        kindOf('start', { formats: ['date'] }),
        kindOf('start', { formats: ['date-time'] }),
        kindOf('person', { formats: ['ssin'] }),
        kindOf('person', { formats: ['insz'], patterns: ['.*'] }),
        kindOf('ssin', { formats: ['uuid'] }),
        kindOf('employerId', { formats: ['uuid'] }),
      ],
      ['date', 'dateTime', 'ssin', 'ssin', undefined, undefined],
    );
  });

  it('goes by the name of the schema it refers to', () => {
    assert.deepStrictEqual(
      [
        kindOf('person', { names: ['Ssin'] }),
        kindOf('organisation', { names: ['EnterpriseNumber'], patterns: ['^[0-1]\\d{9}$'] }),
        kindOf('number', { names: ['EstablishmentUnitNumber'] }),
        kindOf('since', { names: ['IncompleteDate'] }),
      ],
      ['ssin', 'enterpriseNumber', 'establishmentUnitNumber', undefined],
    );
  });

  it('goes by a pattern that can only mean one thing, however it is written', () => {
    const byPattern = (pattern: string, texts: string[] = []) =>
      kindOf('value', { patterns: [pattern], texts });
    assert.deepStrictEqual(
      {
        belgif: byPattern('^[0-1]\\d{9}$'),
        eBox: byPattern('[0-1][0-9]{9}'),
        alternatives: byPattern('^(0|1)[0-9]{9}$'),
        phone: byPattern('^0\\d{9}$'),
        tenDigits: byPattern('^\\d{10}$'),
        unit: byPattern('^[2-8]\\d{9}$'),
        jointCommittee: byPattern('^\\d{3}(\\.\\d{2}){0,2}$'),
        elevenDigits: byPattern('^\\d{11}$'),
        elevenDigitsOfPerson: byPattern('^\\d{11}$', ['The INSZ of the worker']),
        broken: byPattern('^(\\d{11$'),
      },
      {
        belgif: 'enterpriseNumber',
        eBox: 'enterpriseNumber',
        alternatives: 'enterpriseNumber',
        phone: undefined,
        tenDigits: undefined,
        unit: 'establishmentUnitNumber',
        jointCommittee: 'jointCommittee',
        elevenDigits: undefined,
        elevenDigitsOfPerson: 'ssin',
        broken: undefined,
      },
    );
  });

  it('believes a schema more than a name', () => {
    assert.deepStrictEqual(
      [
        kindOf('cbe', { patterns: ['^BE\\d{10}$'] }),
        kindOf('ssin', { patterns: ['^[A-Z]+$'] }),
        kindOf('ssin', { patterns: ['^\\d{2}\\.\\d{2}\\.\\d{2}-\\d{3}\\.\\d{2}$'] }),
        kindOf('jointCommittee', { listed: true }),
        kindOf('startDate', { patterns: ['^\\d{8}$'] }),
      ],
      [undefined, undefined, 'ssin', undefined, undefined],
    );
  });
});
