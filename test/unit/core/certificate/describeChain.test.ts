import assert from 'node:assert/strict';
import { describeChain } from '../../../../src/core/certificate/describeChain.ts';
import { firstEntry } from './keyStoreFixtures.ts';

describe('describeChain', () => {
  it('tells where each issuer is', async () => {
    const { certificates } = await firstEntry('kt-chain3.jks');
    const [leaf, issuing, root] = certificates;
    const links = (...chain: typeof certificates) =>
      describeChain(chain).map(({ certificate, issuer, issuerName }) => [
        certificate.subject === leaf!.subject ? 'leaf' : certificate.subject,
        issuer,
        issuerName,
      ]);
    const [ISSUING, ROOT] = [issuing!.subject, root!.subject];
    assert.deepStrictEqual(
      [links(leaf!, issuing!, root!), links(leaf!, issuing!), links(leaf!, root!), links()],
      [
        [
          ['leaf', 'present', ISSUING],
          [ISSUING, 'present', ROOT],
          [ROOT, 'self', ROOT],
        ],
        [
          ['leaf', 'present', ISSUING],
          [ISSUING, 'missing', ROOT],
        ],
        [
          ['leaf', 'missing', ISSUING],
          [ROOT, 'self', ROOT],
        ],
        [],
      ],
    );
  });
});
