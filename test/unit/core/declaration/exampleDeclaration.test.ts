import assert from 'node:assert/strict';
import { findOperation } from '../../../../src/core/api/findOperation.ts';
import type { Account } from '../../../../src/core/channel/account.ts';
import {
  exampleDeclaration,
  onlyEmployer,
} from '../../../../src/core/declaration/exampleDeclaration.ts';
import type { Quality } from '../../../../src/core/channel/quality.ts';
import { descriptionOfBody } from '../api/descriptionOfBody.ts';
import { provisionalDescription } from '../api/provisionalDescription.ts';

describe('exampleDeclaration', () => {
  it('declares in the name of the enterprise, where it has one', () => {
    const description = provisionalDescription();
    const operation = findOperation(description, 'createTraining');
    const employers = [{}, { enterpriseNumber: '0000000394' }].map(
      declarant =>
        (
          exampleDeclaration(description, operation, declarant, '2026-05-04') as {
            employer: { enterpriseNumber: string };
          }
        ).employer.enterpriseNumber,
    );
    assert.deepStrictEqual(employers, ['0000000196', '0000000394']);
  });

  const EMPLOYED = {
    type: 'object',
    properties: {
      employer: { type: 'object', properties: { cbe: { type: 'string', example: '0000000196' } } },
      provider: {
        type: 'object',
        properties: { enterpriseNumber: { type: 'string', example: '0123456749' } },
      },
      participants: {
        type: 'array',
        items: { type: 'object', properties: { employerNumber: { example: '0000000196' } } },
      },
    },
  };
  const inTheNameOf = (quality: Quality, schema: object) => {
    const { description, operation } = descriptionOfBody(schema);
    const declarant = { quality, enterpriseNumber: '0000000394' };
    return exampleDeclaration(description, operation, declarant, '2026-05-04');
  };

  it('finds the number of whoever declares by what it is called, where the description does not say', () => {
    const body = (employer: string, provider: string) => ({
      employer: { cbe: employer },
      provider: { enterpriseNumber: provider },
      participants: [{ employerNumber: '0000000196' }],
    });
    assert.deepStrictEqual(
      [inTheNameOf('employer', EMPLOYED), inTheNameOf('socialSecretariat', EMPLOYED)],
      [body('0000000394', '0123456749'), body('0000000394', '0123456749')],
    );
    assert.deepStrictEqual(
      inTheNameOf('trainingProvider', EMPLOYED),
      body('0000000196', '0000000394'),
    );
  });

  it('leaves the example as it is where several may be meant, or the number is written in another form', () => {
    const number = (example: unknown) => ({ type: 'string', example });
    const several = {
      type: 'object',
      properties: { cbeNumber: number('0000000196'), enterpriseNumber: number('0123456749') },
    };
    const dotted = { type: 'object', properties: { cbeNumber: number('0000.000.196') } };
    assert.deepStrictEqual(
      [inTheNameOf('employer', several), inTheNameOf('employer', dotted)],
      [{ cbeNumber: '0000000196', enterpriseNumber: '0123456749' }, { cbeNumber: '0000.000.196' }],
    );
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
