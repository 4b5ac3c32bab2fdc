import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { hostPaths } from '../../host/hostPaths.ts';
import { SENDERS } from '../../fixtures/findings/findingCase.ts';
import {
  casesDocument,
  NUMBERED_CASES,
  unmarked,
  type NumberedCase,
} from '../../fixtures/findings/findingCases.ts';
import { until } from '../extensionLog.ts';
import { closeEditors, expectProblems, openPayload, repair, type Problem } from './payloads.ts';

const FOLDER = join(hostPaths().workspace, 'findings');
const inFolder = (file: string): vscode.Uri => vscode.Uri.file(join(FOLDER, file));
const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('fla');
const set = (name: string, value: unknown): Thenable<void> =>
  settings().update(name, value, vscode.ConfigurationTarget.Workspace);

/** Those whose body a request file shows; another media type it marks at the header. */
const CASES = NUMBERED_CASES.filter(({ mediaType }) => mediaType === undefined);

function requestOf({ path, sender = 'employer', text }: NumberedCase): string {
  return [
    `### ${path}`,
    '# @api findings',
    `# @account finding-${sender}`,
    `POST ${path}`,
    'Content-Type: application/json',
    '',
    text,
    '',
  ].join('\n');
}

/** What is to be seen in a file of all requests, and the file. */
function requestFile(cases: readonly NumberedCase[]): { text: string; problems: Problem[] } {
  const marked = cases.map(requestOf);
  const requests = marked.map(unmarked);
  const problems = requests.map(({ text, start, end }, index): Problem => {
    const before = requests.slice(0, index).reduce((sum, one) => sum + one.text.length, 0);
    const lines = (
      requests
        .map(one => one.text)
        .join('')
        .slice(0, before) + text.slice(0, start)
    ).split('\n');
    const { code, severity = 'error' } = cases[index]!;
    return [
      `${lines.length}:${lines.at(-1)!.length + 1}`,
      text.slice(start, end).replaceAll('\n', '↵'),
      code,
      severity,
    ];
  });
  return { text: requests.map(({ text }) => text).join(''), problems };
}

describe('what a body is told', function () {
  this.timeout(60_000);
  const kept = { apis: undefined as unknown, accounts: undefined as unknown };

  before(async () => {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, 'findings.json'), JSON.stringify(casesDocument()));
    kept.apis = settings().inspect('apis')?.workspaceValue;
    kept.accounts = settings().inspect('accounts')?.workspaceValue;
    const accounts = Object.entries(SENDERS).map(([name, sender]) => [
      `finding-${name}`,
      {
        environment: 'sandbox',
        clientId: `self_service_test_${name}`,
        certificate: `${name}.p12`,
        ...sender,
        ...('employers' in sender
          ? {
              employers: sender.employers.map(enterpriseNumber => ({
                enterpriseNumber,
                name: 'x',
              })),
            }
          : {}),
      },
    ]);
    await set('accounts', Object.fromEntries(accounts));
    await set('apis', { findings: { description: '${workspaceFolder}/findings/findings.json' } });
  });

  afterEach(closeEditors);

  after(async () => {
    await set('apis', kept.apis);
    await set('accounts', kept.accounts);
    rmSync(FOLDER, { recursive: true, force: true });
  });

  it('stands in its place, with its code and severity', async () => {
    const { text, problems } = requestFile(CASES);
    const { document } = await openPayload(inFolder('all.fla'), text);
    await expectProblems(document, problems);
  });

  for (const one of CASES.filter(({ fix }) => fix)) {
    it(`goes by its quick fix: ${one.path.slice(1)}`, async () => {
      const { text } = unmarked(requestOf(one));
      const { document } = await openPayload(inFolder('one.fla'), text);
      await expectProblems(document, requestFile([one]).problems);
      const [problem] = vscode.languages.getDiagnostics(document.uri);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        problem!.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      await repair(actions[0]);
      await expectProblems(document, []);
      assert.equal(document.getText(), unmarked(requestOf({ ...one, text: one.fix![1] })).text);
    });
  }

  it('names the file that holds the same training already', async () => {
    const provisional = {
      employer: { enterpriseNumber: '0123456749' },
      worker: { ssin: '81000003517' },
      title: 'First aid at work',
      period: { startDate: '2025-03-10', endDate: '2025-03-11' },
      duration: { hours: 15, minutes: 30 },
      type: 'formal',
      status: 'completed',
    };
    for (const file of ['a.fla.json', 'b.fla.json']) {
      writeFileSync(join(FOLDER, file), JSON.stringify(provisional, null, 2));
    }
    const folder = vscode.Uri.file(FOLDER);
    await vscode.commands.executeCommand('fla.declaration.validate', folder);
    const seen = await until(
      () => vscode.languages.getDiagnostics(inFolder('b.fla.json')),
      problems => problems.length > 0,
    );
    assert.deepStrictEqual(
      [
        vscode.languages.getDiagnostics(inFolder('a.fla.json')).length,
        seen.map(({ code, severity, range }) => [
          code,
          severity,
          range.start.line,
          range.start.character,
        ]),
      ],
      [0, [['training/duplicate-across-files', vscode.DiagnosticSeverity.Warning, 5, 12]]],
    );
  });
});
