import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findRequest,
  parseRequestFile,
  requestAt,
  requestHeader,
  type FileRequest,
} from '../../../../src/core/exchange/requestFile.ts';
import type { RequestMistake } from '../../../../src/core/exchange/requestMistake.ts';

/** A request by what it says, without places. */
function said({ name, title, account, api, method, target, headers, body }: FileRequest): unknown {
  return {
    ...(name && { name: name.text }),
    ...(title && { title: title.text }),
    ...(account && { account: account.text }),
    ...(api && { api: api.text }),
    call: `${method.text} ${target.text}`,
    ...(headers.length > 0 && { headers: headers.map(one => [one.name.text, one.value.text]) }),
    ...(body && {
      body: body.kind === 'text' ? body.text : { file: body.path.text, variables: body.variables },
    }),
  };
}

const requests = (text: string): unknown[] => parseRequestFile(text).requests.map(said);

/** A mistake with the text it is about. */
const told = (text: string, { code, severity, start, end }: RequestMistake): unknown[] => [
  code,
  severity,
  text.slice(start, end),
];

describe('parseRequestFile', () => {
  const cases: [what: string, text: string, expected: unknown[]][] = [
    ['nothing', '', []],
    ['a path alone, which is a GET', '/trainings', [{ call: 'GET /trainings' }]],
    ['a URL alone', 'https://api.example/x', [{ call: 'GET https://api.example/x' }]],
    ['a variable that holds the URL', '{{base}}/x', [{ call: 'GET {{base}}/x' }]],
    ['a method in lower case', 'delete /x', [{ call: 'DELETE /x' }]],
    ['a version, which is left out', 'GET /x HTTP/1.1', [{ call: 'GET /x' }]],
    [
      'a path after as much white space as anybody likes, in time',
      `GET${' '.repeat(200_000)}/x${' '.repeat(200_000)}y`,
      [{ call: `GET /x${' '.repeat(200_000)}y` }],
    ],
    ['a path with spaces', 'GET /x?title=First aid', [{ call: 'GET /x?title=First aid' }]],
    [
      'a query on lines of its own, with comments among them',
      'GET /x\n  ?a=1\n# ?b=2\n  &c=3\nAccept: */*',
      [{ call: 'GET /x?a=1&c=3', headers: [['Accept', '*/*']] }],
    ],
    [
      'a query whose first line is a comment',
      'GET /x\n# ?a=1\n&b=2\n&c=3',
      [{ call: 'GET /x?b=2&c=3' }],
    ],
    ['a path that goes on', 'GET /a\n/b\n?c=1', [{ call: 'GET /a/b?c=1' }]],
    [
      'several requests, named in every way',
      [
        '### First',
        'GET /1',
        '###',
        '# @name second',
        'GET /2',
        '####  ',
        '// @name = third one',
        '#@account acpt',
        'GET /3',
      ].join('\n'),
      [
        { title: 'First', call: 'GET /1' },
        { name: 'second', call: 'GET /2' },
        { name: 'third one', account: 'acpt', call: 'GET /3' },
      ],
    ],
    [
      'what a part without a request says, for those below it',
      '# @account a\n# @api other\n###\nGET /1\n###\n# @account b\nGET /2',
      [
        { account: 'a', api: 'other', call: 'GET /1' },
        { account: 'b', api: 'other', call: 'GET /2' },
      ],
    ],
    [
      'what a request in comments says, for no other',
      'GET /1\n### Production\n# @account prod\n# DELETE /2\n###\nGET /3',
      [{ call: 'GET /1' }, { call: 'GET /3' }],
    ],
    [
      'what stands in a request, for no other',
      'GET /1\n# @account a\n###\nGET /2',
      [{ account: 'a', call: 'GET /1' }, { call: 'GET /2' }],
    ],
    [
      'headers, with a comment and a variable among them',
      'GET /x\nAccept: a/b\n# Accept: c/d\n@v = 1\nX-Empty:\nx_y!#: 1:2',
      [
        {
          call: 'GET /x',
          headers: [
            ['Accept', 'a/b'],
            ['X-Empty', ''],
            ['x_y!#', '1:2'],
          ],
        },
      ],
    ],
    [
      'a body without the empty lines and comments around it and in it',
      'POST /x\nA: b\n\n\n# c\n{\n  // c\n  "a": 1\n}\n\n# c\n\n###\nGET /y',
      [{ call: 'POST /x', headers: [['A', 'b']], body: '{\n  "a": 1\n}' }, { call: 'GET /y' }],
    ],
    ['a body right after the path', 'PUT /x\n\ntext', [{ call: 'PUT /x', body: 'text' }]],
    ['a body that looks like a variable', 'PUT /x\n\n@a = 1', [{ call: 'PUT /x', body: '@a = 1' }]],
    [
      'a file',
      'POST /x\n\n< ./a b.json \n',
      [{ call: 'POST /x', body: { file: './a b.json', variables: false } }],
    ],
    [
      'a file with variables',
      'POST /x\n\n<@ ./a.json\n###\nPOST /x\n\n<@utf8 b.json',
      [
        { call: 'POST /x', body: { file: './a.json', variables: true } },
        { call: 'POST /x', body: { file: 'b.json', variables: true } },
      ],
    ],
    [
      'requests without the scripts and files for answers of other tools',
      [
        '< {% request.variables.set("a", "1") %}',
        'POST /x',
        '',
        '{ "a": "> {%" }',
        '',
        '> {%',
        '  client.log("x");',
        '%}',
        '> ./handler.js',
        '>>! ./answer.json',
        '<> 2025-01-01.200.json',
        '###',
        'POST /y',
        '',
        '> a quotation',
        '>> and in it another',
        '',
        'text',
      ].join('\n'),
      [
        { call: 'POST /x', body: '{ "a": "> {%" }' },
        { call: 'POST /y', body: '> a quotation\n>> and in it another\n\ntext' },
      ],
    ],
    ['XML, which is no file', 'POST /x\n\n<a/>', [{ call: 'POST /x', body: '<a/>' }]],
    [
      'lines that end in carriage returns',
      '# @name a\r\nPOST /x\r\n?b=1\r\nA: b\r\n\r\n{\r\n}\r\n',
      [{ name: 'a', call: 'POST /x?b=1', headers: [['A', 'b']], body: '{\r\n}' }],
    ],
  ];
  for (const [what, text, expected] of cases) {
    it(`reads ${what}`, () => {
      assert.deepStrictEqual(requests(text), expected);
    });
  }

  const mistakes: [what: string, text: string, expected: unknown[]][] = [
    ['a request line that is none', '{ "a": 1 }\n', [['request/line', 'error', '{ "a": 1 }']]],
    ['an unknown method', 'FETCH /x', [['method/unknown', 'error', 'FETCH']]],
    ['a method that is not sent', 'TRACE /x', [['method/not-sent', 'error', 'TRACE']]],
    ['no path', '  POST ', [['target/missing', 'error', 'POST']]],
    ['a path without a slash', 'GET trainings', [['target/form', 'error', 'trainings']]],
    ['another scheme', 'GET ftp://x/y', [['target/form', 'error', 'ftp://x/y']]],
    ['a header without a name', 'GET /x\n: b', [['header/form', 'error', ': b']]],
    ['no empty line before a body', 'POST /x\n{ }', [['header/form', 'error', '{ }']]],
    [
      'an own token',
      'GET /x\n authorization: Bearer {{t}}\n@t=1',
      [['header/authorization', 'error', 'authorization: Bearer {{t}}']],
    ],
    [
      'headers of the connection and of ours',
      'GET /x\nHost: a\nContent-Length: 1\nBelGov-Trace-Id: 1',
      [
        ['header/set-elsewhere', 'error', 'Host: a'],
        ['header/set-elsewhere', 'error', 'Content-Length: 1'],
        ['header/set-elsewhere', 'error', 'BelGov-Trace-Id: 1'],
      ],
    ],
    [
      'two media types',
      'POST /x\nContent-Type: a/b\ncontent-type: c/d\n\nx',
      [['header/duplicate', 'error', 'content-type']],
    ],
    ['a body that is not sent', 'GET /x\n\n{ }', [['body/not-sent', 'error', '{ }']]],
    [
      'a file among text',
      'POST /x\n\n{\n< ./a.json\n}',
      [['body/file-among-text', 'error', '< ./a.json']],
    ],
    ['an encoding', 'POST /x\n\n<@latin1 a.json', [['body/encoding', 'error', 'latin1']]],
    ['an unknown word', '# @acount a\nGET /x', [['meta/unknown', 'warning', 'acount']]],
    ['an empty word', '# @account\nGET /x', [['meta/empty', 'error', 'account']]],
    [
      'a name twice',
      '# @name a\nGET /x\n###\n# @name a\nGET /y',
      [['name/duplicate', 'warning', 'a']],
    ],
    ['a variable without a value', '@a\nGET /x', [['variable/form', 'error', '@a']]],
    [
      'variables that lead nowhere, in every place',
      '@a = {{b}}\nGET /{{c}}\n?x={{$today 1}}\nA: {{$nope}}\n###\nPOST /x\n\n"{{ d }}"',
      [
        ['variable/unknown', 'error', '{{b}}'],
        ['variable/unknown', 'error', '{{c}}'],
        ['variable/words', 'error', '{{$today 1}}'],
        ['variable/unknown', 'error', '{{$nope}}'],
        ['variable/unknown', 'error', '{{ d }}'],
      ],
    ],
    [
      'variables that lead back to themselves',
      '@a = {{b}}\n@b = {{a}}\nGET /x',
      [
        ['variable/circular', 'error', '{{b}}'],
        ['variable/circular', 'error', '{{a}}'],
      ],
    ],
    [
      'words after a variable that takes none',
      '@a = 1\nGET /{{a b}}',
      [['variable/words', 'error', '{{a b}}']],
    ],
    [
      'circles only where the definitions that hold there lead back',
      '@a = 1\nGET /{{a}}\n###\n@a = {{a}}0\nGET /{{a}}',
      [
        ['variable/circular', 'error', '{{a}}'],
        ['variable/circular', 'error', '{{a}}'],
      ],
    ],
    [
      'what other tools run, without taking it for a body',
      'GET /x\n\n> {%\n  client.test("{{a}}", () => {});\n%}\n',
      [['script/not-run', 'warning', '> {%\n  client.test("{{a}}", () => {});\n%}']],
    ],
    ['nothing in comments', 'GET /x\n# {{a}} {{$b}}\n\n', []],
  ];
  for (const [what, text, expected] of mistakes) {
    it(`tells ${what}`, () => {
      const { mistakes: found } = parseRequestFile(text);
      assert.deepStrictEqual(
        found.map(one => told(text, one)),
        expected,
      );
    });
  }

  it('reads whatever comes in, with every place inside the text and saying what stands there', () => {
    const words = [
      '###',
      '# @name a',
      '# @account',
      '@v = {{v}}',
      'GET /x',
      '?a=1',
      'A: b',
      '{',
      '',
    ];
    const line = fc.oneof(fc.constantFrom(...words), fc.string());
    const text = fc
      .tuple(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'))
      .map(([lines, end]) => lines.join(end));
    fc.assert(
      fc.property(text, written => {
        const file = parseRequestFile(written);
        const stands = [
          ...file.variables.flatMap(({ name, value }) => [name, value]),
          ...file.requests.flatMap(({ headers, name, account }) => [
            ...headers.flatMap(header => [header.name, header.value]),
            ...(name ? [name] : []),
            ...(account ? [account] : []),
          ]),
        ].every(({ text: word, start, end }) => written.slice(start, end) === word);
        const joined = file.requests.every(
          ({ body }) =>
            body?.kind !== 'text' ||
            body.text === body.pieces.map(piece => written.slice(piece.start, piece.end)).join(''),
        );
        const inside = [...file.mistakes, ...file.references, ...file.requests].every(
          ({ start, end }) => start >= 0 && start <= end && end <= written.length,
        );
        return stands && joined && inside;
      }),
    );
  });
});

describe('a request of a file', () => {
  const text = '### One\n# @name a\nGET /1\n\n### Two\nGET /2\nX-A: 1\n###\n# nothing\n';
  const file = parseRequestFile(text);

  it('is found by the cursor, its separator included', () => {
    const places = ['### One', '# @name', '/1', '### Two', 'Two', '/2', '###\n', '# nothing'];
    assert.deepStrictEqual(
      [...places.map(place => text.indexOf(place)), text.length].map(
        place => requestAt(file, place)?.index,
      ),
      [0, 0, 0, 1, 1, 1, undefined, undefined, undefined],
    );
  });

  it('is found at the very end of the file, and nowhere in what cannot be read', () => {
    const odd = parseRequestFile('DELETE /x\n###\n{ "a": 1 }\n\n###\nGET /y');
    assert.deepStrictEqual(
      [0, 10, 14, 25, 33, 35].map(place => requestAt(odd, place)?.index),
      [0, undefined, undefined, undefined, 1, 1],
    );
  });

  it('is found by name, title or number', () => {
    assert.deepStrictEqual(
      ['a', 'Two', 'One', 0, 1, 2, 'x'].map(named => findRequest(file, named)?.index),
      [0, 1, 0, 0, 1, undefined, undefined],
    );
  });

  it('knows its headers in any case', () => {
    const [, second] = file.requests;
    assert.deepStrictEqual(
      ['x-a', 'X-A', 'X-B'].map(name => second && requestHeader(second, name)?.value.text),
      ['1', '1', undefined],
    );
  });
});
