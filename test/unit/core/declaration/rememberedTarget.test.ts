import assert from 'node:assert/strict';
import {
  keptParameters,
  readRememberedTarget,
} from '../../../../src/core/declaration/rememberedTarget.ts';

describe('readRememberedTarget', () => {
  it('reads what this version keeps, and the operation alone that the first one kept', () => {
    const whole = {
      apiId: 'other',
      operationId: 'changeOrder',
      account: 'acme',
      parameters: { id: '12' },
    };
    assert.deepStrictEqual(
      [
        whole,
        { apiId: 'fla', operationId: 'a' },
        'createTraining',
        { ...whole, account: 3, parameters: { id: 12, name: 'x' }, more: true },
      ].map(readRememberedTarget),
      [
        whole,
        { apiId: 'fla', operationId: 'a' },
        { apiId: 'fla', operationId: 'createTraining' },
        { apiId: 'other', operationId: 'changeOrder', parameters: { name: 'x' } },
      ],
    );
  });

  it('takes nothing else for a target', () => {
    const nothing = [undefined, null, 3, [], {}, { apiId: 'fla' }, { operationId: 'a' }];
    assert.deepStrictEqual(
      nothing.map(readRememberedTarget),
      nothing.map(() => undefined),
    );
  });

  it('keeps no value that may be a national number', () => {
    const id = '0a6cd1a1-6a0f-4c1c-9d8a-3f1f3a2b7c11';
    assert.deepStrictEqual(
      keptParameters({ id, ssin: '81000003517', written: '81.00.00-035.17', year: '2025' }),
      { id, year: '2025' },
    );
  });
});
