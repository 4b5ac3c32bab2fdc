import assert from 'node:assert/strict';
import { tokenLines, type Token } from './tokenLines.ts';

/** What each line of a text consists of, with the innermost scope of each piece. */
async function innermost(text: string): Promise<string[][]> {
  const lines = await tokenLines('fla-request.tmLanguage.json', '.fla-request', text);
  return lines.map(tokens =>
    tokens.map(([piece, ...scopes]: Token) => `${piece.trim()} ${scopes.at(-1) ?? ''}`.trim()),
  );
}

const VARIABLE = (name: string): string[] => [
  '{{ punctuation.definition.template-expression.begin',
  `${name} variable.other`,
  '}} punctuation.definition.template-expression.end',
];

describe('the language of request files', () => {
  const cases: [what: string, text: string, expected: string[][]][] = [
    [
      'separators with their title',
      '### List\n####',
      [['### comment.line.separator', 'List entity.name.section'], ['#### comment.line.separator']],
    ],
    [
      'comments, and what is said in them',
      '# a\n// b\n# @name c d\n//@Account = e\n# @other',
      [
        ['# a comment.line'],
        ['// b comment.line'],
        [
          '# comment.line',
          '@ keyword.other.meta',
          'name keyword.other.meta',
          'c d entity.name.tag',
        ],
        [
          '// comment.line',
          '@ keyword.other.meta',
          'Account keyword.other.meta',
          '= keyword.operator.assignment',
          'e entity.name.tag',
        ],
        ['# @other comment.line'],
      ],
    ],
    [
      'scripts of other tools, which do nothing here',
      'PUT /x\n\n{}\n\n> {%\n  client.log("a");\n%}\n###\n< {% a %}\nGET /x\n\n> {% b %}',
      [
        ['PUT keyword.control.method', '/x string.unquoted.target'],
        [],
        ['{ object', '} object'],
        [],
        ['> {% comment.block.script'],
        ['client.log("a"); comment.block.script'],
        ['%} comment.block.script'],
        ['### comment.line.separator'],
        ['< {% comment.block.script', 'a comment.block.script', '%} comment.block.script'],
        ['GET keyword.control.method', '/x string.unquoted.target'],
        [],
        ['> {% comment.block.script', 'b comment.block.script', '%} comment.block.script'],
      ],
    ],
    [
      'variables and what they refer to',
      '@a = x{{b}}\n@c := {{%d}}{{ $today -1 d }}',
      [
        [
          '@ punctuation.definition.variable',
          'a variable.other',
          '= keyword.operator.assignment',
          'x string.unquoted',
          ...VARIABLE('b'),
        ],
        [
          '@ punctuation.definition.variable',
          'c variable.other',
          ':= keyword.operator.assignment',
          '{{ punctuation.definition.template-expression.begin',
          '% keyword.operator.encode',
          'd variable.other',
          '}} punctuation.definition.template-expression.end',
          '{{ punctuation.definition.template-expression.begin',
          '$today support.variable',
          '-1 d constant.numeric',
          '}} punctuation.definition.template-expression.end',
        ],
      ],
    ],
    [
      'a request line with its query, on lines of its own too',
      'get /x/{{a}}?b=1 HTTP/1.1\n  # c\n  &d={{e}}',
      [
        [
          'get keyword.control.method',
          '/x/ string.unquoted.target',
          ...VARIABLE('a'),
          '? keyword.operator.query',
          'b variable.parameter.query',
          '= keyword.operator.assignment',
          '1 string.unquoted.target',
          'HTTP/1.1 comment.line.version',
        ],
        ['# c comment.line'],
        [
          '& keyword.operator.query',
          'd variable.parameter.query',
          '= keyword.operator.assignment',
          ...VARIABLE('e'),
        ],
      ],
    ],
    [
      'requests without a method, without a path, and none',
      'https://a/b\n###\nPOST\n###\n{ "a": 1 }',
      [
        ['https://a/b string.unquoted.target'],
        ['### comment.line.separator'],
        ['POST keyword.control.method'],
        ['### comment.line.separator'],
        ['{ "a": 1 }'],
      ],
    ],
    [
      'headers',
      'GET /x\nAccept: a/b {{c}}\n@d = e',
      [
        ['GET keyword.control.method', '/x string.unquoted.target'],
        [
          'Accept support.type.property-name.header',
          ': punctuation.separator.key-value',
          'a/b string.unquoted.header',
          ...VARIABLE('c'),
        ],
        [
          '@ punctuation.definition.variable',
          'd variable.other',
          '= keyword.operator.assignment',
          'e string.unquoted',
        ],
      ],
    ],
    [
      'a body of JSON, left open, with variables and comments in it, up to the next request',
      'POST /x\n\n{\n  # c\n  "{{a}}": "b\n###\nGET /y',
      [
        ['POST keyword.control.method', '/x string.unquoted.target'],
        [],
        ['{ object'],
        ['# c comment.line'],
        ['" string', ...VARIABLE('a'), '" string', ': object', '" string', 'b string'],
        ['### comment.line.separator'],
        ['GET keyword.control.method', '/y string.unquoted.target'],
      ],
    ],
    [
      'a body from a file, and one that is text',
      'POST /x\n\n< ./a b.json\n###\nPOST /x\n\n<@utf8 ./{{a}}.txt\n###\nPOST /x\n\nb {{c}}',
      [
        ['POST keyword.control.method', '/x string.unquoted.target'],
        [],
        ['< keyword.control.file', './a b.json string.unquoted.path'],
        ['### comment.line.separator'],
        ['POST keyword.control.method', '/x string.unquoted.target'],
        [],
        [
          '< keyword.control.file',
          '@utf8 keyword.control.file',
          './ string.unquoted.path',
          ...VARIABLE('a'),
          '.txt string.unquoted.path',
        ],
        ['### comment.line.separator'],
        ['POST keyword.control.method', '/x string.unquoted.target'],
        [],
        ['b meta.body', ...VARIABLE('c')],
      ],
    ],
  ];
  for (const [what, text, expected] of cases) {
    it(`colours ${what}`, async () => {
      assert.deepStrictEqual(await innermost(text), expected);
    });
  }

  it('tells VS Code where JSON stands', async () => {
    const lines = await tokenLines('fla-request.tmLanguage.json', '', 'POST /x\n\n{ "a": 1 }');
    assert.ok(lines[2]?.every(([, ...scopes]) => scopes.includes('meta.embedded.block.json')));
  });
});
