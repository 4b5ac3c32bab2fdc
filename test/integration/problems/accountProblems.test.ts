import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { hostPaths } from '../../host/hostPaths.ts';
import { until } from '../extensionLog.ts';

const inWorkspace = (path: string): string => join(hostPaths().workspace, path);
const SETTINGS = inWorkspace('.vscode/settings.json');
const USER = join(hostPaths().userData, 'User/settings.json');
const { Error: Wrong, Warning } = vscode.DiagnosticSeverity;

/** A problem: line and column as editors count them, the text it marks, its code and severity. */
type Problem = [
  place: string,
  marked: string | undefined,
  code: unknown,
  severity: vscode.DiagnosticSeverity,
];

/** What the extension marks in a file, by whichever address VS Code shows it. */
function problemsIn(file: string): Problem[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return vscode.languages
    .getDiagnostics()
    .filter(([uri]) => uri.fsPath === vscode.Uri.file(file).fsPath)
    .flatMap(([, diagnostics]) => diagnostics)
    .filter(({ source }) => source === 'FLA')
    .map(({ range: { start, end, isSingleLine }, code, severity }): Problem => {
      const marked = isSingleLine
        ? lines[start.line]?.slice(start.character, end.character)
        : undefined;
      return [`${start.line + 1}:${start.character + 1}`, marked, code, severity];
    })
    .sort(([a], [b]) => Number.parseFloat(a) - Number.parseFloat(b));
}

/** What is marked in the settings as soon as it is what the test expects. */
async function expectProblems(expected: readonly Problem[]): Promise<void> {
  const seen = await until(
    () => problemsIn(SETTINGS),
    problems => isDeepStrictEqual(problems, expected),
  );
  assert.deepStrictEqual(seen, expected);
}

/** Puts a fixture into the workspace under an empty passphrase, which opens unasked. */
function makeKeyStore(name: string, fixture: string, ...options: string[]): void {
  const source = join(hostPaths().repository, 'test/fixtures/keystores', fixture);
  const pem = inWorkspace('keys/key.pem');
  const decrypt = ['pkcs12', '-in', source, '-passin', 'pass:Test-1234', '-nodes', '-out', pem];
  execFileSync('openssl', [...decrypt, ...options]);
  const out = inWorkspace(`keys/${name}.p12`);
  execFileSync('openssl', [
    ...['pkcs12', '-export', '-in', pem, '-passout', 'pass:', '-out', out],
    ...options,
  ]);
  rmSync(pem);
}

const PORTAL: Problem[] = [
  ['14:22', '"keys/small.p12"', 'portal/key-size', Warning],
  ['20:22', '"keys/usage.p12"', 'portal/key-usage', Warning],
  ['23:22', '"keys/expired.p12"', 'portal/expired', Wrong],
  ['29:22', '"keys/early.p12"', 'portal/not-yet-valid', Wrong],
  ['35:22', '"keys/keyless.p12"', 'portal/no-private-key', Wrong],
];

const ACCOUNTS: Problem[] = [
  ['41:22', '"${workspaceFolder}/keys/missing.p12"', 'keystore/not-found', Wrong],
  ['48:16', '"nobody"', 'certificate/alias-unknown', Wrong],
  ['55:20', '"ES384"', 'certificate/algorithm-mismatch', Wrong],
];

/** The first of these stands before all others. */
const MISTAKES: Problem[] = [
  ['7:19', '"good"', 'account/duplicate-client', Warning],
  ['69:18', '"king"', 'setting/choice', Wrong],
  ['72:5', '"incomplete"', 'setting/missing', Wrong],
  ['78:5', '"many"', 'setting/missing', Wrong],
  ['80:7', '"enviroment"', 'setting/unknown-member', Warning],
  ['83:27', '"0206.731.645"', 'setting/enterprise-number', Wrong],
  ['86:9', '{ "name": 7, "number": "0206731645" }', 'setting/missing', Wrong],
  ['86:19', '7', 'setting/type', Wrong],
  ['86:22', '"number"', 'setting/unknown-member', Warning],
  ['88:37', '"portal.example"', 'setting/address', Wrong],
  ['92:22', '"acct"', 'environment/unknown', Wrong],
  ['95:27', '"0206731646"', 'setting/check-digits', Warning],
  ['98:31', '"0206731645"', 'account/duplicate-employer', Warning],
  ['105:19', '"good"', 'account/duplicate-client', Warning],
  ['115:5', '"prod"', 'environment/built-in', Wrong],
  ['116:73', '"keys/ca.pem"', 'environment/ca-missing', Wrong],
  ['117:36', '"http://portal.example/token"', 'setting/address', Wrong],
  [
    '120:19',
    '"https://services.socialsecurity.be/REST/oauth/v5/token"',
    'environment/audience-origin',
    Wrong,
  ],
];

const [FIRST_MISTAKE, ...LATER_MISTAKES] = MISTAKES as [Problem, ...Problem[]];

/** Where a text stands in the user settings, which hold more than this suite's. */
function placeInUser(text: string): string {
  const lines = readFileSync(USER, 'utf8').split('\n');
  const line = lines.findIndex(candidate => candidate.includes(text));
  return `${line + 1}:${lines[line]!.indexOf(text) + 1}`;
}

describe('problems of accounts', function () {
  this.timeout(20_000);

  before(async () => {
    mkdirSync(inWorkspace('keys'));
    makeKeyStore('good', 'ossl3-rsa2048.p12');
    makeKeyStore('small', 'ossl3-rsa1024.p12');
    makeKeyStore('usage', 'crit-noku.p12');
    makeKeyStore('expired', 'crit-expired.p12');
    makeKeyStore('early', 'crit-notyet.p12');
    makeKeyStore('keyless', 'ossl3-rsa2048.p12', '-nokeys');
    const fixtures = join(hostPaths().repository, 'test/fixtures/keystores');
    copyFileSync(join(fixtures, 'ossl3-rsa1024.p12'), inWorkspace('keys/locked.p12'));
    await vscode.extensions.getExtension('fla-tools.federal-learning-account')?.activate();
  });

  it('are not looked for before somebody looks at accounts', () => {
    assert.deepStrictEqual(problemsIn(SETTINGS), []);
  });

  it('stand where they are to be corrected, once the settings are open', async () => {
    await vscode.workspace.openTextDocument(SETTINGS);
    await expectProblems([FIRST_MISTAKE, ...PORTAL, ...ACCOUNTS, ...LATER_MISTAKES]);
  });

  it('stand in user settings, where those alone define the member', () => {
    const paths = ['"~/nowhere.p12"', '"~/elsewhere.p12"'];
    assert.deepStrictEqual(
      problemsIn(USER),
      paths.map(path => [placeInUser(path), path, 'keystore/not-found', Wrong]),
    );
  });

  it('go when a key store is replaced, and come when it changes for the worse', async () => {
    makeKeyStore('expired', 'ossl3-rsa4096.p12');
    makeKeyStore('missing', 'crit-sha224.p12');
    rmSync(inWorkspace('keys/good.p12'));
    await expectProblems([
      FIRST_MISTAKE,
      ['8:22', '"keys/good.p12"', 'keystore/not-found', Wrong],
      ...PORTAL.filter(([, marked]) => marked !== '"keys/expired.p12"'),
      ['41:22', '"${workspaceFolder}/keys/missing.p12"', 'portal/signature-digest', Warning],
      ['47:22', '"keys/good.p12"', 'keystore/not-found', Wrong],
      ['54:22', '"keys/good.p12"', 'keystore/not-found', Wrong],
      ...LATER_MISTAKES,
    ]);
  });

  it('go when the file of authorities comes', async () => {
    writeFileSync(inWorkspace('keys/ca.pem'), '');
    const marked = await until(
      () => problemsIn(SETTINGS).map(([, , code]) => code),
      codes => !codes.includes('environment/ca-missing'),
    );
    assert.equal(marked.includes('environment/ca-missing'), false);
  });

  it('go with the accounts', async () => {
    writeFileSync(SETTINGS, '{}');
    await expectProblems([]);
    // What was half an account with the workspace's half is none alone.
    const [nowhere, half] = ['"~/nowhere.p12"', '"member"'];
    assert.deepStrictEqual(problemsIn(USER), [
      [placeInUser(nowhere), nowhere, 'keystore/not-found', Wrong],
      ...Array<Problem>(3).fill([placeInUser(half), half, 'setting/missing', Wrong]),
    ]);
  });
});
