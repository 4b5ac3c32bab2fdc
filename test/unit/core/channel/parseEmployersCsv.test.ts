import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Employer } from '../../../../src/core/channel/account.ts';
import {
  parseEmployersCsv,
  type EmployersImport,
} from '../../../../src/core/channel/parseEmployersCsv.ts';
import { failureOf } from '../../failureOf.ts';

const BAKERY = { enterpriseNumber: '0000000196', name: 'Bakkerij De Witte' };
const FLORIST = { enterpriseNumber: '0000000295', name: 'Fleuriste Éloïse' };
const ACME = { enterpriseNumber: '0000000394', name: 'Acme, Inc.' };
const NOTHING: EmployersImport = { added: [], renamed: [], unchanged: 0, rejected: [] };

async function parse(
  content: string | Uint8Array,
  known: readonly Employer[] = [],
): Promise<EmployersImport> {
  return parseEmployersCsv({ file: '/employers.csv', bytes: Buffer.from(content) }, known, {
    signal: new AbortController().signal,
    pause: () => Promise.resolve(),
    progress: () => undefined,
  });
}

/** Files as people have them, that all hold the same two employers. */
const TWO: Record<string, string | Uint8Array> = {
  'what Excel in Belgium saves as UTF-8':
    '\ufeffOndernemingsnummer;Naam\r\n0000.000.196;Bakkerij De Witte\r\n0000.000.295;Fleuriste Éloïse\r\n',
  'what Excel in Belgium saves as CSV': Buffer.from(
    "Nom;N° d'entreprise\r\nBakkerij De Witte;0000.000.196\r\nFleuriste Éloïse;0000.000.295\r\n",
    'latin1',
  ),
  'Unicode text of Excel': Buffer.from(
    '\ufeffName\tUnternehmensnummer\r\nBakkerij De Witte\t0000.000.196\r\nFleuriste Éloïse\t0000.000.295',
    'utf16le',
  ),
  'UTF-16 with the high byte first': Buffer.from(
    '\ufeffName,CBE\nBakkerij De Witte,0000000196\nFleuriste Éloïse,0000000295\n',
    'utf16le',
  ).swap16(),
  'no header': '0000000196,Bakkerij De Witte\n0000000295,Fleuriste Éloïse',
  'no header, the name first': 'Bakkerij De Witte|0000000196\nFleuriste Éloïse|0000000295',
  'a header nobody knows': 'Foo;Bar\n0000000196;Bakkerij De Witte\n0000000295;Fleuriste Éloïse',
  'line ends of old': 'KBO;Klant\r0000000196;Bakkerij De Witte\r0000000295;Fleuriste Éloïse\r',
  'a delimiter that the file declares':
    'sep=;\r\nBTW-nummer;Werkgever\r\nBE 0000.000.196;Bakkerij De Witte\r\nBE0000000295;Fleuriste Éloïse',
  'lost and guarded zeros':
    'cbe number;company name\n="0000000196";Bakkerij De Witte\n\'0000000295;Fleuriste Éloïse',
  'all quoted, and spaces around':
    '"Numéro BCE";"Dénomination sociale"\n"0000000196" ;" Bakkerij De Witte "\n" 0000000295";"Fleuriste  Éloïse"  \n',
  'more columns than are needed':
    'Nr;Postcode;Werkgever;KBO-nummer;Vestiging\n1;1000;Bakkerij De Witte;0000000196;2297964444\n2;4000;Fleuriste Éloïse;0000000295;2297964444',
  'blank lines':
    '\n\nNaam;KBO\n\nBakkerij De Witte;0000000196\n;\n  ;\nFleuriste Éloïse;0000000295\n\n',
  'a line break in a quoted name':
    'KBO;Naam\n0000000196;"Bakkerij\nDe Witte"\n0000000295;"Fleuriste\r\nÉloïse"',
};

describe('parseEmployersCsv', () => {
  for (const [what, content] of Object.entries(TWO)) {
    it(`reads ${what}`, async () => {
      assert.deepStrictEqual(await parse(content), { ...NOTHING, added: [BAKERY, FLORIST] });
    });
  }

  it('reads what only windows-1252 has', async () => {
    const bytes = Buffer.from([...Buffer.from('0000000196;'), 0x8c, 0x75, 0x80, 0x92, 0xe9]);
    assert.deepStrictEqual((await parse(bytes)).added, [
      { enterpriseNumber: '0000000196', name: 'Œu€’é' },
    ]);
  });

  it('takes the delimiter that leaves numbers whole, and escaped quotes as quotes', async () => {
    const content = 'Acme, Inc.;0000000394\n"De ""Witte"", oven; meel";0000000196';
    assert.deepStrictEqual((await parse(content)).added, [
      ACME,
      { enterpriseNumber: '0000000196', name: 'De "Witte", oven; meel' },
    ]);
  });

  it('reads numbers alone, and pads what had nine digits', async () => {
    assert.deepStrictEqual((await parse('123456749\n0000000196')).added, [
      { enterpriseNumber: '0123456749' },
      { enterpriseNumber: '0000000196' },
    ]);
  });

  it('follows the content where a header promises what the column has not', async () => {
    const content = 'Ondernemingsnummer;Nummer;Naam\nA1;0000000196;Bakkerij De Witte';
    assert.deepStrictEqual((await parse(content)).added, [BAKERY]);
  });

  it('finds nothing below a header alone', async () => {
    assert.deepStrictEqual(await parse('KBO;Naam\n'), NOTHING);
  });

  it('takes a heading that counts something for no name', async () => {
    const content = 'Nombre de travailleurs;Nom;BCE\n12;Bakkerij De Witte;0000000196';
    assert.deepStrictEqual((await parse(content)).added, [BAKERY]);
  });

  it('tells what is there already, and what has another name', async () => {
    const known = [BAKERY, { ...FLORIST, name: 'Éloïse' }, { enterpriseNumber: '0000000394' }];
    const content = '0000000196;Bakkerij De Witte\n0000000295;Fleuriste Éloïse\n0000000394;';
    assert.deepStrictEqual(await parse(content, known), {
      ...NOTHING,
      renamed: [{ employer: FLORIST, before: 'Éloïse' }],
      unchanged: 2,
    });
  });

  it('rejects rows by line and reason, and takes all others', async () => {
    const content = [
      'KBO;Naam',
      '0000000196;"Bakkerij',
      'De Witte"',
      '0000000197;Wrong digits',
      '4,48827E+08;Rounded',
      ';No number',
      '2297964444;Establishment',
      '0000.000.196;Twice',
      '0000000394;"Not closed',
      '0000000295;Fleuriste Éloïse',
      '',
      '0000000493;"Closed" too early',
      '0000000592',
      '0000000691;"Never closed',
    ].join('\r\n');
    assert.deepStrictEqual(await parse(content), {
      ...NOTHING,
      added: [BAKERY, FLORIST, { enterpriseNumber: '0000000592' }],
      rejected: [
        { line: 4, value: '0000000197', reason: { code: 'checkDigits', expected: '96' } },
        { line: 5, value: '4,48827E+08', reason: { code: 'rounded' } },
        { line: 6, value: '', reason: { code: 'missing' } },
        { line: 7, value: '2297964444', reason: { code: 'form' } },
        { line: 8, value: '0000.000.196', reason: { code: 'duplicate', line: 2 } },
        { line: 9, value: '0000000394;"Not closed', reason: { code: 'quotes' } },
        { line: 12, value: '0000000493;"Closed" too early', reason: { code: 'quotes' } },
        { line: 14, value: '0000000691;"Never closed', reason: { code: 'quotes' } },
      ],
    });
  });

  for (const [what, content] of [
    ['an empty file', ''],
    ['a file without numbers', 'Naam;Postcode\nBakkerij De Witte;1000'],
    ['a spreadsheet', Buffer.from('504b0304140006000800000021', 'hex')],
  ] as const) {
    it(`says that ${what} has no enterprise numbers`, async () => {
      assert.deepStrictEqual(await failureOf(parse(content)), {
        code: 'employers/no-numbers',
        file: '/employers.csv',
      });
    });
  }

  it('refuses what is too large', async () => {
    assert.deepStrictEqual(await failureOf(parse('0000000196\n'.repeat(500_000))), {
      code: 'file/too-large',
      file: '/employers.csv',
      limit: 5,
    });
  });
});

describe('a CSV file of 10 000 employers', () => {
  const count = 10_000;
  const numbers = Array.from({ length: count }, (_, index) => {
    const base = String(index + 1).padStart(8, '0');
    return base + String(97 - (Number(base) % 97)).padStart(2, '0');
  });
  const content = [
    'Naam;KBO;Adres',
    ...numbers.map(
      (number, index) => `"Werkgever ${index}\nafdeling";${number};"Straat 1\n1000 Brussel"`,
    ),
  ].join('\r\n');

  const run = (cancelAt: number) => {
    const controller = new AbortController();
    const progress: number[] = [];
    let pauses = 0;
    const work = parseEmployersCsv({ file: 'f', bytes: Buffer.from(content) }, [], {
      signal: controller.signal,
      progress: done => progress.push(done),
      pause: async () => {
        pauses += 1;
        if (pauses === cancelAt) {
          controller.abort();
        }
        await setImmediate();
      },
    });
    return { work, progress, pauses: () => pauses };
  };

  it('is read whole, in slices that tell how far they are', async () => {
    const { work, progress, pauses } = run(Infinity);
    const { added, rejected } = await work;
    assert.deepStrictEqual(
      {
        numbers: added.map(({ enterpriseNumber }) => enterpriseNumber),
        last: added.at(-1)?.name,
        rejected,
        rises: progress.every((done, index) => done >= (progress[index - 1] ?? 0) && done <= 1),
        inSlices: pauses() >= 15,
      },
      {
        numbers,
        last: `Werkgever ${count - 1} afdeling`,
        rejected: [],
        rises: true,
        inSlices: true,
      },
    );
  });

  it('stops when it is cancelled', async () => {
    const { work, pauses } = run(3);
    await assert.rejects(work, { name: 'AbortError' });
    assert.strictEqual(pauses(), 3);
  });
});
