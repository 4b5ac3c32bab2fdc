import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readCertificate } from '../../../../src/core/certificate/readCertificate.ts';
import { fixtureBytes, FIXTURES, openFixture } from './keyStoreFixtures.ts';

describe('readCertificate', () => {
  it('tells what OpenSSL tells', () => {
    const der = fixtureBytes('odd-names.cer');
    // `openssl x509 -noout -subject -serial -dates -fingerprint -nameopt RFC2253,-esc_msb,utf8`, parts of a part in file order.
    const name =
      '2.25.329800735698586629295641978511506172918=#0c087575696420617263,1.2.3.4=#0c056f74686572,' +
      'emailAddress=a@b.example,CN=Straße+serialNumber=0123.456.749,OU=\\ leading and trailing\\ ,' +
      'O=\\#Société \\"A\\+B\\"\\, \\<x\\>\\; \\\\back,C=BE';
    assert.deepEqual(readCertificate(der), {
      subject: name,
      issuer: name,
      serialNumber: 'F00D',
      notBefore: new Date('2026-11-21T22:20:36Z'),
      notAfter: new Date('2036-11-18T22:20:36Z'),
      key: { type: 'EC', curve: 'P-384' },
      signatureAlgorithm: 'ecdsa-with-SHA256',
      signatureDigest: 'SHA-256',
      subjectAltNames: [],
      selfSigned: true,
      thumbprints: {
        sha1: 'f1cf36421f8e8ac40bb097eeb04f443cdb7fd9e3',
        sha256: 'e91f1c31ee0c99c374148c185dd8f0c404d61383e6008ff6ed7acd34a6917dca',
      },
      der,
    });
  });

  it("agrees with Node's own reader on the certificates of the key stores", async () => {
    const quick = FIXTURES.filter(({ file, code }) => !code && /^(crit|kt17|ossl3)-/.test(file));
    for (const { file, passphrase } of quick) {
      const { entries } = await openFixture(file, passphrase);
      for (const { der } of entries.flatMap(({ certificates }) => certificates)) {
        const { serialNumber, notBefore, notAfter, thumbprints } = readCertificate(der);
        const node = new X509Certificate(der);
        assert.deepEqual(
          { serialNumber, notBefore, notAfter, thumbprints },
          {
            serialNumber: node.serialNumber,
            notBefore: new Date(node.validFrom),
            notAfter: new Date(node.validTo),
            thumbprints: {
              sha1: node.fingerprint.replaceAll(':', '').toLowerCase(),
              sha256: node.fingerprint256.replaceAll(':', '').toLowerCase(),
            },
          },
          file,
        );
      }
    }
  });

  it('throws for what is no certificate', () => {
    const der = fixtureBytes('odd-names.cer');
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('text'),
      Buffer.of(0x30, 0),
      der.subarray(0, 100),
      Buffer.concat([der, Buffer.of(0)]),
    ]) {
      assert.throws(() => readCertificate(bytes), { name: 'BerError', reason: 'malformed' });
    }
  });
});
