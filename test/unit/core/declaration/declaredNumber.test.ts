import assert from 'node:assert/strict';
import type { Quality } from '../../../../src/core/channel/quality.ts';
import { findOperation } from '../../../../src/core/api/findOperation.ts';
import { declaredNumber } from '../../../../src/core/declaration/declaredNumber.ts';
import { descriptionOfBody } from '../api/descriptionOfBody.ts';
import { provisionalDescription } from '../api/provisionalDescription.ts';

describe('declaredNumber', () => {
  it('is the one in the place that the description names', () => {
    const description = provisionalDescription();
    const operation = findOperation(description, 'createTraining');
    const of = (body: unknown) =>
      declaredNumber(description, operation, { quality: 'serviceProvider' }, body);
    assert.deepStrictEqual(
      [
        of({ enterpriseNumber: '0123456749', employer: { enterpriseNumber: '0000000196' } }),
        of({ enterpriseNumber: '0123456749' }),
        of([]),
        of(undefined),
      ],
      ['0000000196', undefined, undefined, undefined],
    );
  });

  it('is the only one that can be meant where the description names none, whatever stands in lists', () => {
    const { description, operation } = descriptionOfBody({ type: 'object' });
    const body = {
      employer: { cbeNumber: '0000000196' },
      provider: { enterpriseNumber: '0123456749' },
      workers: Array.from({ length: 3 }, () => ({ enterpriseNumber: '0000000394' })),
    };
    const of = (quality: Quality, value: object) =>
      declaredNumber(description, operation, { quality }, value);
    assert.deepStrictEqual(
      [
        of('socialSecretariat', body),
        of('trainingProvider', body),
        of('employer', { cbeNumber: '0000000196', enterpriseNumber: '0123456749' }),
        of('employer', { employer: { cbeNumber: 196 } }),
      ],
      ['0000000196', '0123456749', undefined, undefined],
    );
  });
});
