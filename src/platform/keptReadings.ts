import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiReading } from '../core/api/apiReading.ts';
import { isRecord } from '../core/base/isRecord.ts';
import { readTextFile } from './readTextFile.ts';

/** To be raised with every change of what reading tells, so that what an older version kept is not taken for it. */
const FORMAT = 2;
/** Descriptions kept; beyond, the one written longest ago goes. */
const MOST_KEPT = 16;

/** A reading, and what it depends on. */
interface Kept {
  format: number;
  id: string;
  file: string;
  allowedHosts: readonly string[];
  reading: ApiReading;
}

/**
 * What came of reading a description before; undefined where there is none, or a local document has changed since. Remote documents
 * are taken to be the same.
 */
export async function keptReading(
  folder: string,
  { id, file }: { id: string; file: string },
  allowedHosts: readonly string[],
): Promise<ApiReading | undefined> {
  try {
    const kept = JSON.parse(await readFile(pathOf(folder, file), 'utf8')) as unknown;
    if (!isRecord(kept) || kept['format'] !== FORMAT) {
      return undefined;
    }
    const { id: keptId, file: keptFile, allowedHosts: hosts, reading } = kept as unknown as Kept;
    const isSame =
      keptId === id &&
      keptFile === file &&
      String(hosts) === String(allowedHosts) &&
      (await Promise.all(reading.files.map(path => isUnchanged(path, reading.hashes)))).every(
        Boolean,
      );
    return isSame ? reading : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what came of reading a description, unless it cannot be used or something could not be fetched. Never fails. */
export async function keepReading(
  folder: string,
  { id, file }: { id: string; file: string },
  allowedHosts: readonly string[],
  reading: ApiReading,
): Promise<void> {
  if (!reading.description || reading.findings.some(({ code }) => code === 'api/not-fetched')) {
    return;
  }
  const kept: Kept = { format: FORMAT, id, file, allowedHosts, reading };
  const path = pathOf(folder, file);
  const beside = `${path}.${process.pid}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(beside, JSON.stringify(kept));
    await rename(beside, path);
    await prune(folder);
  } catch {
    // Without it the description is read anew next time.
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

async function prune(folder: string): Promise<void> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async name => ({ name, age: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = files.sort((a, b) => b.age - a.age).slice(MOST_KEPT);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })));
}

async function isUnchanged(path: string, hashes: Record<string, string>): Promise<boolean> {
  try {
    const text = await readTextFile(path);
    return createHash('sha256').update(text).digest('hex') === hashes[path];
  } catch {
    return hashes[path] === undefined;
  }
}

function pathOf(folder: string, file: string): string {
  return join(folder, `${createHash('sha256').update(file).digest('hex')}.json`);
}
