import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { devNull } from 'node:os';
import * as vscode from 'vscode';
import type { ApiDescription } from '../../../src/core/api/apiDescription.ts';
import { ApiDescriptions } from '../../../src/platform/apiDescriptions.ts';
import type { Services } from '../../../src/services.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { until } from '../extensionLog.ts';
import { createServicesInHost } from '../servicesInHost.ts';
import {
  clean,
  descriptionRequiring,
  importApi,
  problemsOf,
  resetApi,
  writeFile,
  writtenApis,
  type Marked,
} from './descriptionFiles.ts';

describe('API descriptions', () => {
  let services: Services;
  let dispose: () => void;

  before(() => {
    ({ services, dispose } = createServicesInHost());
  });
  afterEach(clean);
  after(() => {
    dispose();
  });

  const titleOf = (apiId: string) =>
    services.apis.get(apiId).then(
      ({ title }) => title,
      (error: unknown) => (error as { code?: unknown }).code,
    );
  const official = (): string =>
    readFileSync(
      join(hostPaths().repository, 'test/fixtures/api/official-style.swagger.yaml'),
      'utf8',
    );

  it('take the place of the built-in one, and give it back', async () => {
    const before = await services.apis.get();
    const uri = writeFile('api/official.yaml', official());
    assert.equal(await importApi(uri), 'fla');
    const during = await services.apis.get();
    const written = writtenApis();
    const source = services.apis.source('fla');
    await resetApi('fla');
    const after = await services.apis.get();
    assert.deepStrictEqual(
      {
        provisional: [before.provisional, during.provisional, after.provisional],
        dialects: [before.dialect, during.dialect, after.dialect],
        operation: during.operations[0]?.operationId,
        written,
        source,
        left: writtenApis(),
      },
      {
        provisional: [true, false, true],
        dialects: ['openapi-3.0', 'swagger-2.0', 'openapi-3.0'],
        operation: 'listLearningActivities',
        written: { fla: { description: '${workspaceFolder}/api/official.yaml' } },
        source: { id: 'fla', file: uri.fsPath, builtIn: false },
        left: undefined,
      },
    );
  });

  it('stand side by side, each under its id', async () => {
    await importApi(writeFile('api/one.yaml', descriptionRequiring('a', 'One')));
    const other = writeFile('api/other.yaml', descriptionRequiring('b', 'Other'));
    assert.equal(await importApi(other, { api: 'other', scope: 'workspace' }), 'other');
    assert.deepStrictEqual(
      [services.apis.ids(), await titleOf('fla'), await titleOf('other'), await titleOf('third')],
      [['fla', 'other'], 'One', 'Other', 'api/unknown'],
    );
    await resetApi({ apiId: 'other' });
    assert.deepStrictEqual(
      [services.apis.ids(), await titleOf('other'), await titleOf('fla')],
      [['fla'], 'api/unknown', 'One'],
    );
  });

  it('judge what is open by what they say now', async () => {
    const uri = writeFile('api/small.yaml', descriptionRequiring('first'));
    const payload = writeFile('api/thing.fla.json', '{}');
    await importApi(uri);
    await vscode.commands.executeCommand('vscode.open', payload, { preview: false });
    const target = { apiId: 'fla', operationId: 'createThing', account: 'employer' };
    await vscode.commands.executeCommand('fla.declaration.changeTarget', payload, target);
    const messages = async (wanted: string) => {
      const look = () => vscode.languages.getDiagnostics(payload).map(({ message }) => message);
      return until(look, seen => seen.some(message => message.includes(wanted)));
    };
    const first = await messages('first');
    writeFile('api/small.yaml', descriptionRequiring('second'));
    const second = await messages('second');
    assert.deepStrictEqual(
      [first.length, first[0]?.includes('first'), second.length, second[0]?.includes('second')],
      [1, true, 1, true],
    );
  });

  it('follow every file they consist of', async () => {
    const uri = writeFile(
      'api/root.yaml',
      `openapi: 3.1.0\ninfo: { $ref: about.yaml }\npaths: {}\n`,
    );
    writeFile('api/about.yaml', "title: First\nversion: '1'\n");
    await importApi(uri);
    const first = await titleOf('fla');
    writeFile('api/about.yaml', "title: Second\nversion: '1'\n");
    const second = await until(
      () => titleOf('fla'),
      title => title === 'Second',
    );
    assert.deepStrictEqual([first, second], ['First', 'Second']);
  });

  it('are read again when a part of them changes while they are read', async () => {
    const changed = new vscode.EventEmitter<string>();
    const part = '/api/part.yaml';
    const readings: ((title: string) => void)[] = [];
    const apis = new ApiDescriptions({
      builtIn: '/api/root.yaml',
      settings: {
        read: () => ({ apis: [], mistakes: [] }),
        allowedHosts: () => [],
        onDidChange: () => new vscode.Disposable(() => undefined),
      },
      read: () =>
        new Promise(resolve =>
          readings.push(title => {
            const found = { findings: [], hashes: {}, remote: [], wanted: [], origins: [] };
            const description = { title } as ApiDescription;
            resolve({ ...found, files: ['/api/root.yaml', part], description });
          }),
        ),
      placeOf: () => Promise.resolve(undefined),
      transport: () => Promise.reject(new Error()),
      watched: { watch: () => undefined, onDidChange: changed.event },
      // Nothing can be kept there, whoever runs the test.
      cacheFolder: join(devNull, 'kept'),
    });
    const begun = (count: number) =>
      until(
        () => readings.length,
        length => length === count,
      );
    const told: string[] = [];
    const listening = apis.onDidChange(id => told.push(id));
    try {
      const before = apis.get();
      await begun(1);
      changed.fire(part);
      const after = apis.get();
      await begun(2);
      readings.forEach((read, index) => {
        read(['before', 'after'][index]!);
      });
      assert.deepStrictEqual(
        [(await before).title, (await after).title, (await apis.get()).title, told],
        ['before', 'after', 'after', ['fla']],
      );
    } finally {
      listening.dispose();
      apis.dispose();
    }
  });

  it('tell what is wrong where it is wrong, as long as it is', async () => {
    const text = `openapi: 3.0.3
info: { title: Wrong, version: '1' }
paths:
  /things:
    $ref: 'nowhere.yaml#/things'
  /others:
    get:
      sumary: Misspelt
      responses: { '200': { $ref: '#/components/responses/Gone' } }
`;
    const uri = writeFile('api/wrong.yaml', text);
    await importApi(uri);
    const expected: Marked[] = [
      ['5:11-5:33', 'api/file-unreadable', 'Error'],
      ['8:7-8:13', 'api/unknown-member', 'Warning'],
      ['9:35-9:64', 'api/reference-missing', 'Error'],
    ];
    assert.deepStrictEqual(await problemsOf(uri, seen => seen.length === 3), expected);
    writeFile('api/nowhere.yaml', 'things: { description: now here }\n');
    assert.deepStrictEqual(await problemsOf(uri, seen => seen.length === 2), expected.slice(1));
    writeFile('api/wrong.yaml', descriptionRequiring('a'));
    assert.deepStrictEqual(await problemsOf(uri, seen => seen.length === 0), []);
  });

  it('are not imported where they cannot be read at all', async () => {
    const uri = writeFile('api/broken.json', '{\n  "openapi": "3.0.3",\n  "info": ]\n}\n');
    assert.deepStrictEqual(
      [
        await importApi(uri),
        writtenApis(),
        await problemsOf(uri, seen => seen.length > 0),
        (await titleOf('fla')) === 'Broken',
      ],
      [undefined, undefined, [['3:11-3:12', 'api/syntax', 'Error']], false],
    );
  });

  it('are missed where settings name them, with every other mistake there', async () => {
    const settings = vscode.Uri.file(join(hostPaths().workspace, '.vscode/settings.json'));
    await vscode.workspace
      .getConfiguration()
      .update(
        'fla.apis',
        { gone: { description: '${workspaceFolder}/api/gone.yaml', nmae: 'Gone' }, none: {} },
        vscode.ConfigurationTarget.Workspace,
      );
    const ofApis = (problems: Marked[]) =>
      problems.filter(([, code]) => /^(api|setting)\//.test(String(code)));
    const problems = ofApis(await problemsOf(settings, seen => ofApis(seen).length === 3));
    assert.deepStrictEqual(
      problems.map(([, code, severity]) => [code, severity]),
      [
        ['api/description-missing', 'Error'],
        ['setting/unknown-member', 'Warning'],
        ['setting/missing', 'Error'],
      ],
    );
    assert.deepStrictEqual(
      [services.apis.ids(), await titleOf('gone'), await titleOf('none')],
      [['fla', 'gone'], 'api/unreadable', 'api/unknown'],
    );
  });

  it('take documents from no host that is not allowed', async () => {
    // Nobody listens there.
    const uri = writeFile(
      'api/remote.yaml',
      `openapi: 3.0.3\ninfo: { title: Remote, version: '1' }\npaths: {}\ncomponents: { schemas: { A: { $ref: 'https://127.0.0.1:1/a.yaml' } } }\n`,
    );
    const allow = (hosts: string[] | undefined) =>
      vscode.workspace
        .getConfiguration()
        .update('fla.api.allowedHosts', hosts, vscode.ConfigurationTarget.Workspace);
    await importApi(uri);
    const codesOf = async (code: string) =>
      (await problemsOf(uri, seen => seen.some(([, found]) => found === code))).map(
        ([, found]) => found,
      );
    const before = await codesOf('api/host-not-allowed');
    await allow(['127.0.0.1:1']);
    const after = await codesOf('api/not-fetched');
    await allow(undefined);
    assert.deepStrictEqual([before, after], [['api/host-not-allowed'], ['api/not-fetched']]);
  });

  it('are read from disk once and kept until a file changes', async () => {
    const uri = writeFile('api/kept.yaml', descriptionRequiring('a', 'Kept'));
    await importApi(uri);
    const first = await services.apis.reading('fla');
    const { services: others, dispose: end } = createServicesInHost();
    try {
      const second = await others.apis.reading('fla');
      assert.deepStrictEqual(second, first);
    } finally {
      end();
    }
  });
});
