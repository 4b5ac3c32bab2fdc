import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './host/repository.ts';
import { isGreen, writeSummary } from './mochaSummary.ts';
import { testFiles } from './runNodeLayer.ts';

/**
 * Suites of certificates that stay with Node: those that judge or rewrite keys which BoringSSL lacks, those that are about other
 * programs or about Node's network, and the fuzz run, whose inputs do not reach the crypto.
 */
const NODE_ALONE = /(portalCheck|writePkcs12|interoperability|explanationMatrix|fuzz)\.test\.ts$/;

/** The suites whose outcome depends on the crypto library: desktop VS Code is built with BoringSSL, and so is bun. */
function suites(): string[] {
  return ['certificate', 'token']
    .flatMap(folder => testFiles(join(REPOSITORY, 'test/unit/core', folder)))
    .filter(file => !NODE_ALONE.test(file));
}

/**
 * Runs the certificate and token suites once more under BoringSSL and keeps the result as a run of the layer `unit`.
 *
 * @returns whether tests ran and none failed
 */
export function runBoringSsl(): boolean {
  const report = join(REPOSITORY, 'out/boringSsl.json');
  mkdirSync(join(REPOSITORY, 'out'), { recursive: true });
  rmSync(report, { force: true });
  const mocha = join(REPOSITORY, 'node_modules/mocha/bin/mocha.js');
  const { error } = spawnSync(
    join(REPOSITORY, 'node_modules/.bin/bun'),
    [
      mocha,
      ...['--timeout', '60000', '--reporter', 'json', '--reporter-option', `output=${report}`],
      ...suites(),
    ],
    { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (error) {
    throw error;
  }
  const { stats, failures } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { passes: number; failures: number; pending: number; duration: number };
    failures: { fullTitle: string; err: { message?: string } }[];
  };
  for (const { fullTitle, err } of failures) {
    console.log(`  under BoringSSL: ${fullTitle}: ${err.message ?? ''}`);
  }
  console.log(`\n  under BoringSSL: ${stats.passes} passing, ${stats.failures} failing`);
  const summary = {
    passes: stats.passes,
    failures: stats.failures,
    pending: stats.pending,
    durationMs: stats.duration,
  };
  writeSummary('unit', 'boringSsl', summary);
  return isGreen(summary);
}
