import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { Commands, OperationArgument, TargetArgument } from '../../../src/contributions.ts';
import type { ExportedApi } from '../../../src/exportedApi.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { ExtensionLog, until } from '../extensionLog.ts';
import { closeEditors, openPayload, payloadFolder, TRAINING, type } from './payloads.ts';

const log = new ExtensionLog();

function run<K extends keyof Commands>(
  id: K,
  ...args: Parameters<Commands[K]>
): Thenable<Awaited<ReturnType<Commands[K]>> | undefined> {
  return vscode.commands.executeCommand(id, ...args);
}

const of = (operationId: string): OperationArgument => ({ apiId: 'fla', operationId });

async function exportedApi(): Promise<ExportedApi> {
  const extension = vscode.extensions.getExtension('fla-tools.federal-learning-account');
  return (await extension!.activate()) as ExportedApi;
}

async function lensesIn({ uri }: vscode.TextDocument): Promise<vscode.Command[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
  );
  return lenses.flatMap(({ command }) => command ?? []);
}

/** The send lens of a document: what it names, and with which account it sends. */
async function sendLens(document: vscode.TextDocument): Promise<unknown[] | undefined> {
  const send = (await lensesIn(document)).find(({ command }) => command === 'fla.send');
  const [, call, account] = send?.title.split(' · ') ?? [];
  return send && [call, account, send.arguments?.[1]];
}

describe('the lenses above a declaration', () => {
  const payload = payloadFolder('lenses');
  beforeEach(() => log.mark());
  afterEach(closeEditors);

  it('name operation and account, and do all that can be done with it', async () => {
    const uri = payload('training.fla.json');
    const { document } = await openPayload(uri, JSON.stringify(TRAINING));
    await run('fla.account.select', 'secretariat');
    const lenses = await lensesIn(document);
    assert.deepStrictEqual(
      [
        lenses.map(({ command }) => command),
        lenses.slice(0, 3).map(({ arguments: [file] = [] }) => String(file)),
        await sendLens(document),
        // Nothing was opened, started or called for them.
        await log.failures(0),
      ],
      [
        ['fla.send', 'fla.declaration.validate', 'fla.declaration.changeTarget', 'fla.api.import'],
        Array.from({ length: 3 }, () => uri.toString()),
        ['POST /trainings', 'Secretariat (Sandbox)', { account: 'secretariat' }],
        [],
      ],
    );
  });

  it('follow the text, the target that is said, and the active account', async () => {
    const editor = await openPayload(payload('moving.fla.json'), '{}');
    const { document } = editor;
    await run('fla.account.select', 'employer');
    const undecided = (await lensesIn(document)).map(({ command }) => command);
    await type(editor, JSON.stringify({ ...TRAINING, title: 3, unknown: true }));
    const likely = await sendLens(document);
    await run('fla.declaration.changeTarget', document.uri, of('createTrainingRight'));
    const said = await sendLens(document);
    const target: TargetArgument = { ...of('PUT /trainings/{trainingId}'), account: 'secretariat' };
    await run('fla.declaration.changeTarget', document.uri, target);
    assert.deepStrictEqual(
      [undecided, likely, said, await sendLens(document)],
      [
        ['fla.declaration.changeTarget', 'fla.declaration.validate', 'fla.api.import'],
        ['POST /trainings', 'Employer (Sandbox)', { account: 'employer' }],
        ['POST /trainingRights', 'Employer (Sandbox)', { account: 'employer' }],
        ['PUT /trainings/{trainingId}', 'Secretariat (Sandbox)', { account: 'secretariat' }],
      ],
    );
  });

  it('stay what they are when a file, or its folder, gets another name', async () => {
    const named = payload('renamed/before.fla.json');
    const [renamed, moved] = ['renamed/after.fla.json', 'moved/after.fla.json'].map(payload);
    await openPayload(named, '{}');
    await run('fla.declaration.changeTarget', named, {
      ...of('createTraining'),
      account: 'secretariat',
    });
    const rename = async (from: vscode.Uri, to: vscode.Uri): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(from, to);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    const expected = ['POST /trainings', 'Secretariat (Sandbox)', { account: 'secretariat' }];
    const shown = async (uri: vscode.Uri): Promise<unknown> => {
      const document = await vscode.workspace.openTextDocument(uri);
      return until(
        () => sendLens(document),
        lens => isDeepStrictEqual(lens, expected),
      );
    };
    await rename(named, renamed!);
    assert.deepStrictEqual(await shown(renamed!), expected);
    await rename(payload('renamed'), payload('moved'));
    assert.deepStrictEqual(await shown(moved!), expected);
  });

  it('keep away from other files', async () => {
    const { document } = await openPayload(payload('other.json'), JSON.stringify(TRAINING));
    assert.deepStrictEqual(await lensesIn(document), []);
  });

  it('refuse a target that is not there', async () => {
    const uri = payload('refused.fla.json');
    await openPayload(uri, '{}');
    await run('fla.declaration.changeTarget', uri, of('createHoliday'));
    await run('fla.declaration.changeTarget', uri, { apiId: 'none', operationId: 'x' });
    await run('fla.declaration.changeTarget', uri, { ...of('createTraining'), account: 'nobody' });
    await run('fla.declaration.changeTarget', payload('text.txt'));
    assert.deepStrictEqual(await log.failures(4), [
      'fla.declaration.changeTarget operation/unknown',
      'fla.declaration.changeTarget api/unknown',
      'fla.declaration.changeTarget account/unknown',
      'fla.declaration.changeTarget declaration/none',
    ]);
  });
});

describe('a new declaration', () => {
  beforeEach(() => log.mark());
  afterEach(closeEditors);

  const OPERATIONS = [
    'createTraining',
    'replaceTraining',
    'createTrainingRight',
    'createProvidedTraining',
  ];
  for (const operationId of OPERATIONS) {
    it(`is right before anybody has changed it: ${operationId}`, async () => {
      const uri = await run('fla.declaration.new', of(operationId), { account: 'employer' });
      const document = vscode.window.activeTextEditor!.document;
      const { valid, issues } = await (await exportedApi()).validate(document.uri);
      assert.deepStrictEqual(
        {
          uri: document.uri.toString(),
          unsaved: document.isUntitled,
          language: document.languageId,
          name: document.uri.path.split('/').at(-1),
          valid,
          issues: issues.map(({ code }) => code),
          account: (await sendLens(document))?.[1],
        },
        {
          uri: uri?.toString(),
          unsaved: true,
          language: 'json',
          name: `${operationId}.fla.json`,
          valid: true,
          issues: [],
          account: 'Employer (Sandbox)',
        },
      );
    });
  }

  it('is in the name of the employer that a representative chooses, and keeps its target once saved', async () => {
    const asked = run('fla.declaration.new', of('createTraining'), { account: 'secretariat' });
    const uri = await accepting(asked);
    const document = vscode.window.activeTextEditor!.document;
    const { employer } = JSON.parse(document.getText()) as { employer: unknown };
    const saved = await vscode.workspace.save(uri!);
    const written = await vscode.workspace.openTextDocument(saved!);
    try {
      assert.deepStrictEqual(
        [employer, saved?.scheme, written.isDirty, await sendLens(written)],
        [
          { enterpriseNumber: '0000000394' },
          'file',
          false,
          ['POST /trainings', 'Secretariat (Sandbox)', { account: 'secretariat' }],
        ],
      );
    } finally {
      await vscode.workspace.fs.delete(saved!);
    }
  });

  it('takes another name when one is there', async () => {
    const names: (string | undefined)[] = [];
    for (let count = 0; count < 2; count += 1) {
      const uri = await run('fla.declaration.new', of('createTraining'), { account: 'employer' });
      names.push(uri?.path.split('/').at(-1));
    }
    assert.deepStrictEqual(names, ['createTraining.fla.json', 'createTraining-2.fla.json']);
  });

  it('is not begun for what takes none, and for whom nobody knows', async () => {
    await run('fla.declaration.new', of('createHoliday'));
    await run('fla.declaration.new', of('getHealth'));
    await run('fla.declaration.new', of('createTraining'), { account: 'nobody' });
    assert.deepStrictEqual(
      [await log.failures(3), vscode.window.activeTextEditor],
      [
        [
          'fla.declaration.new operation/unknown',
          'fla.declaration.new operation/takes-no-body',
          'fla.declaration.new account/unknown',
        ],
        undefined,
      ],
    );
  });
});

describe('a declaration that is sent', () => {
  const payload = payloadFolder('sent');
  beforeEach(() => log.mark());
  afterEach(closeEditors);

  it('is what stands in the file once nothing is asked any more', async () => {
    const editor = await openPayload(payload('asked.fla.json'), '{}');
    const asked = run('fla.send', editor.document.uri, { account: 'employer' });
    await type(editor, '{ "title": }');
    await editor.document.save();
    await accepting(asked);
    assert.deepStrictEqual(await log.failures(), ['fla.send declaration/not-json']);
  });

  it('may be a list where the description takes one', async () => {
    const file = payload('lists.yaml');
    mkdirSync(dirname(file.fsPath), { recursive: true });
    writeFileSync(
      file.fsPath,
      `openapi: 3.0.3
info: { title: Lists, version: '1' }
paths:
  /lists:
    post:
      operationId: createList
      requestBody:
        content:
          application/json:
            schema: { type: array, minItems: 2, items: { type: integer } }
      responses: { '204': { description: Done } }
`,
    );
    const settings = vscode.workspace.getConfiguration('fla');
    const { Workspace } = vscode.ConfigurationTarget;
    await settings.update('apis', { lists: { description: file.fsPath } }, Workspace);
    const uri = payload('list.fla.json');
    try {
      await openPayload(uri, '[1]');
      await run('fla.declaration.changeTarget', uri, { apiId: 'lists', operationId: 'createList' });
      await run('fla.send', uri, { account: 'employer' });
      const api = await exportedApi();
      const short = await api.validate(uri);
      writeFileSync(uri.fsPath, '[1, 2]');
      const whole = await until(
        () => api.validate(uri),
        ({ valid }) => valid,
      );
      assert.deepStrictEqual(
        [await log.failures(), short.issues.map(({ code }) => code), whole],
        [['fla.send declaration/invalid'], ['schema/items'], { valid: true, issues: [] }],
      );
    } finally {
      await settings.update('apis', undefined, Workspace);
    }
  });
});

describe('fla.declaration.validate', () => {
  const payload = payloadFolder('validated');
  const FOLDER = payload('.');
  const put = (name: string, text: string): vscode.Uri => {
    const uri = payload(name);
    mkdirSync(dirname(uri.fsPath), { recursive: true });
    writeFileSync(uri.fsPath, text);
    return uri;
  };
  const ours = (uri: vscode.Uri): unknown[] =>
    vscode.languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'FLA')
      .map(({ code, range }) => [code, range.start.line, range.start.character]);
  const wrongSsin = JSON.stringify(TRAINING, null, 2).replace('81000003517', '81000003518');
  let good: vscode.Uri;
  let wrong: vscode.Uri;
  let broken: vscode.Uri;
  let request: vscode.Uri;

  before(async () => {
    await run('fla.account.select', 'employer');
    good = put('a-good.fla.json', JSON.stringify(TRAINING));
    wrong = put('b/wrong.fla.json', wrongSsin);
    const other = wrongSsin.replace('First aid at work', 'Fire safety');
    broken = put('c/broken.fla.json', '{ "title": }');
    request = put(
      'd/request.fla',
      `# @account employer\nPOST /trainings\nContent-Type: application/json\n\n${other}\n`,
    );
    put('notes.json', '{ "title": 3 }');
  });
  beforeEach(() => log.mark());
  afterEach(closeEditors);

  it('checks what is in a folder without opening it, and counts what it finds', async () => {
    const validated = await run('fla.declaration.validate', FOLDER);
    const opened = vscode.workspace.textDocuments.map(({ uri }) => uri.toString());
    assert.deepStrictEqual(
      {
        validated,
        good: ours(good),
        wrong: ours(wrong),
        broken: ours(broken).length,
        request: ours(request),
        opened: [good, wrong, broken, request].filter(uri => opened.includes(uri.toString())),
        failures: await log.failures(0),
      },
      {
        validated: { files: 4, errors: 3, warnings: 0 },
        good: [],
        wrong: [['ssin/check-digits', 5, 12]],
        broken: 1,
        request: [['ssin/check-digits', 9, 12]],
        opened: [],
        failures: [],
      },
    );
  });

  it('gives way to what watches a file once it is open', async () => {
    await run('fla.declaration.validate', FOLDER);
    const { document } = await openPayload(wrong, wrongSsin);
    const watched = await until(
      () => ours(wrong),
      problems => problems.length === 1 && document.languageId === 'json',
    );
    assert.deepStrictEqual(watched, [['ssin/check-digits', 5, 12]]);
  });

  it('forgets what it found in a file that has changed since', async () => {
    // Not in a new folder: VS Code may begin to watch those a little later.
    const uri = vscode.Uri.file(join(hostPaths().workspace, 'changing.fla.json'));
    writeFileSync(uri.fsPath, wrongSsin);
    try {
      await run('fla.declaration.validate', uri);
      const found = ours(uri);
      writeFileSync(uri.fsPath, '{}');
      const left = await until(
        () => ours(uri),
        problems => problems.length === 0,
      );
      assert.deepStrictEqual([found, left], [[['ssin/check-digits', 5, 12]], []]);
    } finally {
      rmSync(uri.fsPath);
    }
  });

  it('tells it again when a file is closed as it was, and what is left once it was saved otherwise', async () => {
    const twice = wrongSsin.replace('"formal"', '"classroom"');
    const uri = vscode.Uri.file(join(hostPaths().workspace, 'closing.fla.json'));
    writeFileSync(uri.fsPath, twice);
    const codes = (): unknown[] => ours(uri).map(problem => (problem as unknown[])[0]);
    const shown = (...expected: string[]) =>
      until(codes, found => isDeepStrictEqual(found, expected));
    const both = ['ssin/check-digits', 'schema/enum'];
    try {
      await run('fla.declaration.validate', uri);
      const found = codes();
      await openPayload(uri, twice);
      await closeEditors();
      const again = await shown(...both);
      const editor = await openPayload(uri, twice);
      await type(editor, wrongSsin);
      await editor.document.save();
      await closeEditors();
      const left = await shown('ssin/check-digits');
      assert.deepStrictEqual([found, again, left], [both, both, ['ssin/check-digits']]);
    } finally {
      rmSync(uri.fsPath);
    }
  });

  it('keeps what it found elsewhere, and forgets what is in a folder that goes', async () => {
    const gone = put('gone/wrong.fla.json', wrongSsin);
    await run('fla.declaration.validate', payload('gone'));
    await run('fla.declaration.validate', wrong);
    const found = [ours(gone).length, ours(wrong).length];
    await vscode.workspace.fs.delete(payload('gone'), { recursive: true });
    const left = await until(
      () => ours(gone).length,
      count => count === 0,
    );
    assert.deepStrictEqual([found, left, ours(wrong).length], [[1, 1], 0, 1]);
  });

  it('checks all that are selected, each once, and reads them as editors do', async () => {
    const utf16 = put('utf16/wrong.fla.json', '');
    writeFileSync(utf16.fsPath, Buffer.from(`\uFEFF${wrongSsin}`, 'utf16le'));
    const selected = [good, utf16, payload('utf16')];
    const validated = await run('fla.declaration.validate', good, selected);
    assert.deepStrictEqual(
      [validated, ours(utf16)],
      [{ files: 2, errors: 1, warnings: 0 }, [['ssin/check-digits', 5, 12]]],
    );
    rmSync(payload('utf16').fsPath, { recursive: true });
  });

  it('counts what is wrong with requests beside their bodies', async () => {
    const uri = put('other/request.fla', 'GET /holidays\n');
    const validated = await run('fla.declaration.validate', uri);
    rmSync(payload('other').fsPath, { recursive: true });
    assert.deepStrictEqual(
      [validated, ours(uri).map(problem => (problem as unknown[])[0])],
      [{ files: 1, errors: 0, warnings: 1 }, ['path/unknown']],
    );
  });

  it('does not call right what no description is for', async () => {
    const uri = put('undescribed/one.fla.json', JSON.stringify(TRAINING));
    const settings = vscode.workspace.getConfiguration('fla');
    const { Workspace } = vscode.ConfigurationTarget;
    await settings.update('apis', { fla: { description: 'missing.yaml' } }, Workspace);
    const lens = async (): Promise<string[]> =>
      (await lensesIn(await vscode.workspace.openTextDocument(uri))).map(({ command }) => command);
    try {
      const lenses = await until(lens, ([first]) => first === 'workbench.actions.view.problems');
      const validated = await run('fla.declaration.validate', uri);
      assert.deepStrictEqual(
        [validated, lenses, (await log.failures()).at(-1)],
        [
          undefined,
          ['workbench.actions.view.problems', 'fla.declaration.changeTarget'],
          'fla.declaration.validate api/unreadable',
        ],
      );
    } finally {
      await settings.update('apis', undefined, Workspace);
      rmSync(payload('undescribed').fsPath, { recursive: true });
    }
  });

  it('sees the same training in two files', async () => {
    const twin = put('e/twin.fla.json', readFileSync(good.fsPath, 'utf8'));
    await vscode.window.showTextDocument(twin);
    const validated = await run('fla.declaration.validate', FOLDER);
    const both = ours(twin).map(problem => (problem as unknown[])[0]);
    rmSync(twin.fsPath);
    assert.deepStrictEqual(
      [validated, both],
      [{ files: 5, errors: 3, warnings: 1 }, ['training/duplicate-across-files']],
    );
  });

  it('forgets what a file repeats once the other, in which nothing is wrong, changes or goes', async () => {
    const [first, changed, second] = ['f/1 é.fla.json', 'f/2.fla.json', 'g/3.fla.json'].map(name =>
      put(name, JSON.stringify({ ...TRAINING, title: name.startsWith('f/2') ? 'Other' : 'Same' })),
    ) as [vscode.Uri, vscode.Uri, vscode.Uri];
    const fourth = put('g/4.fla.json', readFileSync(changed.fsPath, 'utf8'));
    const told = (): unknown[] =>
      [first, changed, second, fourth].map(uri =>
        vscode.languages
          .getDiagnostics(uri)
          .map(({ code, relatedInformation: [other] = [] }) => [
            code,
            other?.location.uri.toString(),
          ]),
      );
    try {
      await run('fla.declaration.validate', FOLDER);
      const before = told();
      rmSync(first.fsPath);
      writeFileSync(changed.fsPath, JSON.stringify({ ...TRAINING, title: 'New' }));
      const after = await until(told, now => now.flat().length === 0);
      const code = 'training/duplicate-across-files';
      assert.deepStrictEqual(
        [before, after],
        [
          [[], [], [[code, first.toString()]], [[code, changed.toString()]]],
          [[], [], [], []],
        ],
      );
    } finally {
      rmSync(payload('f').fsPath, { recursive: true });
      rmSync(payload('g').fsPath, { recursive: true });
    }
  });

  it('shows in an open file of requests that two send the same', async () => {
    const one = `# @account employer\nPOST /trainings\nContent-Type: application/json\n\n${JSON.stringify({ ...TRAINING, title: 'Twice' })}\n`;
    const twice = put('twice.fla', `${one}\n###\n\n${one}`);
    await vscode.window.showTextDocument(twice);
    const validated = await run('fla.declaration.validate', twice);
    const shown = ours(twice).map(problem => (problem as unknown[])[0]);
    await closeEditors();
    rmSync(twice.fsPath);
    assert.deepStrictEqual(
      [validated, shown],
      [{ files: 1, errors: 0, warnings: 1 }, ['training/duplicate']],
    );
  });

  it('checks one file as it stands in its editor, and the active one where none is named', async () => {
    const editor = await openPayload(payload('own.fla.json'), JSON.stringify(TRAINING));
    await type(editor, JSON.stringify({ ...TRAINING, type: 'classroom' }));
    const named = await run('fla.declaration.validate', editor.document.uri);
    assert.deepStrictEqual(
      [named, await run('fla.declaration.validate')],
      [
        { files: 1, errors: 1, warnings: 0 },
        { files: 1, errors: 1, warnings: 0 },
      ],
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    rmSync(editor.document.uri.fsPath);
  });

  it('says that a file is not there, and that a folder has none', async () => {
    const missing = await run('fla.declaration.validate', payload('missing.fla.json'));
    mkdirSync(payload('empty').fsPath);
    const none = await run('fla.declaration.validate', payload('empty'));
    assert.deepStrictEqual(
      [missing, none, await log.failures()],
      [
        undefined,
        { files: 0, errors: 0, warnings: 0 },
        ['fla.declaration.validate declaration/not-found'],
      ],
    );
  });
});

/** Takes the first row of whatever is asked until the work is done. */
async function accepting<T>(work: Thenable<T>): Promise<T> {
  let done = false;
  const ended = Promise.resolve(work).finally(() => (done = true));
  await until(
    async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return done;
    },
    seen => seen,
  );
  return ended;
}
