import assert from 'node:assert/strict';
import { readRememberedTarget } from '../../../../src/core/declaration/rememberedTarget.ts';

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
});
