import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppError } from '../core/base/errors.ts';
import { isRecord } from '../core/base/isRecord.ts';
import { QUALITIES } from '../core/channel/quality.ts';
import type { SandboxClient } from '../core/sandbox/sandboxOptions.ts';

/**
 * Reads the clients that a sandbox knows: a JSON array of `{ clientId, quality, enterpriseNumber, mandates?, certificate }`,
 * the certificate being the path, relative to the file, of a `.cer` in DER or PEM.
 *
 * @throws AppError `sandbox/clients-invalid`; `member` reads like `[1].certificate`, and is `''` where the file itself cannot be read
 */
export async function readSandboxClients(file: string): Promise<SandboxClient[]> {
  const invalid = (member: string, cause?: unknown) =>
    new AppError('sandbox/clients-invalid', { file, member }, { cause });
  let entries: unknown;
  try {
    entries = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw invalid('', error);
  }
  if (!Array.isArray(entries)) {
    throw invalid('');
  }
  return Promise.all(
    entries.map((entry: unknown, i) =>
      readClient(entry, dirname(file), (member, cause) => invalid(`[${i}]${member}`, cause)),
    ),
  );
}

async function readClient(
  entry: unknown,
  folder: string,
  invalid: (member: string, cause?: unknown) => AppError,
): Promise<SandboxClient> {
  if (!isRecord(entry)) {
    throw invalid('');
  }
  const unknown = Object.keys(entry).find(member => !MEMBERS.has(member));
  if (unknown !== undefined) {
    throw invalid(`.${unknown}`);
  }
  const { clientId, enterpriseNumber, mandates, certificate } = entry;
  const quality = QUALITIES.find(known => known === entry['quality']);
  if (typeof clientId !== 'string' || clientId === '') {
    throw invalid('.clientId');
  }
  if (quality === undefined) {
    throw invalid('.quality');
  }
  if (!isEnterpriseNumber(enterpriseNumber)) {
    throw invalid('.enterpriseNumber');
  }
  if (mandates !== undefined && !isEnterpriseNumbers(mandates)) {
    throw invalid('.mandates');
  }
  if (typeof certificate !== 'string') {
    throw invalid('.certificate');
  }
  try {
    const bytes = await readFile(resolve(folder, certificate));
    return {
      clientId,
      quality,
      enterpriseNumber,
      ...(mandates === undefined ? {} : { mandates }),
      certificate: new X509Certificate(bytes).raw,
    };
  } catch (error) {
    throw invalid('.certificate', error);
  }
}

const MEMBERS = new Set(['clientId', 'quality', 'enterpriseNumber', 'mandates', 'certificate']);

/** @see facts C4 */
function isEnterpriseNumber(value: unknown): value is string {
  return typeof value === 'string' && /^[01]\d{9}$/.test(value);
}

function isEnterpriseNumbers(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isEnterpriseNumber);
}
