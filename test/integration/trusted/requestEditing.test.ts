import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../extensionLog.ts';
import {
  closeEditors,
  expectProblems,
  openPayload,
  payloadFolder,
  type,
  type Problem,
} from '../declarations/payloads.ts';
import { openChannels, type TestChannels } from './testChannels.ts';

const TEXT = `# @account loopback
@trainingId = 2f1c
@today = {{$today}}

### List
# @name list
GET /trainings
  ?page=1

### Read
@own = {{trainingId}}
GET /trainings/{{own}}
Accept: application/json

### Send
POST /trainings
Content-Type: application/json

{
  "employer": {
    "enterpriseNumber": "{{$enterpriseNumber}}"
  },
  "title": "{{today}}"
}

###
PUT /trainings/{{trainingId}}

< ./payload.json
`;

describe('a request file that is written', () => {
  let channels: TestChannels;
  const file = payloadFolder('requests-editing');
  before(async () => (channels = await openChannels()));
  afterEach(closeEditors);

  const open = (name: string, text = TEXT): Promise<vscode.TextEditor> =>
    openPayload(file(`${name}.fla`), text);

  /** Where the bar stands in the text that is typed without it. */
  async function typeAt(editor: vscode.TextEditor, marked: string): Promise<vscode.Position> {
    await type(editor, marked.replace('|', ''));
    return editor.document.positionAt(marked.indexOf('|'));
  }

  async function complete(editor: vscode.TextEditor, marked: string): Promise<string[]> {
    const position = await typeAt(editor, marked);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      position,
    );
    return items
      .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
      .map(({ label, insertText }) => {
        const name = typeof label === 'string' ? label : label.label;
        const inserted = typeof insertText === 'string' ? insertText : undefined;
        return inserted === undefined || inserted === name ? name : `${name} → ${inserted}`;
      });
  }

  async function hover({ document }: vscode.TextEditor, marked: string): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf(marked) + 2),
    );
    return hovers
      .flatMap(({ contents }) => contents)
      .map(content => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n')
      .replaceAll('&nbsp;', ' ');
  }

  /** The lenses, once they are there that stand above each of four requests. */
  async function lensesOf(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    return until(
      async () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
        ),
      found => found.length >= 8,
    );
  }

  it('has a lens to send above each request, with the account', async () => {
    const { document } = await open('lenses');
    const lenses = await lensesOf(document);
    const sending = lenses.filter(({ command }) => command?.command === 'fla.send');
    assert.deepStrictEqual(
      sending.map(({ range, command }) => [
        document.getText(range).replace(/\s+/g, ' '),
        (command?.arguments?.[1] as { request?: number }).request,
        command?.title.includes('loopback (loopback)'),
      ]),
      [
        ['GET /trainings ?page=1', 0, true],
        ['GET /trainings/{{own}}', 1, true],
        ['POST /trainings', 2, true],
        ['PUT /trainings/{{trainingId}}', 3, true],
      ],
    );
    const provisional = lenses.filter(({ command }) => command?.command === 'fla.api.import');
    assert.equal(provisional.length, 4);
  });

  it('is sent by its lens', async () => {
    channels.loopback.takeSeen();
    const { document } = await open('sent');
    const [first] = await lensesOf(document);
    assert(first?.command);
    const { command, arguments: given = [] } = first.command;
    await vscode.commands.executeCommand(command, ...(given as unknown[]));
    const { api } = channels.loopback.takeSeen();
    assert.deepStrictEqual(
      api.map(({ method, path }) => [method, path]),
      [['GET', '/api/trainings?page=1']],
    );
  });

  it('shows its requests and variables in the outline', async () => {
    const { document } = await open('outline');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepStrictEqual(
      symbols.map(({ name, detail, range, children }) => [
        name,
        detail,
        [range.start.line, range.end.line],
        children.map(child => [child.name, child.detail]),
      ]),
      [
        ['@trainingId', '2f1c', [1, 1], []],
        ['@today', '{{$today}}', [2, 2], []],
        ['list', 'GET /trainings?page=1', [4, 7], []],
        ['Read', 'GET /trainings/{{own}}', [9, 12], [['@own', '{{trainingId}}']]],
        ['Send', 'POST /trainings', [14, 23], []],
        ['PUT /trainings/{{trainingId}}', '', [26, 28], []],
      ],
    );
  });

  it('folds requests and what their bodies hold', async () => {
    const { document } = await open('folding');
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.deepStrictEqual(
      ranges.map(({ start, end }) => [start, end]).sort(([a = 0], [b = 0]) => a - b),
      [
        [4, 7],
        [9, 12],
        [14, 23],
        [18, 22],
        [19, 20],
        [26, 28],
      ],
    );
  });

  it('explains variables, operations and accounts', async () => {
    const editor = await open('hovers');
    const read = await hover(editor, 'GET /trainings/{{own}}');
    const texts = {
      variable: await hover(editor, '{{own}}'),
      builtIn: await hover(editor, '{{$enterpriseNumber}}'),
      account: await hover(editor, 'loopback'),
    };
    assert.match(texts.variable, /own[\s\S]*2f1c/);
    assert.match(texts.builtIn, /enterpriseNumber[\s\S]*0000000196/);
    assert.match(texts.account, /loopback[\s\S]*0000000196/);
    assert.match(read, /GET \/trainings\/\\?\{trainingId\\?\}[\s\S]*\/api\/trainings\/2f1c/);
  });

  it('leads to definitions and to files of bodies', async () => {
    const { document } = await open('links');
    const at = document.positionAt(document.getText().indexOf('{{own}}') + 3);
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    assert.deepStrictEqual(
      [
        found.map(({ range }) => document.getText(range)),
        links.map(({ range, target }) => [document.getText(range), target?.path]),
      ],
      [['@own = {{trainingId}}'], [['./payload.json', file('payload.json').path]]],
    );
  });

  const completions: [what: string, marked: string, expected: string[]][] = [
    ['methods', 'P|', ['POST → POST ', 'PUT → PUT ', 'PATCH → PATCH ', 'POST /trainings']],
    ['paths of a method', 'PUT |', ['/trainings/{trainingId}']],
    [
      'paths with the variables of the file',
      '@trainingId = 1\nGET /t|',
      ['/trainings', '/trainings/{trainingId} → /trainings/{{trainingId}}'],
    ],
    ['parameters of a query', 'GET /trainings?p|', ['page → page=', 'pageSize → pageSize=']],
    ['parameters on a line of their own', 'GET /trainings\n  ?p|', ['page → page=']],
    [
      'headers that are not there yet',
      'GET /x\nAccept: a\nA|',
      ['Accept-Language → Accept-Language: '],
    ],
    ['media types of the operation', 'POST /trainings\nContent-Type: |', ['application/json']],
    ['what comments say', '# @|', ['@name → @name ', '@account → @account ', '@api → @api ']],
    ['accounts', '# @account l|\nGET /x', ['loopback']],
    ['APIs', '# @api |\nGET /x', ['fla']],
    ['variables', '@own = 1\nGET /x/{{o|', ['own → own}}']],
    ['built-in variables', 'POST /x\n\n{ "a": "{{$to|}}" }', ['$today', '$uuid']],
    ['a whole body', 'POST /trainings\n\n|', ['Body of POST /trainings']],
  ];
  it('offers what may be written', async () => {
    const editor = await open('completion');
    for (const [what, marked, expected] of completions) {
      const offered = await complete(editor, marked);
      const missing = expected.filter(item => !offered.includes(item));
      assert.deepStrictEqual(
        [what, missing, offered.length],
        [what, [], offered.length],
        offered.join(', '),
      );
    }
  });

  it('marks what is wrong exactly, until it is right', async () => {
    const problems: [text: string, expected: Problem[]][] = [
      [
        '# @account nobody\n# @acount x\nGET /thing?a=1\nAuthorization: Bearer x\nHost: y\n',
        [
          ['1:12', 'nobody', 'account/unknown', 'error'],
          ['2:4', 'acount', 'meta/unknown', 'warning'],
          ['3:5', '/thing', 'path/unknown', 'warning'],
          ['4:1', 'Authorization: Bearer x', 'header/authorization', 'error'],
          ['5:1', 'Host: y', 'header/set-elsewhere', 'error'],
        ],
      ],
      [
        'PATCH /trainings\n###\nGET /trainings?pages=1\n###\nFETCH /health\n',
        [
          ['1:1', 'PATCH', 'method/not-described', 'warning'],
          ['3:16', 'pages', 'query/unknown', 'warning'],
          ['5:1', 'FETCH', 'method/unknown', 'error'],
        ],
      ],
      [
        '# @account loopback\nGET https://portal.example/x\n###\n# @api none\nGET /trainings?{{x}}=1\n',
        [
          ['2:5', 'https://portal.example/x', 'url/foreign', 'error'],
          ['4:8', 'none', 'api/unknown', 'error'],
          ['5:16', '{{x}}', 'variable/unknown', 'error'],
        ],
      ],
      [
        'POST /trainings\nContent-Type: application/xml\n\n<training/>\n###\nPUT /trainings/1\n\n< ./none.json\n',
        [
          ['2:15', 'application/xml', 'body/media-type', 'error'],
          ['8:3', './none.json', 'body/no-file', 'error'],
        ],
      ],
      [
        '# Neither server nor folder\nPUT /trainings/1\n\n< \\\\localhost\\none\\x.json\n###\nPUT /trainings/1\n\n< ////none.json\n',
        [
          ['4:3', '\\\\localhost\\none\\x.json', 'body/no-file', 'error'],
          ['8:3', '////none.json', 'body/no-file', 'error'],
        ],
      ],
      ['GET /trainings\n', []],
    ];
    const editor = await open('problems', 'GET /health\n');
    for (const [text, expected] of problems) {
      await type(editor, text);
      await expectProblems(editor.document, expected);
    }
  });

  it('marks what is wrong in its bodies, but for what variables stand for', async () => {
    const { document } = await open(
      'bodies',
      '@n = 1\nPUT /trainings/1\n\n{\n  # comment\n  "title": {{n}},\n  "colour": "red"\n}\n',
    );
    const marked = await until(
      () => vscode.languages.getDiagnostics(document.uri),
      found => found.some(({ code }) => code === 'schema/unknown-member'),
    );
    assert.deepStrictEqual(
      marked
        .filter(({ code }) => code !== 'schema/missing-member')
        .map(({ code, range }) => [code, document.getText(range)]),
      [['schema/unknown-member', '"colour"']],
    );
  });
});
