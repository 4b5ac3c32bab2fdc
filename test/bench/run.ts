// `npm run bench`: every benchmark. Writes `dist/bench.json` and prints it as a table. Nothing is asserted here.
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eagerSize } from '../eagerSize.ts';
import type { ActivationTimes } from '../host/activationTimes.ts';
import { bundleForHost } from '../host/bundle.ts';
import { requireTool } from '../host/debianPackage.ts';
import { REPOSITORY } from '../host/repository.ts';
import { runInHost } from '../host/runInHost.ts';
import { chooseHost } from '../host/testHost.ts';
import { VSIX, installPackage, packageVsix } from '../packageVsix.ts';
import { apiImport } from './apiImport.ts';
import type { TreeTimes } from './channelsTree.ts';
import { declarations } from './declarations.ts';
import { keyStores } from './keyStores.ts';
import { measurement, median, type Measurement } from './measurement.ts';
import type { SendTimes } from './sendOverhead.ts';
import { typing } from './typing.ts';

const KIB = 1024;
const ACTIVATIONS = 5;

requireTool('openssl', 'openssl');
packageVsix();
const host = chooseHost();
const extensions = await installPackage(host, 'bench');

/** Runs a module of this folder in a fresh VS Code, on a copy of a workspace or an empty one. */
async function inHost<T>(name: string, workspace?: string): Promise<T> {
  const module = await bundleForHost(`bench/${name}`, `export * from './bench/${name}.ts';`);
  return (await runInHost(host, {
    module,
    extensions,
    trusted: true,
    ...(workspace === undefined ? {} : { workspace }),
    timeoutMs: 3 * 60_000,
  })) as T;
}

const activations: number[] = [];
for (let run = 0; run < ACTIVATIONS; run += 1) {
  const { loadCode, callActivate } = await inHost<ActivationTimes>('activation');
  console.log(`activation ${run + 1}: load code ${loadCode} ms, call activate ${callActivate} ms`);
  activations.push(loadCode + callActivate);
}
const times = await inHost<SendTimes>('sendOverhead', join(REPOSITORY, 'media/sample'));
const tree = await inHost<TreeTimes>(
  'channelsTree',
  join(REPOSITORY, 'test/integration/many/workspace'),
);
const measurements: Measurement[] = [
  measurement('activation (budget 15 ms)', 'ms', median(activations), 15),
  measurement('eager bundle (budget 60 KiB)', 'KiB', (await eagerSize()) / KIB, 60),
  measurement('VSIX (budget 900 KiB)', 'KiB', statSync(VSIX).size / KIB, 900),
  measurement('fla.send against bare fetch', 'ms', median(times.send), median(times.fetch)),
  measurement(
    'overhead of fla.send (budget 5 ms)',
    'ms',
    median(times.send) - median(times.fetch),
    5,
  ),
  measurement(
    'channels view of 500 accounts, roots and one group (budget 100 ms)',
    'ms',
    tree.open,
    100,
  ),
  measurement('of it reading settings', 'ms', tree.read, tree.open),
  measurement('channels view of 500 accounts, filtered after a key', 'ms', tree.filter, 100),
  measurement(
    'heap after 1 000 refreshes of it, against after 100',
    'KiB',
    tree.heapAfter / KIB,
    tree.heapBefore / KIB,
  ),
  ...(await keyStores()),
  ...(await apiImport()),
  ...(await declarations()),
  ...(await typing()),
];
writeFileSync(join(REPOSITORY, 'dist/bench.json'), `${JSON.stringify(measurements, null, 2)}\n`);
console.table(measurements);
