import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describeCertificate } from '../../../../src/core/certificate/describeCertificate.ts';
import { readCertificate } from '../../../../src/core/certificate/readCertificate.ts';
import { certificateFixtures, fixtureBytes } from './keyStoreFixtures.ts';

describe('describeCertificate', () => {
  it('tells all that OpenSSL tells', () => {
    const der = fixtureBytes('odd-extensions.cer');
    // `openssl x509 -text`, in other words.
    const keyId = '2F:2E:AC:C4:67:75:C5:D6:54:65:68:DD:71:AF:D5:5E:86:98:3D:8A';
    const name = [
      { type: 'C', value: 'BE' },
      { type: 'CN', value: 'every extension' },
    ];
    const extensions: [oid: string, name: string, critical: boolean, ...lines: string[]][] = [
      ['2.5.29.19', 'basicConstraints', true, 'cA: true', 'pathLenConstraint: 0'],
      ['2.5.29.15', 'keyUsage', true, 'digitalSignature', 'keyCertSign', 'decipherOnly'],
      ['2.5.29.37', 'extKeyUsage', false, 'clientAuth', '1.2.3.4'],
      ['2.5.29.14', 'subjectKeyIdentifier', false, keyId],
      [
        '2.5.29.35',
        'authorityKeyIdentifier',
        false,
        `keyIdentifier: ${keyId}`,
        'authorityCertIssuer: DirName:CN=every extension,C=BE',
        'authorityCertSerialNumber: 70:6A:73:FF:95:C7:BE:B8:8F:EF:DF:45:A9:58:7A:D6:65:C8:E6:4D',
      ],
      [
        '2.5.29.17',
        'subjectAltName',
        false,
        'DNS:a.example',
        'email:b@example.be',
        'URI:https://c.example/',
        'IP:192.0.2.1',
        'IP:2001:db8:0:0:0:0:0:1',
        'RID:1.2.3',
        'DirName:CN=directory',
        'otherName:1.3.6.1.4.1.311.20.2.3:upn@example',
      ],
      ['2.5.29.18', 'issuerAltName', false, 'DNS:issuer.example'],
      [
        '2.5.29.30',
        'nameConstraints',
        false,
        'permittedSubtrees: DNS:.example',
        'excludedSubtrees: IP:10.0.0.0/255.0.0.0',
      ],
      [
        '2.5.29.31',
        'cRLDistributionPoints',
        false,
        'URI:http://crl.example/a.crl',
        'URI:ldap://crl.example/b',
      ],
      [
        '1.3.6.1.5.5.7.1.1',
        'authorityInfoAccess',
        false,
        'ocsp: URI:http://ocsp.example',
        'caIssuers: URI:http://ca.example/ca.cer',
      ],
      [
        '2.5.29.32',
        'certificatePolicies',
        false,
        '1.2.3.4.5',
        'anyPolicy',
        'cps: https://cps.example/',
        'unotice: read me',
      ],
      [
        '2.5.29.36',
        'policyConstraints',
        false,
        'requireExplicitPolicy: 3',
        'inhibitPolicyMapping: 0',
      ],
      ['2.5.29.54', 'inhibitAnyPolicy', false, 'skipCerts: 2'],
      ['2.16.840.1.113730.1.13', 'netscapeComment', false, 'a comment'],
      ['1.2.3.99', '1.2.3.99', false, '30:03:02:01:01'],
      ['1.2.3.100', '1.2.3.100', false, 'FF:00:FF'],
    ];
    const { publicKey, signature, ...rest } = describeCertificate(der);
    assert.deepStrictEqual(
      [rest, der.toString('hex').endsWith(signature), signature.length],
      [
        {
          version: 3,
          serialNumber: '706A73FF95C7BEB88FEFDF45A9587AD665C8E64D',
          subject: name,
          issuer: name,
          notBefore: new Date('2026-11-21T23:31:33Z'),
          notAfter: new Date('2036-11-18T23:31:33Z'),
          extensions: extensions.map(([oid, title, critical, ...lines]) => ({
            ...{ oid, name: title, critical, lines },
          })),
          signatureAlgorithm: 'sha512WithRSAEncryption',
        },
        true,
        512,
      ],
    );
    const node = new X509Certificate(der).publicKey;
    const spki = node.export({ type: 'spki', format: 'der' });
    const { n } = node.export({ format: 'jwk' });
    assert.deepStrictEqual(
      [publicKey, spki.toString('hex').endsWith(publicKey.hex)],
      [
        {
          type: 'RSA',
          bits: 2048,
          algorithm: 'rsaEncryption',
          hex: publicKey.hex,
          modulus: Buffer.from(n!, 'base64url').toString('hex'),
          exponent: '65537',
        },
        true,
      ],
    );
  });

  it('tells of an EC key its curve and point', () => {
    const { publicKey } = describeCertificate(fixtureBytes('cert-p384.cer'));
    assert.deepStrictEqual(
      [publicKey, /^04[0-9a-f]{192}$/.test(publicKey.hex)],
      [{ type: 'EC', curve: 'P-384', algorithm: 'id-ecPublicKey', hex: publicKey.hex }, true],
    );
  });

  it("says the same as the short form of a key store's certificates", async () => {
    for (const facts of await certificateFixtures()) {
      const { serialNumber, notBefore, notAfter, signatureAlgorithm, extensions } =
        describeCertificate(facts.der);
      const lines = (oid: string) => extensions.find(extension => extension.oid === oid)?.lines;
      assert.deepStrictEqual(
        {
          ...{ serialNumber, notBefore, notAfter, signatureAlgorithm },
          keyUsage: lines('2.5.29.15'),
          extendedKeyUsage: lines('2.5.29.37'),
          subjectAltNames: lines('2.5.29.17') ?? [],
        },
        {
          serialNumber: facts.serialNumber,
          notBefore: facts.notBefore,
          notAfter: facts.notAfter,
          signatureAlgorithm: facts.signatureAlgorithm,
          keyUsage: facts.keyUsage,
          extendedKeyUsage: facts.extendedKeyUsage,
          subjectAltNames: facts.subjectAltNames,
        },
      );
    }
  });

  it('shows a broken extension in hexadecimal, and finds nothing in it', () => {
    const der = fixtureBytes('odd-extensions.cer');
    // The BIT STRING inside the key usage becomes a SEQUENCE.
    const at = der.indexOf(Buffer.from('551d0f0101ff0405', 'hex')) + 8;
    der[at] = 0x30;
    const usage = describeCertificate(der).extensions.find(({ name }) => name === 'keyUsage');
    assert.deepStrictEqual(
      [usage?.lines, readCertificate(der).keyUsage, readCertificate(der).selfSigned],
      [
        [
          der
            .subarray(at, at + 5)
            .toString('hex')
            .toUpperCase()
            .replace(/..(?=.)/g, '$&:'),
        ],
        [],
        false,
      ],
    );
  });
});
