import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readApi } from '../../../src/core/api/readApi.ts';
import { TransportFailure, type Transport } from '../../../src/core/exchange/transport.ts';
import { readDescription } from '../../../src/platform/readDescription.ts';
import { readTextFile } from '../../../src/platform/readTextFile.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const HOST = 'specs.example';

describe('readDescription', () => {
  const folder = temporaryFolder();

  /** Reads a description that refers to a remote document, over a transport that answers from texts or statuses by address. */
  const read = async (answers: Record<string, string | number>, allowedHosts = [HOST]) => {
    const file = join(folder(), 'root.yaml');
    writeFileSync(
      file,
      `openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\ncomponents: { schemas: { A: { $ref: 'https://${HOST}/a.yaml' } } }\n`,
    );
    const asked: string[] = [];
    const transport: Transport = ({ url, headers }) => {
      asked.push(url);
      assert.equal(headers['Authorization'], undefined);
      const answer = answers[url];
      if (answer === undefined) {
        return Promise.reject(new TransportFailure('unreachable', 'ENOTFOUND', false));
      }
      return Promise.resolve({
        status: typeof answer === 'number' ? answer : 200,
        headers: [],
        body: new TextEncoder().encode(String(answer)),
        timings: { waiting: 0, download: 0, total: 0 },
        receivedAt: new Date(0),
      });
    };
    const boundaries = {
      read: (source: { id: string; file: string }, options: Parameters<typeof readApi>[1]) =>
        readApi(source, options, readTextFile),
      transport,
      settings: { allowedHosts: () => allowedHosts },
      cacheFolder: join(folder(), 'cache'),
    };
    const once = () => readDescription(boundaries, { id: 'fla', file }, true);
    const { description, findings } = await once();
    const askedFirst = [...asked];
    await once();
    return {
      asked: askedFirst,
      askedAgain: asked.length > askedFirst.length,
      findings: findings.map(({ code, details }) => [code, details]),
      schemas: (description?.document['components'] as { schemas?: unknown } | undefined)?.schemas,
    };
  };

  it('fetches what the description refers to, and what that refers to, once', async () => {
    const answers = {
      [`https://${HOST}/a.yaml`]: 'items: { $ref: b.yaml }',
      [`https://${HOST}/b.yaml`]: 'type: string',
    };
    assert.deepStrictEqual(await read(answers), {
      asked: Object.keys(answers),
      askedAgain: false,
      findings: [],
      schemas: { A: { items: { $ref: '#/components/schemas/b' } }, b: { type: 'string' } },
    });
  });

  it('calls no host that is not allowed', async () => {
    const { asked, findings } = await read({}, ['other.example']);
    assert.deepStrictEqual([asked, findings], [[], [['api/host-not-allowed', { host: HOST }]]]);
  });

  it('tells what did not come, follows no redirect, and asks again next time', async () => {
    const failed = async (answers: Record<string, number>) => {
      const { findings, askedAgain, schemas } = await read(answers);
      return [findings, askedAgain, schemas];
    };
    const because = (cause: string) => [
      [['api/not-fetched', { host: HOST, cause }]],
      true,
      { A: {} },
    ];
    assert.deepStrictEqual(
      [
        await failed({ [`https://${HOST}/a.yaml`]: 404 }),
        await failed({ [`https://${HOST}/a.yaml`]: 302 }),
        await failed({}),
      ],
      [because('404'), because('302'), because('ENOTFOUND')],
    );
  });

  it('ends with the signal, whatever is still to come', async () => {
    const file = join(folder(), 'cancelled.yaml');
    writeFileSync(file, "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\n");
    const controller = new AbortController();
    const signals: (AbortSignal | undefined)[] = [];
    const reading = readDescription(
      {
        read: async (source, options, signal) => {
          signals.push(signal);
          const answer = await readApi(source, options, readTextFile);
          return { ...answer, wanted: [`https://${HOST}/a.yaml`] };
        },
        transport: ({ signal }) => {
          signals.push(signal);
          controller.abort();
          return Promise.reject(new TransportFailure('cancelled', 'ABORT_ERR', false));
        },
        settings: { allowedHosts: () => [HOST] },
        cacheFolder: join(folder(), 'cache'),
      },
      { id: 'fla', file },
      false,
      controller.signal,
    );
    await assert.rejects(reading, { name: 'AbortError' });
    assert.deepStrictEqual(signals, [controller.signal, controller.signal]);
  });
});
