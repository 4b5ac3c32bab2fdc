import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { holdsOnlyCertificates } from '../../../../src/core/certificate/holdsOnlyCertificates.ts';

describe('holdsOnlyCertificates', () => {
  const read = (file: string): string => readFileSync(`test/fixtures/keystores/${file}`, 'utf8');
  const pem = (label: string, contents: Buffer): string =>
    `-----BEGIN ${label}-----\n${contents.toString('base64')}\n-----END ${label}-----\n`;
  const certificate = pem('CERTIFICATE', readFileSync('test/fixtures/keystores/cert.der.cer'));

  it('takes PEM certificates, whatever text stands around them', () => {
    assert.deepStrictEqual(
      [certificate, `Root of Test\n${certificate}\n${certificate}`, read('cert-crlf.cer')].map(
        holdsOnlyCertificates,
      ),
      [true, true, true],
    );
  });

  it('takes nothing else', () => {
    const texts = {
      empty: '',
      prose: 'certificate',
      pkcs7: read('chain.pem.p7b'),
      key: `${certificate}${pem('PRIVATE KEY', Buffer.from('secret'))}`,
      noCertificate: pem('CERTIFICATE', Buffer.from('nothing')),
      cut: certificate.slice(0, 300),
    };
    assert.deepStrictEqual(
      Object.entries(texts).filter(([, text]) => holdsOnlyCertificates(text)),
      [],
    );
  });
});
