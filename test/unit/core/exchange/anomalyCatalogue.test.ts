import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import {
  readAnomalyCatalogue,
  type AnomalyCatalogue,
} from '../../../../src/core/exchange/anomalyCatalogue.ts';
import { findAnomalies } from '../../../../src/core/exchange/findAnomalies.ts';
import { failureOf } from '../../failureOf.ts';

const read = (text: string | Uint8Array): Promise<AnomalyCatalogue> =>
  readAnomalyCatalogue(
    'list',
    typeof text === 'string' ? new TextEncoder().encode(text) : text,
    setImmediate,
  );
const plain = (catalogue: AnomalyCatalogue): unknown[] =>
  [...catalogue.values()].map(({ code, severity, texts }) => [code, severity, texts]);

describe('readAnomalyCatalogue', () => {
  it('reads CSV with a column for each language', async () => {
    const text = [
      'Code;Severity;NL;FR;DE;EN',
      '90017-510;E;"Onbekend; nummer";Numéro inconnu;Unbekannte Nummer;Unknown number',
      '90017-369;W;Al aangegeven;;;',
      ';E;zonder code;;;',
      '',
    ].join('\r\n');
    assert.deepStrictEqual(plain(await read(text)), [
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

  it('knows the columns by what they are called in each language, and the weights too', async () => {
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
      await Promise.all(lists.map(async list => plain(await read(list)))),
      ['nl', '', 'de', 'fr', ''].map(expected),
    );
  });

  it('knows a code with its zone and alone', async () => {
    const catalogue = await read('zone\tcode\ttext\n="00913"\t="355"\tone\n00914\t355\tother\n');
    assert.deepStrictEqual(
      ['00913-355', '00914-355', '355'].map(code => catalogue.get(code)?.texts['']),
      ['one', 'other', 'one'],
    );
  });

  it('reads JSON as a list, inside an object, or by code', async () => {
    const texts = { nl: 'x', fr: 'y' };
    const lists: unknown[] = [
      [{ code: 'A1', severity: 'error', text: texts }, 'no entry'],
      { version: 3, anomalies: [{ id: 'A1', severity: 'E', description: texts, tags: ['z'] }] },
      { A1: { severity: 'blocking', ...texts } },
    ];
    assert.deepStrictEqual(
      await Promise.all(
        [...lists, { A1: 'x' }].map(async list => plain(await read(JSON.stringify(list)))),
      ),
      [
        [['A1', 'error', texts]],
        [['A1', 'error', texts]],
        [['A1', 'error', texts]],
        [['A1', undefined, { '': 'x' }]],
      ],
    );
  });

  it('reads what Excel saves', async () => {
    const text = 'Code;Text FR\nA1;Numéro – refusé\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const latin = Buffer.from(text.replace('–', '-'), 'latin1');
    assert.deepStrictEqual(
      await Promise.all(
        [`\uFEFF${text}`, `sep=;\n${text}`, utf16, latin].map(
          async list => (await read(list)).get('A1')?.texts,
        ),
      ),
      [...Array.from({ length: 3 }, () => ({ fr: 'Numéro – refusé' })), { fr: 'Numéro - refusé' }],
    );
  });

  it('finds the columns whatever stands in sentences and above the header', async () => {
    const lists = [
      'Code;Omschrijving;Ernst\r\nA1;"x, y, z";B\r\nA2;a, b, c, d, e;NB\r\n',
      'Lijst van anomalieën;;\n;;\nCode;Omschrijving;Ernst\nA1;x, y, z;B\nA2;a, b, c, d, e;NB\n',
      'Anomalies\n2026-01-01\n\nCode,Texte,Bloquant\nA1,"x, y, z",oui\nA2,"a, b, c, d, e",non\n',
      'Foutcode\tOmschrijving\tBlokkerend (J/N)\nA1\tx, y, z\tJ\nA2\ta, b, c, d, e\tN\n',
    ];
    assert.deepStrictEqual(
      await Promise.all(lists.map(async list => plain(await read(list)))),
      lists.map(() => [
        ['A1', 'error', { '': 'x, y, z' }],
        ['A2', 'warning', { '': 'a, b, c, d, e' }],
      ]),
    );
  });

  it('tells what refuses from what is accepted all the same', async () => {
    const words = {
      error:
        'Bloquante|Rejeté|Verworpen|Geweigerd|Abgelehnt|Zurückgewiesen|Niet aanvaard|Non accepté|Fatal',
      warning:
        'Non bloquante|Niet-blokkerend|Nicht blockierend|Niet verworpen|NB|Aanvaard|Accepté|Angenommen|Attention',
      undefined: 'Information|Hinweis|P|1|',
    };
    const rows = Object.values(words).join('|').split('|');
    const catalogue = await read(
      ['code;text;ernst', ...rows.map((word, index) => `${index};x;${word}`)].join('\n'),
    );
    assert.deepStrictEqual(
      [...catalogue.values()].map(({ severity }, index) => [rows[index], String(severity)]),
      Object.entries(words).flatMap(([severity, list]) =>
        list.split('|').map(word => [word, severity]),
      ),
    );
  });

  it('lets others work while it reads a long list', async () => {
    let pauses = 0;
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index};nummer, ${index};B`);
    const catalogue = await readAnomalyCatalogue(
      'list',
      new TextEncoder().encode(['code;nl;ernst', ...rows].join('\n')),
      () => {
        pauses += 1;
        return Promise.resolve();
      },
    );
    assert.deepStrictEqual([catalogue.size, pauses >= 20], [20_000, true]);
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
  let catalogue: AnomalyCatalogue;
  before(async () => {
    catalogue = await read('code,severity,en\n90017-510,E,Unknown\n355,W,Late\nold-1,,Old\n');
  });
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
