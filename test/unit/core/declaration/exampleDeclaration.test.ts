import assert from 'node:assert/strict';
import { findOperation } from '../../../../src/core/api/findOperation.ts';
import type { Account } from '../../../../src/core/channel/account.ts';
import {
  exampleDeclaration,
  onlyEmployer,
} from '../../../../src/core/declaration/exampleDeclaration.ts';
import { provisionalDescription } from '../api/provisionalDescription.ts';

describe('exampleDeclaration', () => {
  it('declares in the name of the enterprise, where it has one', () => {
    const description = provisionalDescription();
    const operation = findOperation(description, 'createTraining');
    const employers = [undefined, '0000000394'].map(
      number =>
        (
          exampleDeclaration(description, operation, number, '2026-05-04') as {
            employer: { enterpriseNumber: string };
          }
        ).employer.enterpriseNumber,
    );
    assert.deepStrictEqual(employers, ['0000000196', '0000000394']);
  });
});

describe('onlyEmployer', () => {
  it('is the account itself, or the only employer of a representative', () => {
    const own = '0000000295';
    const [one, other] = ['0000000196', '0000000394'].map(enterpriseNumber => ({
      enterpriseNumber,
    }));
    const accounts: Pick<Account, 'quality' | 'enterpriseNumber' | 'employers'>[] = [
      { quality: 'employer', enterpriseNumber: own },
      { quality: 'employer' },
      { quality: 'trainingProvider', enterpriseNumber: own },
      { quality: 'socialSecretariat', enterpriseNumber: own },
      { quality: 'socialSecretariat', enterpriseNumber: own, employers: [one!] },
      { quality: 'serviceProvider', enterpriseNumber: own, employers: [one!, other!] },
    ];
    assert.deepStrictEqual([undefined, ...accounts].map(onlyEmployer), [
      undefined,
      own,
      undefined,
      own,
      undefined,
      '0000000196',
      undefined,
    ]);
  });
});
