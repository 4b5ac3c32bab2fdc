import assert from 'node:assert/strict';
import { findingsOf, toldOf } from '../findingsOf.ts';

const [ANN, BOB] = ['81000003517', '10000100182'];
const told = (list: object[]): string[] => toldOf({ list });
const training = (more: object = {}): object => ({
  worker: { ssin: ANN },
  training: { name: 'First aid' },
  period: { startDate: '2025-03-10', endDate: '2025-03-11' },
  status: 'completed',
  ...more,
});

describe('duplicateRule', () => {
  it('knows the same worker and training by title, dates and enterprise, whatever else differs', () => {
    assert.deepStrictEqual(
      told([
        training(),
        training({ status: 'reserved', certificate: { validUntil: '2028-01-01' } }),
        training({ worker: { ssin: '81.00.00-035.17' }, training: { name: ' first  AID' } }),
      ]).filter(finding => finding.startsWith('training')),
      ['training/duplicate list.1.worker.ssin', 'training/duplicate list.2.worker.ssin'],
    );
  });

  it('keeps apart what differs in one of these', () => {
    assert.deepStrictEqual(
      told([
        training(),
        training({ worker: { ssin: BOB } }),
        training({ training: { name: 'Second aid' } }),
        training({ period: { startDate: '2025-04-10', endDate: '2025-04-11' } }),
        training({ employer: { enterpriseNumber: '0123456749' } }),
      ]),
      [],
    );
  });

  it('knows entries of a year', () => {
    const right = (year: number, days: number) => ({ niss: ANN, year, days });
    assert.deepStrictEqual(told([right(2025, 5), right(2026, 5), right(2025, 4)]), [
      'training/duplicate list.2.niss',
    ]);
  });

  it('compares all texts where no training is told', () => {
    assert.deepStrictEqual(
      told([
        { ssin: ANN, employer: '0123456749' },
        { ssin: ANN, employer: '0000000196' },
        { ssin: ANN, employer: '0123456749' },
      ]),
      ['training/duplicate list.2.ssin'],
    );
  });

  it('says nothing of entries without a worker', () => {
    assert.deepStrictEqual(told([{ title: 'x' }, { title: 'x' }]), []);
  });

  it('takes what stands around a list for a part of each entry: a participant is in a training once, whatever became of it', () => {
    const body = (...participants: object[]) => ({
      training: { title: 'First aid', period: { startDate: '2025-03-10' } },
      participants,
    });
    assert.deepStrictEqual(
      [
        toldOf(body({ ssin: ANN, status: 'completed' }, { ssin: BOB }, { ssin: ANN })),
        toldOf(body({ ssin: ANN, employer: { cbe: '0000000196' } }, { ssin: ANN })),
        toldOf({ ...body({ ssin: ANN }), trainers: [{ ssin: ANN }] }),
        toldOf({ title: 'First aid', ssins: [ANN, BOB, ANN] }),
        toldOf({ ssins: [ANN, BOB, ANN] }),
      ],
      [['training/duplicate participants.2.ssin'], [], [], ['training/duplicate ssins.2'], []],
    );
  });

  it('finds the earlier one in another list, too', () => {
    const of = (...participants: string[]) => ({
      title: 'First aid',
      date: '2025-03-10',
      participants: participants.map(ssin => ({ ssin })),
    });
    assert.deepStrictEqual(
      findingsOf({ trainings: [of(ANN, BOB), of(BOB), of(ANN, ANN)] }).map(finding => [
        finding.path.join('.'),
        finding.details,
      ]),
      [
        ['trainings.1.participants.0.ssin', {}],
        ['trainings.2.participants.0.ssin', {}],
        ['trainings.2.participants.1.ssin', {}],
      ],
    );
  });

  it('keeps rights of several kinds apart, which no title tells', () => {
    const right = (kind: string, entitledDays: number) => ({
      worker: { ssin: ANN },
      year: 2025,
      right: kind,
      entitledDays,
    });
    assert.deepStrictEqual(
      told([right('statutory', 5), right('sectoral', 5), right('statutory', 3)]),
      ['training/duplicate list.2.worker.ssin'],
    );
  });
});
