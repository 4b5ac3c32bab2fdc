// `npm test`: every check in order. The last line adds up every mocha run: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { REPOSITORY } from './host/repository.ts';
import { clearSummaries, isGreen, totalOf } from './mochaSummary.ts';

const LAYERS = ['unit', 'integration', 'e2e'];

interface Step {
  readonly script: string;
  readonly layer?: string;
}

const STEPS: readonly Step[] = [
  { script: 'lint' },
  { script: 'types' },
  ...LAYERS.map(layer => ({ script: `test:${layer}`, layer })),
];

/** Runs one script of package.json with its output passed on; a test layer must also have run a test. */
function passes({ script, layer }: Step): boolean {
  console.log(`\n> ${script}`);
  const started = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const green = status === 0 && (layer === undefined || isGreen(totalOf(layer)));
  const verdict = green ? 'passed' : 'failed';
  console.log(`> ${script} ${verdict} after ${Math.round((Date.now() - started) / 1000)} s`);
  return green;
}

LAYERS.forEach(clearSummaries);
const failedStep = STEPS.find(step => !passes(step));
const totals = LAYERS.map(totalOf);
const passed = totals.reduce((sum, { passes }) => sum + passes, 0);
const failed = totals.reduce((sum, { failures }) => sum + failures, 0);
// A step that fails without a failing test (lint, types, a layer that ran none) must not read as "0 failed".
const counted = failedStep !== undefined && failed === 0 ? 1 : failed;
process.exitCode = failedStep === undefined ? 0 : 1;
console.log(`\n${passed} passed, ${counted} failed`);
