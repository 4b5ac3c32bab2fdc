import { setTimeout as delay } from 'node:timers/promises';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { ChannelsInHost } from '../integration/channelsInHost.ts';
import { manyAccounts, writeAccounts } from '../integration/manyAccounts.ts';
import { createServicesInHost } from '../integration/servicesInHost.ts';
import { median } from './measurement.ts';

const ROUNDS = 9;
const REFRESHES = 1000;
const FIRST_REFRESHES = 100;

/** Milliseconds and bytes of the channels view with 500 accounts. */
export interface TreeTimes {
  /** From nothing read to all roots and all accounts of one of them, with their looks. */
  readonly open: number;
  /** The part of it that reads settings. */
  readonly read: number;
  /** To have all that a filter leaves, with its looks, after a key. */
  readonly filter: number;
  /** Heap in use, garbage collected, after 100 and after 1 000 refreshes. */
  readonly heapBefore: number;
  readonly heapAfter: number;
}

/** In the extension host: opens and refreshes the rows of the channels view over real settings with 500 accounts. */
export async function run(): Promise<TreeTimes> {
  await writeAccounts(manyAccounts());
  await settled();
  const { services, dispose } = createServicesInHost();
  const opened: number[] = [];
  const read: number[] = [];
  const filtered: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Services of their own have read nothing yet.
    const fresh = createServicesInHost();
    const started = performance.now();
    fresh.services.settings.read();
    read.push(performance.now() - started);
    const channels = new ChannelsInHost(fresh.services);
    openOneGroup(channels);
    opened.push(performance.now() - started);
    const typed = performance.now();
    channels.rows.filter = { text: '4', matches: ({ clientId }) => clientId.includes('4') };
    channels.children().forEach(({ row }) => channels.children(row));
    filtered.push(performance.now() - typed);
    channels.dispose();
    fresh.dispose();
  }
  const channels = new ChannelsInHost(services);
  const refresh = (times: number): void => {
    for (let time = 0; time < times; time += 1) {
      openOneGroup(channels);
    }
  };
  refresh(FIRST_REFRESHES);
  const heapBefore = await heapInUse();
  refresh(REFRESHES - FIRST_REFRESHES);
  const heapAfter = await heapInUse();
  channels.dispose();
  dispose();
  return {
    open: median(opened),
    read: median(read),
    filter: median(filtered),
    heapBefore,
    heapAfter,
  };
}

function openOneGroup(channels: ChannelsInHost): void {
  const [first] = channels.children();
  channels.children(first?.row);
}

/** Until VS Code has told everybody of the new settings and the extension has looked for all key stores. */
async function settled(): Promise<void> {
  await vscode.extensions.getExtension('fla-tools.federal-learning-account')?.activate();
  await delay(3000);
}

async function heapInUse(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let time = 0; time < 3; time += 1) {
    collect();
    await delay(100);
  }
  return getHeapStatistics().used_heap_size;
}
