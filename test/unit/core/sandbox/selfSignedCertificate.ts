import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh key with its certificate, valid for two days, as OpenSSL makes them. */
export interface SelfSigned {
  privateKey: KeyObject;
  der: Uint8Array;
  pem: string;
}

const NEW_KEY = {
  rsa2048: ['rsa:2048'],
  rsa1024: ['rsa:1024'],
  p384: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  p521: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  p256: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  ed25519: ['ed25519'],
} as const;

/** Makes a key and a self-signed certificate; nothing of it stays on the disk. */
export function selfSignedCertificate(key: keyof typeof NEW_KEY): SelfSigned {
  const folder = mkdtempSync(join(tmpdir(), 'self-signed-'));
  try {
    const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const files = ['-nodes', '-keyout', keyFile, '-out', certificateFile];
    const about = ['-days', '2', '-subj', '/CN=Sandbox test'];
    execFileSync('openssl', ['req', '-x509', '-newkey', ...NEW_KEY[key], ...files, ...about], {
      stdio: 'pipe',
    });
    const pem = readFileSync(certificateFile, 'utf8');
    return {
      privateKey: createPrivateKey(readFileSync(keyFile)),
      der: new X509Certificate(pem).raw,
      pem,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
