import assert from 'node:assert/strict';
import {
  BUILT_IN_VARIABLES,
  type VariableSources,
} from '../../../../src/core/exchange/builtInVariables.ts';
import { parseRequestFile } from '../../../../src/core/exchange/requestFile.ts';
import { expandedPlace, RequestVariables } from '../../../../src/core/exchange/requestVariables.ts';

const NOW = new Date(2024, 2, 31, 13, 5, 7);

/** Every UUID is another. */
function sources(enterpriseNumber?: string): VariableSources {
  let count = 0;
  return {
    now: NOW,
    randomUuid: () => {
      count += 1;
      return `uuid-${count}`;
    },
    random: () => 0.999,
    enterpriseNumber,
  };
}

function variablesOf(text: string, index = 0, given = sources()): RequestVariables {
  const file = parseRequestFile(text);
  return new RequestVariables(file, file.requests[index]!, given);
}

const expand = (variables: RequestVariables, text: string): string | undefined => {
  const expanded = variables.expand(text);
  return 'unknown' in expanded ? undefined : expanded.text;
};

describe('RequestVariables', () => {
  const text = [
    '@id = 1',
    '@path = /x/{{id}}',
    'GET {{path}}',
    '###',
    '@id = 2',
    'GET {{path}}',
    '###',
    'GET {{path}}',
    '@late = {{ $uuid }}',
    '@twice = {{late}} {{late}}',
    '@space = a b/c',
  ].join('\n');

  it('takes the last definition up to the end of the request, else the first one below', () => {
    assert.deepStrictEqual(
      [0, 1, 2].map(index => {
        const variables = variablesOf(text, index);
        return [expand(variables, '{{path}}'), variables.definition('late')?.name.text];
      }),
      [
        ['/x/1', 'late'],
        ['/x/2', 'late'],
        ['/x/2', 'late'],
      ],
    );
  });

  it('gives each variable one value in a request, and a built-in one another each time', () => {
    const variables = variablesOf(text, 2);
    assert.deepStrictEqual(
      [expand(variables, '{{twice}} {{late}}'), expand(variables, '{{$uuid}} {{$guid}}')],
      ['uuid-1 uuid-1 uuid-1', 'uuid-2 uuid-3'],
    );
  });

  it('percent-encodes where that is wished', () => {
    assert.equal(
      expand(variablesOf(text), '{{space}}?{{%space}}&{{ % space }}'),
      'a b/c?a%20b%2Fc&a%20b%2Fc',
    );
  });

  it('has no value for what is unknown, leads back to itself, or has words after it', () => {
    const circular = variablesOf('@a = {{b}}\n@b = {{a}}\n@c = {{nope}}\nGET /x');
    assert.deepStrictEqual(
      ['{{nope}}', '{{a}}', '{{b}}', '{{c}}', '{{a 1}}', '{{toString}}', '{{$constructor}}'].map(
        reference => expand(circular, reference),
      ),
      Array<undefined>(7).fill(undefined),
    );
  });

  it('tells which of the variables that refer to each other is to blame', () => {
    const row = Array.from({ length: 200 }, (_, i) => `@r${i} = {{r${i + 1}}}`).join('\n');
    const variables = variablesOf(
      `@a = {{b}}\n@b = {{a}}\n@c = {{nope}}\n@d = {{c}}\n@e = {{$enterpriseNumber}}\n@f = {{d 1}}\n${row}\nGET /x`,
    );
    assert.deepStrictEqual(
      ['{{b}}', '{{d}}', '{{e}}', '{{f}}', '{{r0}}'].map(text => {
        const expanded = variables.expand(text);
        return 'missing' in expanded && expanded.missing;
      }),
      [
        { code: 'variable/circular', name: 'b' },
        { code: 'variable/unknown', name: 'nope' },
        { code: 'variable/no-value', name: '$enterpriseNumber' },
        { code: 'variable/words', name: 'd' },
        { code: 'variable/too-long', name: 'r100' },
      ],
    );
  });

  it('gives up on values that double each other, in time', () => {
    const doubled = Array.from({ length: 60 }, (_, i) => `@a${i + 1} = {{a${i}}}{{a${i}}}`);
    const variables = variablesOf(['@a0 = 0123456789', ...doubled, 'GET /{{a60}}'].join('\n'));
    const expanded = variables.expand('{{a60}}');
    assert.equal('missing' in expanded && expanded.missing.code, 'variable/too-long');
    assert.equal(expand(variables, '{{a3}}')?.length, 80);
  });

  it('percent-encodes half a surrogate pair as what is sent in its place', () => {
    assert.equal(expand(variablesOf('@a = \ud83d\nGET /x'), '{{%a}}'), '%EF%BF%BD');
  });

  it('leaves braces alone that hold no name', () => {
    const odd = `{"a":{"b":{}}} {{}} {{ }} {{a{b}} }} {{\na}} {{a\n}} {{${' '.repeat(100_000)}a`;
    assert.equal(expand(variablesOf('GET /x'), odd), odd);
  });

  const builtIn: [reference: string, value: string | undefined][] = [
    ['{{$today}}', '2024-03-31'],
    ['{{$today -1 M}}', '2024-02-29'],
    ['{{$today +1 y}}', '2025-03-31'],
    ['{{$today 1 d}}', '2024-04-01'],
    ['{{$today -1 w}}', '2024-03-24'],
    ['{{$today -14 h}}', '2024-03-30'],
    ['{{$year -1 y}}', '2023'],
    ['{{$now}}', NOW.toISOString()],
    ['{{$now -7 s}}', new Date(NOW.getTime() - 7000).toISOString()],
    ['{{$timestamp 1 m}}', String(NOW.getTime() / 1000 + 60)],
    ['{{$randomInt 1 10}}', '9'],
    ['{{$randomInt}}', '999'],
    ['{{$enterpriseNumber}}', undefined],
    ['{{$uuid 1}}', undefined],
    ['{{$today 1}}', undefined],
    ['{{$today x d}}', undefined],
    ['{{$today 1 toString}}', undefined],
    ['{{$randomInt 10 1}}', undefined],
  ];
  for (const [reference, value] of builtIn) {
    it(`takes ${reference} for ${value ?? 'nothing'}`, () => {
      assert.equal(expand(variablesOf('GET /x'), reference), value);
    });
  }

  it('tells the enterprise number of the account', () => {
    const given = variablesOf('GET /x', 0, sources('0000000196'));
    assert.equal(expand(given, '{{$enterpriseNumber}}'), '0000000196');
  });

  it('has no built-in variable without the sign that marks one', () => {
    assert.deepStrictEqual(
      Object.keys(BUILT_IN_VARIABLES).filter(name => !name.startsWith('$')),
      [],
    );
  });
});

describe('expandedPlace', () => {
  it('leads from a replaced text back to what stands in the file', () => {
    const text = '@n = 12345\nPOST /x\n\n{\n  # c\n  "a": "{{n}}", "b": true\n}';
    const file = parseRequestFile(text);
    const { body } = file.requests[0]!;
    assert(body?.kind === 'text');
    const expanded = new RequestVariables(file, file.requests[0]!, sources()).expand(body.text);
    assert(!('unknown' in expanded));
    const placeOf = (part: string): string => {
      const start = expanded.text.indexOf(part);
      const place = expandedPlace(expanded, body, { start, end: start + part.length });
      return text.slice(place.start, place.end);
    };
    assert.deepStrictEqual(['"a"', '"12345"', '234', 'true', '5", "b"', '}'].map(placeOf), [
      '"a"',
      '"{{n}}"',
      '{{n}}',
      'true',
      '{{n}}", "b"',
      '}',
    ]);
  });
});
