import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundleForHost } from './host/bundle.ts';
import type { Settings } from './host/hostProfile.ts';
import { requireTool } from './host/debianPackage.ts';
import { REPOSITORY } from './host/repository.ts';
import { runInHost } from './host/runInHost.ts';
import { chooseHost } from './host/testHost.ts';
import {
  clearSummaries,
  isGreen,
  totalOf,
  writeSummary,
  type MochaSummary,
} from './mochaSummary.ts';
import { installPackage, packageVsix } from './packageVsix.ts';
import { testFiles } from './runNodeLayer.ts';

/** `host.json` of a suite, a folder of `test/integration` with tests in it: how its VS Code starts. Every part has a default. */
interface SuiteHost {
  /** False opens the workspace as untrusted; by default it is trusted. */
  readonly trusted?: boolean;
  /** User settings beside the quiet ones. */
  readonly settings?: Settings;
  readonly locale?: string;
  /** Variables for the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
}

const ROOT = join(REPOSITORY, 'test/integration');
const SAMPLE = join(REPOSITORY, 'media/sample');
const SUITE_LIMIT_MS = 5 * 60_000;

/** Runs one suite in a VS Code of its own, on a fresh copy of its `workspace` folder or else of the sample. */
async function runSuite(suite: string, extensions: string): Promise<MochaSummary> {
  const folder = join(ROOT, suite);
  const descriptor = join(folder, 'host.json');
  const options = existsSync(descriptor)
    ? (JSON.parse(readFileSync(descriptor, 'utf8')) as SuiteHost)
    : {};
  const own = join(folder, 'workspace');
  const imports = testFiles(folder)
    .map(file => relative(join(REPOSITORY, 'test'), file).replaceAll('\\', '/'))
    .map(file => `await import('./${file}');`);
  const module = await bundleForHost(
    `integration/${suite}`,
    `import { mochaInHost } from './integration/mochaInHost.ts';
     export const run = () => mochaInHost(async () => { ${imports.join('\n')} });`,
  );
  const summary = await runInHost(host, {
    ...options,
    trusted: options.trusted ?? true,
    module,
    extensions,
    workspace: existsSync(own) ? own : SAMPLE,
    onReport: text => process.stdout.write(text),
    timeoutMs: SUITE_LIMIT_MS,
  });
  return summary as MochaSummary;
}

const wanted = process.argv.slice(2);
const suites = readdirSync(ROOT, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .filter(name => testFiles(join(ROOT, name)).length > 0) // other folders hold what suites share
  .filter(name => wanted.length === 0 || wanted.includes(name))
  .sort();

requireTool('openssl', 'openssl');
clearSummaries('integration');
const host = chooseHost();
packageVsix();
const extensions = await installPackage(host, 'integration');
let green = suites.length > 0;
for (const suite of suites) {
  console.log(`\nIntegration suite "${suite}" (VSCODE_HOST=${host.name})`);
  const summary = await runSuite(suite, extensions);
  writeSummary('integration', suite, summary);
  green &&= isGreen(summary);
}
const { passes, failures } = totalOf('integration');
console.log(`\nintegration: ${passes} passed, ${failures} failed`);
process.exit(green ? 0 : 1);
