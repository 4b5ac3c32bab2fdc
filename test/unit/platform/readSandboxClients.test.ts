import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../src/core/base/errors.ts';
import { readSandboxClients } from '../../../src/platform/readSandboxClients.ts';
import { selfSignedCertificate } from '../core/sandbox/selfSignedCertificate.ts';

describe('readSandboxClients', () => {
  const certificate = selfSignedCertificate('p384');
  const right = {
    clientId: 'a',
    quality: 'employer',
    enterpriseNumber: '0000000196',
    certificate: 'der.cer',
  };
  let folder: string;
  let file: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-clients-'));
    file = join(folder, 'clients.json');
    await writeFile(join(folder, 'der.cer'), certificate.der);
    await writeFile(join(folder, 'pem.cer'), certificate.pem);
    await writeFile(join(folder, 'other.cer'), 'no certificate');
  });

  after(() => rm(folder, { recursive: true }));

  it('reads certificates beside the file, DER and PEM', async () => {
    const representative = {
      clientId: 'b',
      quality: 'serviceProvider',
      enterpriseNumber: '0000000295',
      mandates: ['0000000196'],
      certificate: join(folder, 'pem.cer'),
    };
    await writeFile(file, JSON.stringify([right, representative]));
    const der = Buffer.from(certificate.der);
    assert.deepStrictEqual(await readSandboxClients(file), [
      { ...right, certificate: der },
      { ...representative, certificate: der },
    ]);
  });

  const wrong: [string, unknown, string][] = [
    ['no list', {}, ''],
    ['an entry that is no object', [right, 1], '[1]'],
    ['a misspelt member', [{ ...right, mandate: [] }], '[0].mandate'],
    ['no client id', [{ ...right, clientId: '' }], '[0].clientId'],
    ['an unknown quality', [{ ...right, quality: 'boss' }], '[0].quality'],
    [
      'a formatted number',
      [{ ...right, enterpriseNumber: '0000.000.196' }],
      '[0].enterpriseNumber',
    ],
    ['mandates that are no numbers', [{ ...right, mandates: [196] }], '[0].mandates'],
    ['mandates that are no list', [{ ...right, mandates: '0000000196' }], '[0].mandates'],
    ['no certificate', [{ ...right, certificate: undefined }], '[0].certificate'],
    ['a missing certificate', [{ ...right, certificate: 'none.cer' }], '[0].certificate'],
    ['another file', [{ ...right, certificate: 'other.cer' }], '[0].certificate'],
  ];
  for (const [name, content, member] of wrong) {
    it(`refuses ${name}`, async () => {
      await writeFile(file, JSON.stringify(content));
      await assert.rejects(
        readSandboxClients(file),
        error =>
          AppError.is(error, 'sandbox/clients-invalid') &&
          error.details.file === file &&
          error.details.member === member,
      );
    });
  }

  it('refuses a file that is missing or no JSON', async () => {
    await writeFile(file, '[');
    for (const path of [file, join(folder, 'none.json')]) {
      await assert.rejects(
        readSandboxClients(path),
        error => AppError.is(error, 'sandbox/clients-invalid') && error.details.member === '',
      );
    }
  });
});
