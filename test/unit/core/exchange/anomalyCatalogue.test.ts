import assert from 'node:assert/strict';
import {
  readAnomalyCatalogue,
  type AnomalyCatalogue,
} from '../../../../src/core/exchange/anomalyCatalogue.ts';
import { findAnomalies } from '../../../../src/core/exchange/findAnomalies.ts';
import { failureOf } from '../../failureOf.ts';

const read = (text: string | Uint8Array): AnomalyCatalogue =>
  readAnomalyCatalogue('list', typeof text === 'string' ? new TextEncoder().encode(text) : text);
const plain = (catalogue: AnomalyCatalogue): unknown[] =>
  [...catalogue.values()].map(({ code, severity, texts }) => [code, severity, texts]);

describe('readAnomalyCatalogue', () => {
  it('reads CSV with a column for each language', () => {
    const text = [
      'Code;Severity;NL;FR;DE;EN',
      '90017-510;E;"Onbekend; nummer";Numéro inconnu;Unbekannte Nummer;Unknown number',
      '90017-369;W;Al aangegeven;;;',
      ';E;zonder code;;;',
      '',
    ].join('\r\n');
    assert.deepStrictEqual(plain(read(text)), [
      [
        '90017-510',
        'error',
        {
          nl: 'Onbekend; nummer',
          fr: 'Numéro inconnu',
          de: 'Unbekannte Nummer',
          en: 'Unknown number',
        },
      ],
      ['90017-369', 'warning', { nl: 'Al aangegeven' }],
    ]);
  });

  it('knows the columns by what they are called in each language, and the weights too', () => {
    const lists = [
      'Anomaliecode,Ernst,Omschrijving NL\nA1,Blokkerend,x\nA2,niet-blokkerend,y',
      "Code de l'anomalie,Gravité,Libellé de l'anomalie\nA1,bloquant,x\nA2,Non bloquant,y",
      'Fehlercode,Schwere,Beschreibung (Deutsch)\nA1,Fehler,x\nA2,Nicht blockierend,y',
      'errorId,type,labelFr\nA1,refusal: rejected,x\nA2,warning,y',
      'number,level,text\nA1,ERROR,x\nA2,A,y',
    ];
    const expected = (language: string) => [
      ['A1', 'error', { [language]: 'x' }],
      ['A2', 'warning', { [language]: 'y' }],
    ];
    assert.deepStrictEqual(
      lists.map(list => plain(read(list))),
      ['nl', '', 'de', 'fr', ''].map(expected),
    );
  });

  it('knows a code with its zone and alone', () => {
    const catalogue = read('zone\tcode\ttext\n="00913"\t="355"\tone\n00914\t355\tother\n');
    assert.deepStrictEqual(
      ['00913-355', '00914-355', '355'].map(code => catalogue.get(code)?.texts['']),
      ['one', 'other', 'one'],
    );
  });

  it('reads JSON as a list, inside an object, or by code', () => {
    const texts = { nl: 'x', fr: 'y' };
    const lists: unknown[] = [
      [{ code: 'A1', severity: 'error', text: texts }, 'no entry'],
      { version: 3, anomalies: [{ id: 'A1', severity: 'E', description: texts, tags: ['z'] }] },
      { A1: { severity: 'blocking', ...texts } },
    ];
    assert.deepStrictEqual(
      [...lists.map(list => plain(read(JSON.stringify(list)))), plain(read('{ "A1": "x" }'))],
      [
        [['A1', 'error', texts]],
        [['A1', 'error', texts]],
        [['A1', 'error', texts]],
        [['A1', undefined, { '': 'x' }]],
      ],
    );
  });

  it('reads what Excel saves', () => {
    const text = 'Code;Text FR\nA1;Numéro – refusé\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const latin = Buffer.from(text.replace('–', '-'), 'latin1');
    assert.deepStrictEqual(
      [`\uFEFF${text}`, `sep=;\n${text}`, utf16, latin].map(list => read(list).get('A1')?.texts),
      [...Array.from({ length: 3 }, () => ({ fr: 'Numéro – refusé' })), { fr: 'Numéro - refusé' }],
    );
  });

  it('refuses what has no codes', async () => {
    const nothing = ['', '{', '[]', '{}', 'a,b\n1,2\n', 'code,text\n', '[1, 2]', '{ "a": [] }'];
    assert.deepStrictEqual(
      await Promise.all(nothing.map(text => failureOf(() => read(text)))),
      nothing.map(() => ({ code: 'anomalies/no-codes', file: 'list' })),
    );
  });
});

describe('findAnomalies', () => {
  const catalogue = read('code,severity,en\n90017-510,E,Unknown\n355,W,Late\nold-1,,Old\n');
  const found = (answer: unknown): unknown[] =>
    findAnomalies(answer, catalogue).map(({ anomaly, path, count }) => [
      anomaly.code,
      path.join('.'),
      count,
    ]);

  it('finds each code once, in the order of the answer, wherever it stands', () => {
    assert.deepStrictEqual(
      found({
        status: 'refused',
        anomalies: [{ code: '90017-510' }, { code: 'OLD-1 ' }, { errorId: 355 }],
        issues: [{ type: '90017-510', title: '90017-510 is wrong' }],
      }),
      [
        ['90017-510', 'anomalies.0.code', 2],
        ['old-1', 'anomalies.1.code', 1],
        ['355', 'anomalies.2.errorId', 1],
      ],
    );
  });

  it('takes no other number and no part of a sentence for a code', () => {
    assert.deepStrictEqual(
      [{ minutes: 355, year: '355' }, 'see 90017-510', null, [[]], 3].map(found),
      [[], [], [], [], []],
    );
  });
});
