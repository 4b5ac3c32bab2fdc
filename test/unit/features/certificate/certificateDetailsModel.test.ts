import assert from 'node:assert/strict';
import { describeCertificate } from '../../../../src/core/certificate/describeCertificate.ts';
import { certificateDetailsModel } from '../../../../src/features/certificate/certificateDetailsModel.ts';
import { firstEntry } from '../../core/certificate/keyStoreFixtures.ts';

/** The labels of the fields, in order, and what can be read at a glance. */
async function detailsOf(file: string) {
  const { certificates } = await firstEntry(file);
  const { fields, extensions, pem } = certificateDetailsModel(
    describeCertificate(certificates[0]!.der),
    'the PEM',
  );
  return {
    labels: fields.map(({ label }) => label),
    subject: fields.find(({ label }) => label === 'Subject')?.lines,
    extensions: extensions.map(({ name, critical }) => `${name}${critical ? ' critical' : ''}`),
    pem,
  };
}

const COMMON = [
  ...['Version', 'Serial number', 'Subject', 'Issuer', 'Valid from', 'Valid until'],
  ...['Public key', 'Key algorithm'],
];
const SIGNATURE = ['Signature algorithm', 'Signature'];

describe('certificateDetailsModel', () => {
  it('shows every field; of an RSA key its numbers, of another its bits', async () => {
    assert.deepStrictEqual(
      [await detailsOf('ossl3-rsa2048.p12'), await detailsOf('ossl-ecleaf-chain.p12')],
      [
        {
          labels: [...COMMON, 'Exponent', 'Modulus', ...SIGNATURE],
          subject: ['C = BE', 'O = Test Sender NV', 'OU = Chaman', 'CN = spike client rsa2048'],
          extensions: [
            'subjectKeyIdentifier',
            'authorityKeyIdentifier',
            'keyUsage critical',
            'basicConstraints critical',
          ],
          pem: 'the PEM',
        },
        {
          labels: [...COMMON, 'Key bits', ...SIGNATURE],
          subject: ['C = BE', 'O = Test Sender', 'CN = ec leaf'],
          extensions: [
            'basicConstraints',
            'keyUsage critical',
            'extKeyUsage',
            'subjectAltName',
            'certificatePolicies',
            'subjectKeyIdentifier',
            'authorityKeyIdentifier',
          ],
          pem: 'the PEM',
        },
      ],
    );
  });
});
