import assert from 'node:assert/strict';
import { senderOf } from '../../../../src/core/declaration/senderOf.ts';

describe('senderOf', () => {
  it('takes from an account what a declaration is judged by, and nothing else', () => {
    const account = {
      id: 'a',
      name: 'A',
      environment: 'acpt',
      clientId: 'c',
      certificate: 'c.p12',
    };
    assert.deepStrictEqual(
      [
        senderOf({ ...account, quality: 'employer', enterpriseNumber: '0000000196' }),
        senderOf({
          ...account,
          quality: 'serviceProvider',
          employers: [{ enterpriseNumber: '0000000394', name: 'Bakery' }],
        }),
      ],
      [
        { quality: 'employer', enterpriseNumber: '0000000196' },
        { quality: 'serviceProvider', employers: ['0000000394'] },
      ],
    );
  });
});
