import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redactRecord, type ExchangeRecord } from '../../../src/core/exchange/exchangeRecord.ts';
import { ExchangeFiles } from '../../../src/platform/exchangeFiles.ts';
import { failureOf } from '../failureOf.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const TOKEN = 'the-access-token';

const recordOf = (body = '{"ssin":"81050103522"}'): ExchangeRecord => ({
  id: randomUUID(),
  at: '2026-11-21T10:00:00.000Z',
  account: { id: 'mine', name: 'Mine' },
  environment: { id: 'acpt', name: 'Acceptance', kind: 'acceptance' },
  provisional: true,
  request: { method: 'POST', url: 'https://api.example/81050103522', traceId: randomUUID() },
  response: {
    status: 201,
    headers: [
      ['x-received', `Bearer ${TOKEN}`],
      ['set-cookie', 'session=secret'],
    ],
    body,
    size: body.length,
    timings: { waiting: 1, download: 1, total: 2 },
  },
  masked: false,
});

describe('ExchangeFiles', () => {
  const folder = temporaryFolder();
  const directory = () => join(folder(), 'exchanges');

  it('keep a record whole in memory and masked on disk, for its user alone', async () => {
    const files = new ExchangeFiles(directory());
    const record = recordOf();
    await files.keep(record, [TOKEN]);
    const file = join(directory(), `${record.id}.json`);
    const stored = readFileSync(file, 'utf8');
    assert.deepStrictEqual(
      [await files.get(record.id), JSON.parse(stored), readdirSync(directory())],
      [record, redactRecord(record, [TOKEN]), [`${record.id}.json`]],
    );
    assert.deepStrictEqual(
      ['81050103522', TOKEN, 'secret'].filter(text => stored.includes(text)),
      [],
    );
    if (process.platform !== 'win32') {
      assert.equal(statSync(file).mode & 0o777, 0o600);
    }
  });

  it('give the masked record after a reload', async () => {
    const record = recordOf();
    await new ExchangeFiles(directory()).keep(record, [TOKEN]);
    assert.deepStrictEqual(
      await new ExchangeFiles(directory()).get(record.id),
      redactRecord(record, [TOKEN]),
    );
  });

  it('keep an exchange without an answer', async () => {
    const record = recordOf();
    delete record.response;
    await new ExchangeFiles(directory()).keep(record, []);
    assert.deepStrictEqual(
      await new ExchangeFiles(directory()).get(record.id),
      redactRecord(record),
    );
  });

  it('keep fifty at most, however many are kept at once, with no half-written file', async () => {
    const files = new ExchangeFiles(directory());
    const records = Array.from({ length: 60 }, () => recordOf());
    await Promise.all(records.map(record => files.keep(record, [])));
    const names = readdirSync(directory());
    assert.deepStrictEqual(
      [names.length, names.filter(name => !/^[0-9a-f-]{36}\.json$/.test(name))],
      [50, []],
    );
  });

  it('forget the oldest first', async () => {
    const files = new ExchangeFiles(directory());
    mkdirSync(directory());
    const newest = recordOf();
    const yesterday = new Date(Date.now() - 86_400_000);
    for (let number = 0; number < 60; number += 1) {
      const old = join(directory(), `${randomUUID()}.json`);
      writeFileSync(old, '{}');
      utimesSync(old, yesterday, yesterday);
    }
    await files.keep(newest, []);
    const names = readdirSync(directory());
    assert.deepStrictEqual([names.length, names.includes(`${newest.id}.json`)], [50, true]);
  });

  it('hold twenty whole, the rest masked', async () => {
    const files = new ExchangeFiles(directory());
    const records = Array.from({ length: 21 }, () => recordOf());
    for (const record of records) {
      await files.keep(record, []);
    }
    const read = await Promise.all(records.map(({ id }) => files.get(id)));
    assert.deepStrictEqual(
      read.map(({ masked }) => masked),
      [true, ...Array.from({ length: 20 }, () => false)],
    );
  });

  it('hold fewer whole when their bodies are long, the newest always', async () => {
    const files = new ExchangeFiles(directory());
    const long = 'x'.repeat(60_000_000);
    const records = [recordOf(), recordOf(long), recordOf(long)];
    for (const record of records) {
      await files.keep(record, []);
    }
    const read = await Promise.all(records.map(({ id }) => files.get(id)));
    assert.deepStrictEqual(
      read.map(({ masked, response }) => [masked, response?.body.length]),
      [
        [true, redactRecord(records[0]!).response!.body.length],
        [true, 0],
        [false, long.length],
      ],
    );
  });

  it('go on after a write that failed', async () => {
    writeFileSync(directory(), 'a file where the folder should be');
    const files = new ExchangeFiles(directory());
    const record = recordOf();
    assert.equal(await failureOf(files.keep(record, [])), 'Error');
    assert.deepStrictEqual(await files.get(record.id), record);
  });

  it('read nothing outside their folder, and nothing spoiled', async () => {
    const files = new ExchangeFiles(directory());
    await files.keep(recordOf(), []);
    const spoiled = randomUUID();
    writeFileSync(join(directory(), `${spoiled}.json`), '{"id":');
    writeFileSync(join(folder(), 'outside.json'), '{}');
    const ids = [
      '../outside',
      'exchanges/../../outside',
      join(folder(), 'outside'),
      '',
      '..',
      `${randomUUID()}/../../outside`,
      `${randomUUID()}\n`,
      spoiled,
      randomUUID(),
    ];
    assert.deepStrictEqual(
      await Promise.all(ids.map(id => failureOf(files.get(id)))),
      ids.map(id => ({ code: 'exchange/not-kept', id })),
    );
  });
});
