import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { SendOptions } from '../../../src/contributions.ts';
import type { Exchange } from '../../../src/core/exchange/exchange.ts';
import { answer, created, issueToken } from '../servers/loopbackServer.ts';
import { FIRST_AID, inWorkspace, openChannels, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

const FOLDER = inWorkspace('requests');
const ok = answer(200, 'application/json', '{}');

let written = 0;

/** Writes a request file, each under a name of its own: VS Code keeps the text of a file that it knows. */
function write(text: string): vscode.Uri {
  written += 1;
  const uri = vscode.Uri.file(join(FOLDER, `${written}.fla`));
  writeFileSync(uri.fsPath, text);
  return uri;
}

/** Sends a request of a file by the command, as a task would. */
function send(uri: vscode.Uri, options: SendOptions = {}): Thenable<Exchange | undefined> {
  return vscode.commands.executeCommand('fla.send', uri, { account: 'loopback', ...options });
}

describe('a request file', () => {
  let channels: TestChannels;
  before(async () => {
    channels = await openChannels();
    mkdirSync(FOLDER, { recursive: true });
  });
  after(() => rmSync(FOLDER, { recursive: true }));
  beforeEach(() => {
    channels.log.mark();
    channels.loopback.takeSeen();
    channels.loopback.token = [issueToken];
    channels.loopback.api = [ok];
  });

  /** Method, path and body of each call that the API got. */
  const calls = (): unknown[] =>
    channels.loopback.takeSeen().api.map(({ method, path, body }) => [method, path, body]);

  it('sends every method, with a body where there is one', async () => {
    const methods = ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'POST', 'PUT', 'PATCH'];
    const bodies = ['', '', '', '', '{"a":1}', '{"a":1}', '{"a":1}'];
    const text = methods.map((method, i) => `${method} /things/1?a=b\n\n${bodies[i] ?? ''}\n`);
    const uri = write(text.join('\n###\n'));
    const answers: unknown[] = [];
    for (const request of methods.keys()) {
      const exchange = await send(uri, { request });
      answers.push([exchange?.request.method, exchange?.response?.status]);
    }
    assert.deepStrictEqual(
      { calls: calls(), answers, failures: await channels.log.failures(0) },
      {
        calls: methods.map((method, i) => [method, '/api/things/1?a=b', bodies[i]]),
        answers: methods.map(method => [method, 200]),
        failures: [],
      },
    );
  });

  it('sends the account, variables, query and headers that stand in it, with the token and a trace id', async () => {
    const text = [
      '# @account loopback',
      '@id = 4 2',
      '### One',
      'GET /x',
      '### Another',
      '# @name other',
      'GET /things/{{%id}} HTTP/1.1',
      '  ?year={{$year}}',
      '# &page=1',
      '  &text=a b',
      'Accept-Language: nl',
      'X-List: {{id}}',
      'x-list: b',
    ].join('\n');
    const exchange = await vscode.commands.executeCommand<Exchange | undefined>(
      'fla.send',
      write(text),
      {
        request: 'other',
      },
    );
    const [call] = channels.loopback.takeSeen().api;
    const year = new Date().getFullYear();
    assert.match(String(call?.headers.authorization), /^Bearer [\w-]+$/);
    assert.match(String(call?.headers['belgov-trace-id']), /^[\da-f-]{36}$/);
    assert.deepStrictEqual(
      [
        exchange?.request.url,
        call?.path,
        ['accept', 'accept-language', 'x-list', 'content-type'].map(name => call?.headers[name]),
      ],
      [
        `${channels.loopback.origin}/api/things/4%202?year=${year}&text=a%20b`,
        `/api/things/4%202?year=${year}&text=a%20b`,
        ['application/json, application/problem+json', 'nl', '4 2, b', undefined],
      ],
    );
  });

  it('takes a body from a file, with variables where that is wished, and leaves comments out', async () => {
    writeFileSync(join(FOLDER, 'body.json'), '\ufeff{"a":"{{$today}}","é":"{{n}}"}');
    const text = [
      '@n = 7',
      '@file = body',
      'PUT /things/1\n\n< ./{{file}}.json',
      'PUT /things/1\n\n<@ body.json',
      'PUT /things/1\nContent-Type: application/json\n\n{\n  # left out\n  "n": {{n}}\n}\n\n// and this',
    ].join('\n###\n');
    const uri = write(text);
    for (const request of [0, 1, 2]) {
      await send(uri, { request });
    }
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map(part => String(part).padStart(2, '0'))
      .join('-');
    assert.deepStrictEqual(calls(), [
      ['PUT', '/api/things/1', '{"a":"{{$today}}","é":"{{n}}"}'],
      ['PUT', '/api/things/1', `{"a":"${today}","é":"7"}`],
      ['PUT', '/api/things/1', '{\n  "n": 7\n}'],
    ]);
  });

  it('takes a body from a file as it stands in its editor, saved or not', async () => {
    const body = vscode.Uri.file(join(FOLDER, 'changed.txt'));
    writeFileSync(body.fsPath, 'as it was');
    const editor = await vscode.window.showTextDocument(body);
    await editor.edit(edit => edit.insert(new vscode.Position(0, 9), ', and more'));
    await send(write('PUT /things/1\nContent-Type: text/plain\n\n< ./changed.txt'));
    assert.deepStrictEqual(calls(), [['PUT', '/api/things/1', 'as it was, and more']]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('joins the lines of a form, as they are written to be read', async () => {
    const form = 'PUT /things/1\nContent-Type: application/x-www-form-urlencoded\n\na=1\n&b=2 3\n';
    await send(write(form));
    assert.deepStrictEqual(calls(), [['PUT', '/api/things/1', 'a=1&b=2 3']]);
  });

  it('sends no other request for one that cannot be read at the cursor', async () => {
    const content = '# @account loopback\n###\nDELETE /one\n\n###\n{ "a": 1 }\n';
    const document = await vscode.workspace.openTextDocument({ language: 'fla-request', content });
    const place = new vscode.Position(5, 2);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
    await vscode.commands.executeCommand('fla.send');
    assert.deepStrictEqual(
      [await channels.log.failures(), calls()],
      [['fla.send request/invalid'], []],
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('takes a whole URL of the API', async () => {
    const base = `${channels.loopback.origin}/api`;
    await send(write(`@base = ${base}\nDELETE {{base}}/things/1`));
    assert.deepStrictEqual(calls(), [['DELETE', '/api/things/1', '']]);
  });

  it('sends the request at the cursor of an editor, saved or not', async () => {
    const content = '# @account loopback\n###\nGET /one\n\n###\nGET /two\n\n\n###\nGET /three\n';
    const document = await vscode.workspace.openTextDocument({ language: 'fla-request', content });
    const place = new vscode.Position(6, 0);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
    await vscode.commands.executeCommand('fla.send');
    assert.deepStrictEqual(calls(), [['GET', '/api/two', '']]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('checks a body before it is sent, as it is sent, and tells where it stands', async () => {
    channels.loopback.api = [created];
    const valid = (await vscode.workspace.fs.readFile(FIRST_AID)).toString();
    const body = valid.replace(/"title":.*/, '"title": "{{title}}", "colour": "red",');
    const text = `@title = First aid\nPOST /trainings\n\n${body}`;
    const uri = write(text);
    const refused = await send(uri);
    const line = text.slice(0, text.indexOf('"colour"')).split('\n').length;
    const [failure] = (await channels.log.settled(1)).filter(logged => logged.includes('fla.send'));
    assert.deepStrictEqual(
      [refused, calls(), /declaration\/invalid .*"line":(\d+)/.exec(failure ?? '')?.[1]],
      [undefined, [], String(line)],
    );
    const anyway = await send(uri, { skipValidation: true });
    assert.deepStrictEqual(
      [anyway?.response?.status, calls()],
      [201, [['POST', '/api/trainings', body.replace('{{title}}', 'First aid').trimEnd()]]],
    );
  });

  it('refuses a media type that the description does not name, in a body that it describes', async () => {
    const xml = 'POST /trainings\nContent-Type: application/xml\n\n<training/>\n';
    const refused = await send(write(xml));
    const failures = await channels.log.failures();
    assert.deepStrictEqual(
      [refused, failures, calls()],
      [undefined, ['fla.send request/invalid'], []],
    );
  });

  describe('that cannot be sent', () => {
    unchanged();

    const cases: [what: string, text: string, code: string, options?: SendOptions][] = [
      ['has a token of its own', 'GET /x\nAuthorization: Bearer a', 'request/invalid'],
      ['leads elsewhere', 'GET https://portal.example/x', 'request/invalid'],
      ['leaves the API', 'GET /../x', 'request/invalid'],
      ['names an account that is not there', '# @account nobody\nGET /x', 'account/unknown', {}],
      ['names an API that is not there', '# @api nothing\nGET /x', 'api/unknown'],
      ['has a variable that nothing defines', 'GET /{{x}}', 'request/invalid'],
      ['has an unknown method', 'FETCH /x', 'request/invalid'],
      ['takes a file that is not there', 'PUT /x\n\n< ./none.json', 'file/unreadable'],
      ['takes a folder', 'PUT /x\n\n< .', 'file/unreadable'],
      ['would lose what follows “#”', '@id = 1#2\nDELETE /x/{{id}}', 'request/invalid'],
      ['has no request', '# nothing here\n', 'request/none'],
      ['is no request', '{ "a": 1 }\n', 'request/invalid'],
      ['does not have the request', 'GET /x', 'request/unknown', { request: 'other' }],
    ];
    let uris: vscode.Uri[];
    before(() => {
      uris = cases.map(([, text]) => write(text));
    });
    for (const [index, [what, , code, options = { account: 'loopback' }]] of cases.entries()) {
      it(`${what}: ${code}`, async () => {
        const exchange = await vscode.commands.executeCommand('fla.send', uris[index], options);
        const failures = await channels.log.failures();
        assert.deepStrictEqual(
          [exchange, failures, channels.loopback.takeSeen()],
          [undefined, [`fla.send ${code}`], { token: [], api: [] }],
        );
      });
    }
  });
});
