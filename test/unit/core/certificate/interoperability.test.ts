import assert from 'node:assert/strict';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificateRequest } from '../../../../src/core/certificate/createCertificateRequest.ts';
import { encodePem } from '../../../../src/core/certificate/encodePem.ts';
import {
  exportCertificate,
  exportChain,
} from '../../../../src/core/certificate/exportCertificate.ts';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { writePkcs12 } from '../../../../src/core/certificate/writePkcs12.ts';
import { requireTool } from '../../../host/debianPackage.ts';
import { firstEntry } from './keyStoreFixtures.ts';
import { ALIAS, KINDS, make, type Made, PASSPHRASE, SLOW, SUBJECT } from './newKeys.ts';
import { runTool } from './runTool.ts';

const folder = mkdtempSync(join(tmpdir(), 'interoperability-'));
const file = (name: string): string => join(folder, name);

const RFC2253_NAME =
  'CN=FLA\\, test,organizationIdentifier=NTRBE-0123456749,O=Société Exemple & Zoon,C=BE';

/** The certificates in a text, in DER. */
function certificatesIn(text: string): Buffer[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return found.map(pem => new X509Certificate(pem).raw);
}

/** What is inside the first PEM block of that label. */
function pemIn(text: string, label: string): string {
  return new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`).exec(text)?.[0] ?? '';
}

/** Writes what a test needs of each kind of key: `.p12`, `.cer`, `.pem`, and a request as `.p10` and `.csr`. */
async function writeFiles(name: string, { keys, certificate, pfx }: Made): Promise<void> {
  const { digest } = KINDS.find(kind => kind.name === name)!;
  const request = await createCertificateRequest({ subject: SUBJECT, keys, digest });
  writeFileSync(file(`${name}.p12`), pfx);
  writeFileSync(file(`${name}.cer`), exportCertificate(certificate, 'DER'));
  writeFileSync(file(`${name}.pem`), exportCertificate(certificate, 'PEM'));
  writeFileSync(file(`${name}.p10`), request);
  writeFileSync(file(`${name}.csr`), encodePem('CERTIFICATE REQUEST', request));
}

describe('what other tools make of what we write', function () {
  this.timeout(SLOW);
  const all = new Map<string, Made>();
  const made = (name: string): Made => all.get(name)!;

  before(async function () {
    this.timeout(0);
    requireTool('openssl', 'openssl');
    requireTool('keytool', 'default-jre-headless');
    requireTool('certtool', 'gnutls-bin');
    requireTool('pk12util', 'libnss3-tools');
    for (const { name } of KINDS) {
      all.set(name, await make(name));
      await writeFiles(name, made(name));
    }
  });

  after(() => rmSync(folder, { recursive: true }));

  for (const { name } of KINDS) {
    describe(name, () => {
      it('OpenSSL opens the key store', async () => {
        const { keys, certificate } = made(name);
        const said = await runTool(
          ...(['openssl', 'pkcs12', '-in', file(`${name}.p12`), '-info', '-nodes'] as const),
          ...['-passin', `pass:${PASSPHRASE}`],
        );
        const encryption = 'PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256';
        assert.deepStrictEqual(
          {
            certificates: certificatesIn(said),
            key: createPrivateKey(pemIn(said, 'PRIVATE KEY')).equals(keys.privateKey),
            mac: said.includes('MAC: sha256, Iteration 10000'),
            encrypted: said.split(encryption).length - 1,
          },
          { certificates: [certificate], key: true, mac: true, encrypted: 2 },
        );
      });

      it('OpenSSL reads the certificate, and its signature holds', async () => {
        const said = await runTool(
          ...(['openssl', 'x509', '-inform', 'DER', '-in', file(`${name}.cer`), '-noout'] as const),
          ...['-subject', '-issuer', '-startdate', '-enddate'],
          ...['-nameopt', 'RFC2253,utf8,-esc_msb', '-ext'],
          'basicConstraints,keyUsage,extendedKeyUsage,subjectAltName,authorityKeyIdentifier',
        );
        const pem = file(`${name}.pem`);
        assert.deepStrictEqual(
          [
            said.split('\n').flatMap(line => line.trim() || []),
            (await runTool('openssl', 'verify', '-x509_strict', '-CAfile', pem, pem)).trim(),
          ],
          [
            [
              `subject=${RFC2253_NAME}`,
              `issuer=${RFC2253_NAME}`,
              'notBefore=Nov 21 11:55:00 2026 GMT',
              'notAfter=Nov 21 12:00:00 2029 GMT',
              ...['X509v3 Basic Constraints: critical', 'CA:FALSE'],
              ...['X509v3 Key Usage: critical', 'Digital Signature'],
            ],
            `${pem}: OK`,
          ],
        );
      });

      it('OpenSSL would give the certificate the same key identifier', async () => {
        const key = file(`${name}.key`);
        writeFileSync(key, made(name).keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
        await runTool(
          ...(['openssl', 'req', '-x509', '-key', key, '-subj', '/CN=x'] as const),
          ...['-addext', 'subjectKeyIdentifier=hash', '-out', file('other.pem')],
        );
        const [ours, theirs] = await Promise.all(
          [`${name}.pem`, 'other.pem'].map(pem =>
            runTool(
              ...(['openssl', 'x509', '-in', file(pem), '-noout'] as const),
              ...['-ext', 'subjectKeyIdentifier'],
            ),
          ),
        );
        assert.equal(ours, theirs);
      });

      it('OpenSSL verifies the request', async () => {
        for (const form of ['DER', 'PEM']) {
          const said = await runTool(
            ...(['openssl', 'req', '-verify', '-noout', '-text', '-inform', form] as const),
            ...['-in', file(form === 'DER' ? `${name}.p10` : `${name}.csr`)],
            ...['-nameopt', 'RFC2253,utf8,-esc_msb'],
          );
          assert.match(said, /verify OK/);
          assert.match(said, /Requested Extensions:\s+X509v3 Key Usage: critical\s+Digital Sig/);
          assert.ok(said.includes(`Subject: ${RFC2253_NAME}`), said);
        }
      });

      it('keytool lists the key store', async () => {
        const said = await runTool(
          ...(['keytool', '-list', '-v', '-keystore', file(`${name}.p12`)] as const),
          ...['-storepass', PASSPHRASE],
        );
        const { fingerprint256 } = new X509Certificate(made(name).certificate);
        assert.deepStrictEqual(
          [
            /Alias name: (.*)/.exec(said)?.[1],
            /Entry type: (.*)/.exec(said)?.[1],
            /chain length: (.*)/.exec(said)?.[1],
            /SHA256: (.*)/.exec(said)?.[1],
          ],
          [ALIAS.toLowerCase(), 'PrivateKeyEntry', '1', fingerprint256],
        );
      });

      it('keytool signs with the key, which OpenSSL verifies', async () => {
        const request = file(`${name}.java.csr`);
        await runTool(
          ...(['keytool', '-certreq', '-keystore', file(`${name}.p12`)] as const),
          ...['-storepass', PASSPHRASE, '-alias', ALIAS, '-file', request],
        );
        const said = await runTool(
          ...(['openssl', 'req', '-in', request, '-verify', '-noout', '-pubkey'] as const),
        );
        assert.match(said, /verify OK/);
        const signer = createPublicKey(pemIn(said, 'PUBLIC KEY'));
        assert.ok(signer.equals(made(name).keys.publicKey));
      });

      it('keytool verifies what the key has signed', async () => {
        // Java looks at the signature of a request before it prints a word of it.
        const said = await runTool('keytool', '-printcertreq', '-file', file(`${name}.csr`));
        assert.match(said, /OID\.2\.5\.4\.97=NTRBE-0123456749/);
        assert.match(said, /KeyUsage \[\s+DigitalSignature\s+\]/);
      });

      it('GnuTLS opens the key store, and the key in it', async () => {
        const said = await runTool(
          ...(['certtool', '--p12-info', '--inder', '--infile', file(`${name}.p12`)] as const),
          ...['--password', PASSPHRASE],
        );
        const key = file(`${name}.encrypted.key`);
        writeFileSync(key, pemIn(said, 'ENCRYPTED PRIVATE KEY'));
        const keyInfo = await runTool(
          ...(['certtool', '--key-info', '--infile', key, '--password', PASSPHRASE] as const),
        );
        const { keys, certificate } = made(name);
        const info = keys.publicKey.export({ type: 'spki', format: 'der' });
        assert.deepStrictEqual(
          {
            mac: /MAC: (\S+)/.exec(said)?.[1],
            names: said.match(/Friendly name: .*/g),
            certificates: certificatesIn(said),
            key: /pin-sha256:(\S+)/.exec(keyInfo)?.[1],
          },
          {
            mac: 'SHA256',
            names: Array.from({ length: 2 }, () => `Friendly name: ${ALIAS}`),
            certificates: [certificate],
            key: createHash('sha256').update(info).digest('base64'),
          },
        );
      });

      it('GnuTLS reads the certificate and verifies the request', async () => {
        const [certificate, request] = await Promise.all([
          runTool('certtool', '--certificate-info', '--inder', '--infile', file(`${name}.cer`)),
          runTool('certtool', '--crq-info', '--inder', '--infile', file(`${name}.p10`)),
        ]);
        assert.match(certificate, /Key Usage \(critical\):\s+Digital signature\.\n/);
        assert.match(certificate, /Certificate Authority \(CA\): FALSE/);
        assert.match(request, /Self signature: verified/);
      });

      it('NSS lists the key store, takes it in, and gives the same key out', async () => {
        const listed = await runTool('pk12util', '-l', file(`${name}.p12`), '-W', PASSPHRASE);
        assert.match(listed, /Certificate\(has private key\)/);
        const database = file(`${name}.nss`);
        mkdirSync(database);
        const access = ['-d', `sql:${database}`, '-K', '', '-W', PASSPHRASE];
        await runTool('pk12util', '-i', file(`${name}.p12`), ...access);
        const exported = file(`${name}.nss.p12`);
        await runTool('pk12util', '-o', exported, '-n', ALIAS, ...access);
        const options = { file: exported };
        const { entries } = await openKeyStore(readFileSync(exported), PASSPHRASE, options);
        const { keys, certificate } = made(name);
        assert.deepStrictEqual(
          entries.map(({ alias, privateKey, certificates }) => [
            alias,
            createPublicKey(privateKey!).equals(keys.publicKey),
            certificates.map(({ der }) => Buffer.from(der)),
          ]),
          [[ALIAS, true, [certificate]]],
        );
      });
    });
  }

  it('OpenSSL and keytool read a chain from PKCS#7 in its order', async () => {
    const { certificates } = await firstEntry('ossl-ecleaf-chain.p12');
    const chain = certificates.map(({ der }) => Buffer.from(der));
    const path = file('chain.p7b');
    writeFileSync(path, exportChain(chain, 'PKCS#7'));
    const openssl = ['pkcs7', '-inform', 'DER', '-in', path, '-print_certs'];
    const said = await runTool('openssl', ...openssl);
    const listed = await runTool('keytool', '-printcert', '-file', path);
    assert.deepStrictEqual(
      [certificatesIn(said), listed.match(/(?<=SHA256: ).*/g)],
      [chain, chain.map(der => new X509Certificate(der).fingerprint256)],
    );
  });

  it('keytool finds each of several entries: keys with their chains, and what Java is to trust', async () => {
    const { privateKey, certificates } = await firstEntry('kt17-chain3.p12');
    const leaf = (name: string) => [{ der: made(name).certificate }];
    const pfx = await writePkcs12(
      [
        { alias: 'with chain', privateKey: privateKey!, certificates },
        { alias: 'alone', certificates: leaf('P-384'), ...made('P-384').keys },
        { alias: 'trusted', certificates: leaf('RSA-2048'), trusted: true },
        { alias: 'loose', certificates: leaf('P-521') },
      ],
      PASSPHRASE,
      { randomBytes },
    );
    writeFileSync(file('several.p12'), pfx);
    const said = await runTool(
      ...(['keytool', '-list', '-v', '-keystore', file('several.p12')] as const),
      ...['-storepass', PASSPHRASE],
    );
    const entries = said.split('Alias name: ').slice(1);
    assert.deepStrictEqual(
      entries
        .map(entry => [
          entry.split('\n')[0],
          /Entry type: (.*)/.exec(entry)?.[1],
          /chain length: (.*)/.exec(entry)?.[1],
        ])
        .sort(),
      [
        ['alone', 'PrivateKeyEntry', '1'],
        ['trusted', 'trustedCertEntry', undefined],
        ['with chain', 'PrivateKeyEntry', '3'],
      ],
    );
  });
});
