import { execFile } from 'node:child_process';
import { createPrivateKey, X509Certificate, type JsonWebKey, type KeyObject } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What `openssl req` calls the keys that the tests need. */
const NEW_KEY = {
  'rsa-2048': ['rsa:2048'],
  'rsa-1024': ['rsa:1024'],
  'p-384': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'p-521': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  ed25519: ['ed25519'],
} as const;

/** A key pair whose key store and certificate lie in files. */
export interface MadeKey {
  readonly privateKey: KeyObject;
  readonly jwk: JsonWebKey;
}

/**
 * Makes a self-signed certificate with OpenSSL: `<name>.p12`, a key store with an empty passphrase, which opens unasked, and
 * `<name>.cer`. The private key stands nowhere else when this is done.
 */
export function makeKeyStore(
  folder: string,
  name: keyof typeof NEW_KEY,
  days = 365,
): Promise<MadeKey> {
  return inPrivate(async (key, certificate, openssl) => {
    await openssl(
      ...['req', '-x509', '-newkey', ...NEW_KEY[name], '-nodes', '-keyout', key],
      ...['-out', certificate, '-subj', `/CN=${name}`, '-days', `${days}`],
      ...['-addext', 'keyUsage=critical,digitalSignature'],
    );
    await openssl(
      ...['pkcs12', '-export', '-inkey', key, '-in', certificate, '-passout', 'pass:'],
      ...['-out', join(folder, `${name}.p12`)],
    );
    copyFileSync(certificate, join(folder, `${name}.cer`));
    const { publicKey } = new X509Certificate(readFileSync(certificate));
    return {
      privateKey: createPrivateKey(readFileSync(key)),
      jwk: publicKey.export({ format: 'jwk' }),
    };
  });
}

/**
 * Makes a certification authority that nobody knows, and a certificate of 127.0.0.1 that it issued.
 *
 * @param caFile gets the authority's certificate as PEM
 * @returns key and certificate for a server, as PEM
 */
export function makeServerCertificate(caFile: string): Promise<{ key: string; cert: string }> {
  return inPrivate(async (key, certificate, openssl) => {
    const caKey = `${key}.ca`;
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30'];
    await openssl(...request, '-keyout', caKey, '-out', caFile, '-subj', '/CN=Private Authority');
    await openssl(
      ...[...request, '-keyout', key, '-out', certificate, '-subj', '/CN=127.0.0.1'],
      ...['-CA', caFile, '-CAkey', caKey, '-addext', 'basicConstraints=critical,CA:FALSE'],
      ...['-addext', 'subjectAltName=IP:127.0.0.1'],
    );
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(certificate, 'utf8') };
  });
}

async function inPrivate<T>(
  make: (
    key: string,
    certificate: string,
    openssl: (...args: string[]) => Promise<unknown>,
  ) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'key-'));
  try {
    return await make(join(folder, 'key.pem'), join(folder, 'certificate.pem'), (...args) =>
      run('openssl', args),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
