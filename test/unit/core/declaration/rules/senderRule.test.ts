import assert from 'node:assert/strict';
import type { Sender } from '../../../../../src/core/declaration/bodyTarget.ts';
import { toldOf, type Around } from '../findingsOf.ts';

const [OWN, OTHER] = ['0123456749', '0000000196'];

const ACCOUNTS: Record<string, Sender> = {
  employer: { quality: 'employer', enterpriseNumber: OWN },
  secretariat: { quality: 'socialSecretariat', enterpriseNumber: '0000000295', employers: [OWN] },
  anybodys: { quality: 'serviceProvider' },
  provider: { quality: 'trainingProvider', enterpriseNumber: OWN },
};

/** What each account is told of a body. */
const toldTo = (body: object, around: Around = {}) =>
  Object.fromEntries(
    Object.entries(ACCOUNTS).map(([name, sender]) => [name, toldOf(body, { ...around, sender })]),
  );

describe('senderRule', () => {
  it('compares the number in the place that the description names', () => {
    const around = { declaredFor: '/for/number', schema: { type: 'object' } };
    const told = toldTo({ employer: { cbe: OTHER }, for: { number: OTHER } }, around);
    assert.deepStrictEqual(told, {
      employer: ['sender/not-the-account for.number'],
      secretariat: ['sender/not-an-employer for.number'],
      anybodys: [],
      provider: ['sender/not-the-provider for.number'],
    });
  });

  it('takes the account’s own number, and that of its employers', () => {
    const nobody = { employer: [], secretariat: [], anybodys: [], provider: [] };
    assert.deepStrictEqual(toldTo({ number: OWN }, { declaredFor: '/number' }), nobody);
    assert.deepStrictEqual(
      toldOf({ cbe: '0000000295' }, { sender: ACCOUNTS['secretariat']!, declaredFor: '/cbe' }),
      [],
    );
  });

  it('takes the enterprises of a group that an employer’s account names, and no list without any', () => {
    const told = (sender: Sender) => toldOf({ cbe: OTHER }, { sender, declaredFor: '/cbe' });
    assert.deepStrictEqual(
      [
        told({ quality: 'employer', enterpriseNumber: OWN, employers: [OTHER] }),
        told({ quality: 'employer', enterpriseNumber: OWN, employers: ['0000000295'] }),
        told({ quality: 'serviceProvider', employers: [] }),
        told({ quality: 'trainingProvider', enterpriseNumber: OWN, employers: [OTHER] }),
      ],
      [[], ['sender/not-the-account cbe'], [], ['sender/not-the-provider cbe']],
    );
  });

  it('goes by names where the description says nothing', () => {
    const body = {
      employer: { cbe: OTHER },
      provider: { cbe: '0000000394' },
      worker: { cbe: OTHER },
    };
    assert.deepStrictEqual(toldTo(body), {
      employer: ['sender/not-the-account employer.cbe'],
      secretariat: ['sender/not-an-employer employer.cbe'],
      anybodys: [],
      provider: ['sender/not-the-provider provider.cbe'],
    });
    assert.deepStrictEqual(toldTo({ enterpriseNumber: OTHER, title: 'x' }), {
      employer: ['sender/not-the-account enterpriseNumber'],
      secretariat: ['sender/not-an-employer enterpriseNumber'],
      anybodys: [],
      provider: ['sender/not-the-provider enterpriseNumber'],
    });
  });

  it('leaves a participant’s employer free, and what is not clear', () => {
    const nobody = { employer: [], secretariat: [], anybodys: [], provider: [] };
    assert.deepStrictEqual(
      [
        toldTo({ participants: [{ employer: { cbe: OTHER } }] }),
        toldTo({ participant: { employer: { cbe: OTHER } } }),
        toldTo({ employer: { cbe: OTHER, kbo: OTHER }, provider: { cbe: OTHER, kbo: OTHER } }),
        toldTo({ details: { cbe: OTHER } }),
      ],
      [nobody, nobody, nobody, nobody],
    );
  });

  it('says nothing of a number that is wrong in itself', () => {
    assert.deepStrictEqual(
      toldOf({ cbe: '0000000197' }, { sender: ACCOUNTS['employer']!, declaredFor: '/cbe' }),
      ['enterprise-number/check-digits cbe'],
    );
  });
});
