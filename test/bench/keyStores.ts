import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import forge from 'node-forge';
import { openKeyStore } from '../../src/core/certificate/openKeyStore.ts';
import { measurement, median, type Measurement } from './measurement.ts';

const PASSPHRASE = 'Test-1234';
const ROUNDS = 3;

/** Opening key stores of growing cost, beside OpenSSL's own time and node-forge alone, and the longest stall of the event loop. */
export async function keyStores(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fla-bench-'));
  const measurements: Measurement[] = [];
  try {
    makeKey(folder);
    for (const iterations of [2048, 100_000, 600_000]) {
      const file = makeKeyStore(folder, iterations);
      const bytes = readFileSync(file);
      const ours: number[] = [];
      const stalls: number[] = [];
      const openssl: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const delay = monitorEventLoopDelay({ resolution: 1 });
        delay.enable();
        ours.push(await timeOf(() => openKeyStore(bytes, PASSPHRASE, { file })));
        delay.disable();
        stalls.push(delay.max / 1e6);
        openssl.push(
          await timeOf(() =>
            execFileSync(
              'openssl',
              ['pkcs12', '-in', file, '-passin', `pass:${PASSPHRASE}`, '-nodes'],
              { stdio: ['ignore', 'ignore', 'ignore'] },
            ),
          ),
        );
      }
      const forgeAlone = await timeOf(() =>
        forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString('binary')), PASSPHRASE),
      );
      const name = `key store, ${iterations.toLocaleString('en')} iterations`;
      measurements.push(
        measurement(`${name}, against openssl pkcs12`, 'ms', median(ours), median(openssl)),
        measurement(`${name}, against node-forge alone`, 'ms', median(ours), forgeAlone),
        measurement(`${name}, longest stall (budget 50 ms)`, 'ms', Math.max(...stalls), 50),
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return measurements;
}

function makeKey(folder: string): void {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=bench', '-days', '30'],
      ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')],
    ],
    { stdio: 'ignore' },
  );
}

function makeKeyStore(folder: string, iterations: number): string {
  const file = join(folder, `${iterations}.p12`);
  execFileSync('openssl', [
    ...['pkcs12', '-export', '-iter', `${iterations}`, '-passout', `pass:${PASSPHRASE}`],
    ...['-inkey', join(folder, 'key.pem'), '-in', join(folder, 'certificate.pem'), '-out', file],
  ]);
  return file;
}

async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
