import assert from 'node:assert/strict';
import type { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { TargetArgument } from '../../../src/contributions.ts';
import { until } from '../extensionLog.ts';
import {
  closeEditors,
  expectProblems,
  openPayload,
  payloadFolder,
  problemsIn,
  repair,
  repairsAt,
  sendBy,
  TRAINING,
  type,
  type Problem,
} from './payloads.ts';

/** The thread that checks, once there is one. */
let thread: Worker | undefined;
process.on('worker', started => {
  thread = started;
});

/** Where the bar stands in the text that is typed without it. */
async function typeAt(editor: vscode.TextEditor, marked: string): Promise<vscode.Position> {
  await type(editor, marked.replace('|', ''));
  return editor.document.positionAt(marked.indexOf('|'));
}

/** Ours, among those of everybody: they know what the schema says. */
async function complete(
  { document }: vscode.TextEditor,
  at: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  return items.filter(({ documentation }) => documentation instanceof vscode.MarkdownString);
}

const labelOf = ({ label }: vscode.CompletionItem): string =>
  typeof label === 'string' ? label : label.label;

async function hoverText({ document }: vscode.TextEditor, at: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map(content => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n')
    .replaceAll('&nbsp;', ' ');
}

async function setting(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('fla')
    .update(name, value, vscode.ConfigurationTarget.Workspace);
}

describe('a declaration that is written', () => {
  const payload = payloadFolder('editing');
  afterEach(closeEditors);

  it('is completed from the description: members, codes, examples, whole bodies', async () => {
    const uri = payload('completion.fla.json');
    const editor = await openPayload(uri, '');
    const bodies = await complete(editor, new vscode.Position(0, 0));
    const { command } = bodies.find(item => labelOf(item) === 'createTraining')!;
    await vscode.commands.executeCommand(
      command!.command,
      ...(command!.arguments as [vscode.Uri, TargetArgument]),
    );
    const own = await complete(editor, new vscode.Position(0, 0));
    const members = await complete(editor, await typeAt(editor, '{"type": "formal", "|"}'));
    const codes = await complete(editor, await typeAt(editor, '{"type": |}'));
    const examples = await complete(editor, await typeAt(editor, '{"worker": {"ssin": "|"}}'));
    assert.deepStrictEqual(
      {
        bodies: bodies.map(labelOf).sort(),
        own: own.map(labelOf).sort(),
        members: ['worker', 'period', 'type'].map(name =>
          members.some(one => labelOf(one) === name),
        ),
        codes: codes.map(item => [
          labelOf(item),
          item.kind === vscode.CompletionItemKind.EnumMember,
        ]),
        examples: examples.length > 0,
      },
      {
        bodies: [
          'createProvidedTraining',
          'createTraining',
          'createTrainingRight',
          'replaceTraining',
        ],
        own: ['createTraining', '{}'],
        members: [true, true, false],
        codes: [
          ['formal', true],
          ['informal', true],
        ],
        examples: true,
      },
    );
  });

  it('is completed for those who type on meanwhile, too', async () => {
    const uri = payload('meanwhile.fla.json');
    const editor = await openPayload(uri, '');
    await sendBy(uri, 'createTraining');
    // Long, and asked for often, so that the answers take longer than the keys.
    const others = JSON.stringify(Array.from({ length: 50_000 }, () => 'other'));
    const at = await typeAt(editor, `{"type": |,\n"others": ${others}}`);
    const offered = Array.from({ length: 10 }, () => complete(editor, at));
    for (let typed = 0; typed < 10; typed += 1) {
      await editor.edit(edit => {
        edit.insert(new vscode.Position(1, 0), ' ');
      });
    }
    const codes = ['formal', 'informal'].map(code => [code, new vscode.Range(at, at)]);
    for (const items of await Promise.all(offered)) {
      assert.deepStrictEqual(
        items.map(({ label, range }) => [label, range]),
        codes,
      );
    }
  });

  it('says in hovers what the description says, and that it is our own model', async () => {
    const uri = payload('hover.fla.json');
    const editor = await openPayload(uri, '');
    await sendBy(uri, 'createTraining');
    const at = await typeAt(editor, '{"worker": {"ssin": "810000035|17"}, "type": "formal"}');
    const kind = editor.document.positionAt(editor.document.getText().indexOf('"type"') + 2);
    const ssin = await hoverText(editor, at);
    await setting('declaration.explainSsin', true);
    const explained = await hoverText(editor, at);
    await setting('declaration.explainSsin', undefined);
    const type = await hoverText(editor, kind);
    await setting('language', 'nl');
    const translated = await hoverText(editor, kind);
    await setting('language', undefined);
    assert.deepStrictEqual(
      {
        provisional: ssin.includes('provisional model'),
        quiet: ssin.includes('1981'),
        explained: explained.includes('1981'),
        codes: ['formal', 'informal'].map(code => type.includes(`\` ${code} \``)),
        translated: translated !== type && translated.includes('` formal `'),
      },
      { provisional: true, quiet: false, explained: true, codes: [true, true], translated: true },
    );
  });

  it('is marked while it is typed, and no longer once it is closed', async () => {
    const editor = await openPayload(payload('typed.fla.json'), JSON.stringify(TRAINING, null, 2));
    const { document } = editor;
    await expectProblems(document, []);
    await type(editor, JSON.stringify({ ...TRAINING, type: 'formall' }, null, 2));
    await expectProblems(document, [['18:11', '"formall"', 'schema/enum', 'error']]);
    await type(editor, JSON.stringify({ ...TRAINING, type: 'informal' }, null, 2));
    await expectProblems(document, []);
    await type(editor, '{ "type": ');
    await expectProblems(document, []);
    await type(editor, '{}');
    await until(
      () => problemsIn(document).length,
      length => length > 0,
    );
    await closeEditors();
    await expectProblems(document, []);
  });

  it('is judged by the operation and the account that it is for', async () => {
    const uri = payload('target.fla.json');
    const text = JSON.stringify({ ...TRAINING, employer: { enterpriseNumber: '0000000394' } });
    const { document } = await openPayload(uri, text);
    await sendBy(uri, 'createTraining', 'employer');
    await expectProblems(document, [['1:33', '"0000000394"', 'sender/not-the-account', 'warning']]);
    await sendBy(uri, 'createTraining', 'secretariat');
    await expectProblems(document, []);
    await sendBy(uri, 'createTrainingRight', 'secretariat');
    const seen = await until(
      () => problemsIn(document).map(([, , code]) => code),
      codes => codes.includes('schema/unknown-member'),
    );
    assert.ok(seen.includes('schema/unknown-member'), seen.join());
  });

  it('is judged as the user weighs', async () => {
    const uri = payload('weighed.fla.json');
    const { document } = await openPayload(uri, JSON.stringify({ ...TRAINING, more: 1 }));
    await sendBy(uri, 'createTraining');
    const place = `1:${JSON.stringify(TRAINING).length + 1}`;
    await expectProblems(document, [[place, '"more"', 'schema/unknown-member', 'error']]);
    await setting('declaration.severity', { 'schema/unknown-member': 'hint' });
    await expectProblems(document, [[place, '"more"', 'schema/unknown-member', 'hint']]);
    await setting('declaration.severity', { 'schema/unknown-member': 'off' });
    await expectProblems(document, []);
    await setting('declaration.severity', undefined);
  });

  it('is told where it breaks by us where VS Code says nothing of it', async () => {
    const uri = payload('broken.fla.json');
    const text = JSON.stringify(TRAINING);
    const { document } = await openPayload(uri, `${text.slice(0, -1)}, /* more */}`);
    await sendBy(uri, 'createTraining');
    const comment: Problem = [`1:${text.length + 2}`, '/* more */', 'json/syntax', 'error'];
    const json = vscode.workspace.getConfiguration('json');
    await expectProblems(document, []);
    await json.update('validate.enable', false, vscode.ConfigurationTarget.Workspace);
    await expectProblems(document, [comment]);
    await json.update('validate.enable', undefined, vscode.ConfigurationTarget.Workspace);
    await expectProblems(document, []);
    await vscode.languages.setTextDocumentLanguage(document, 'jsonc');
    await expectProblems(vscode.window.activeTextEditor!.document, [comment]);
  });

  it('is not taken for right where the check broke down, and checked again with the next key', async () => {
    const uri = payload('unchecked.fla.json');
    const editor = await openPayload(uri, JSON.stringify(TRAINING));
    const { document } = editor;
    await sendBy(uri, 'createTraining');
    await complete(editor, new vscode.Position(0, 1)); // the thread is there
    process.once('worker', next => void next.terminate());
    await thread?.terminate();
    await type(editor, JSON.stringify({ ...TRAINING, type: 3 }));
    await expectProblems(document, [['1:1', '', 'declaration/check-failed', 'warning']]);
    await type(editor, JSON.stringify(TRAINING));
    await expectProblems(document, []);
  });

  it('is repaired by quick fixes, one or all of a kind', async () => {
    const uri = payload('repaired.fla.json');
    const wrong = {
      ...TRAINING,
      tipe: 'formal',
      worker: { ...TRAINING.worker, ssin: '81.00.00-035.17' },
      employer: { enterpriseNumber: '0.000.000.196' },
      provider: { enterpriseNumber: '0000.000.295', name: 'Example Training' },
    };
    const { document } = await openPayload(uri, JSON.stringify(wrong, null, 2));
    await sendBy(uri, 'createTraining');
    await until(
      () => problemsIn(document).map(([, , code]) => code),
      codes => codes.includes('ssin/separators'),
    );
    const [ssin] = await repairsAt(document, '"81.00.00-035.17"');
    await repair(ssin);
    await until(
      () => problemsIn(document).length,
      length => length === 3,
    );
    const numbers = await repairsAt(document, '"0.000.000.196"');
    assert.equal(numbers.length, 2);
    await repair(numbers[1]);
    await until(
      () => problemsIn(document).length,
      length => length === 1,
    );
    const [remove] = await repairsAt(document, '"tipe"');
    await repair(remove);
    await expectProblems(document, []);
    assert.deepStrictEqual(JSON.parse(document.getText()), {
      ...TRAINING,
      provider: { enterpriseNumber: '0000000295', name: 'Example Training' },
    });
  });
});

describe('a declaration that is begun by hand', () => {
  const payload = payloadFolder('begun');
  afterEach(closeEditors);

  it('gets all that it must have at once', async () => {
    const uri = payload('bare.fla.json');
    const { document } = await openPayload(uri, '{}');
    await sendBy(uri, 'createTraining');
    const missing = Object.keys(TRAINING);
    await until(
      () => problemsIn(document).length,
      length => length === missing.length,
    );
    const fixes = await repairsAt(document, '{');
    await repair(fixes.find(({ isPreferred }) => isPreferred !== true));
    assert.deepStrictEqual(Object.keys(JSON.parse(document.getText()) as object), missing);
  });
});

describe('a body in a request file', () => {
  const payload = payloadFolder('requests');
  afterEach(closeEditors);

  it('is completed, explained and marked at its place', async () => {
    const lines = [
      '# @account = employer',
      'GET /trainings',
      '',
      '###',
      '@right = statutory',
      'POST /trainings',
      'Content-Type: application/json',
      '',
      JSON.stringify({ ...TRAINING, right: '{{right}}', type: 'formall' }, null, 2),
      '',
    ];
    const editor = await openPayload(payload('bodies.fla'), lines.join('\n'));
    const { document } = editor;
    const wrong = document.positionAt(document.getText().indexOf('"formall"'));
    const place = `${wrong.line + 1}:${wrong.character + 1}`;
    await expectProblems(document, [[place, '"formall"', 'schema/enum', 'error']]);
    const inside = wrong.translate(0, 3);
    assert.deepStrictEqual(
      {
        codes: (await complete(editor, inside)).map(labelOf),
        hover: (await hoverText(editor, inside)).includes('` informal `'),
      },
      { codes: ['formal', 'informal'], hover: true },
    );
    const [fix] = await repairsAt(document, '"formall"');
    await repair(fix);
    await expectProblems(document, []);
  });
});
