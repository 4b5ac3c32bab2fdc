import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import {
  createCertificate,
  type NewCertificate,
} from '../../../../src/core/certificate/createCertificate.ts';
import { readCertificate } from '../../../../src/core/certificate/readCertificate.ts';
import { failureOf } from '../../failureOf.ts';
import { KINDS, make, NOT_AFTER, NOW, SLOW, SUBJECT, SUBJECT_TEXT } from './newKeys.ts';

const SIGNATURES: Record<string, string> = {
  'RSA-2048': 'sha256WithRSAEncryption',
  'RSA-3072': 'sha384WithRSAEncryption',
  'RSA-4096': 'sha512WithRSAEncryption',
  'P-384': 'ecdsa-with-SHA384',
  'P-521': 'ecdsa-with-SHA512',
};

const zeros = (size: number): Buffer => Buffer.alloc(size);

/** A P-384 certificate with something else about it. */
async function create(
  changes: Partial<NewCertificate>,
  randomBytes: (size: number) => Uint8Array = zeros,
): Promise<Buffer> {
  const { keys } = await make('P-384');
  return createCertificate(
    { subject: SUBJECT, keys, digest: 'sha384', now: NOW, notAfter: NOT_AFTER, ...changes },
    randomBytes,
  );
}

describe('createCertificate', () => {
  for (const { name, key } of KINDS) {
    it(`of ${name} reads back as what it was to say`, async function () {
      this.timeout(SLOW);
      const { certificate } = await make(name);
      const { serialNumber, ...facts } = readCertificate(certificate);
      assert.match(serialNumber, /^[4-7][0-9A-F]{31}$/);
      assert.deepStrictEqual(facts, {
        subject: SUBJECT_TEXT,
        issuer: SUBJECT_TEXT,
        notBefore: new Date('2026-11-21T11:55:00Z'),
        notAfter: NOT_AFTER,
        key,
        signatureAlgorithm: SIGNATURES[name],
        signatureDigest: `SHA-${/\d+$|\d{3}/.exec(SIGNATURES[name]!)![0]}`,
        keyUsage: ['digitalSignature'],
        subjectAltNames: [],
        selfSigned: true,
        thumbprints: {
          sha1: createHash('sha1').update(certificate).digest('hex'),
          sha256: createHash('sha256').update(certificate).digest('hex'),
        },
        der: certificate,
      });
    });

    it(`of ${name} says the same to Node`, async function () {
      this.timeout(SLOW);
      const { certificate, keys } = await make(name);
      const facts = readCertificate(certificate);
      const x509 = new X509Certificate(certificate);
      assert.deepStrictEqual(
        {
          // BoringSSL has no name for 2.5.4.97.
          names: [x509.subject, x509.issuer].map(lines =>
            lines.replace(/\s/g, ' ').replace('organizationIdentifier', '2.5.4.97'),
          ),
          serialNumber: x509.serialNumber,
          validity: [x509.validFrom, x509.validTo].map(time => new Date(time)),
          usages: [x509.ca, x509.keyUsage, x509.subjectAltName],
          thumbprints: [x509.fingerprint, x509.fingerprint256].map(plain),
          publicKey: x509.publicKey.equals(keys.publicKey),
          checks: [x509.verify(keys.publicKey), x509.checkPrivateKey(keys.privateKey)],
        },
        {
          names: Array.from(
            { length: 2 },
            () => 'C=BE O=Société Exemple & Zoon 2.5.4.97=NTRBE-0123456749 CN=FLA\\, test',
          ),
          serialNumber: facts.serialNumber,
          validity: [facts.notBefore, facts.notAfter],
          usages: [false, undefined, undefined],
          thumbprints: [facts.thumbprints.sha1, facts.thumbprints.sha256],
          publicKey: true,
          checks: [true, true],
        },
      );
    });
  }

  it('takes each of the documented hashes with each type of key', async () => {
    const signed: string[] = [];
    for (const name of ['RSA-2048', 'P-384']) {
      const { keys } = await make(name);
      for (const digest of ['sha256', 'sha384', 'sha512'] as const) {
        const { signatureAlgorithm, selfSigned } = readCertificate(await create({ keys, digest }));
        signed.push(`${signatureAlgorithm} ${selfSigned}`);
      }
    }
    assert.deepStrictEqual(signed, [
      'sha256WithRSAEncryption true',
      'sha384WithRSAEncryption true',
      'sha512WithRSAEncryption true',
      'ecdsa-with-SHA256 true',
      'ecdsa-with-SHA384 true',
      'ecdsa-with-SHA512 true',
    ]);
  });

  it('has a positive serial number of the same length whatever the chance', async () => {
    const numbers = [0, 0x80, 0xff].map(async byte =>
      readCertificate(await create({}, size => Buffer.alloc(size, byte))),
    );
    assert.deepStrictEqual(
      (await Promise.all(numbers)).map(({ serialNumber }) => serialNumber),
      [`40${'00'.repeat(15)}`, `40${'80'.repeat(15)}`, `7F${'FF'.repeat(15)}`],
    );
  });

  it('may end after 2049', async () => {
    const notAfter = new Date('2060-02-29T23:59:59Z');
    const certificate = await create({ notAfter });
    assert.deepStrictEqual(
      [readCertificate(certificate).notAfter, new Date(new X509Certificate(certificate).validTo)],
      [notAfter, notAfter],
    );
  });

  it('needs no enterprise number', async () => {
    const { commonName, organization, country } = SUBJECT;
    const certificate = await create({ subject: { commonName, organization, country } });
    assert.equal(
      readCertificate(certificate).subject,
      'CN=FLA\\, test,O=Société Exemple & Zoon,C=BE',
    );
  });

  it('refuses a validity that is over, or no date', async () => {
    for (const notAfter of [NOW, new Date(0), new Date(NaN)]) {
      assert.equal(await failureOf(create({ notAfter })), 'RangeError');
    }
  });
});

function plain(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
