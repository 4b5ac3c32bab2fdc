import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { textIn } from '../../../../src/core/base/textColumns.ts';
import { readGlossary, termKey } from '../../../../src/core/declaration/glossary.ts';
import { failureOf } from '../../failureOf.ts';

const read = (text: string) =>
  readGlossary('glossary', new TextEncoder().encode(text), setImmediate);

describe('readGlossary', () => {
  it('leads from every name of a field, however it is spelt, to its definition', async () => {
    const glossary = await read(
      [
        'Zone;Field;Definitie NL;Définition FR;Definition',
        '00014;Enterprise number;Uniek nummer;Numéro unique;Unique number',
        '00015;ssin;;;Number of a person',
        '00016;empty;;;',
      ].join('\n'),
    );
    const names = ['enterpriseNumber', 'ENTERPRISE_NUMBER', '00014', 'SSIN', 'empty', '00016', ''];
    assert.deepStrictEqual(
      names.map(name => glossary.get(termKey(name))),
      [
        { nl: 'Uniek nummer', fr: 'Numéro unique', '': 'Unique number' },
        { nl: 'Uniek nummer', fr: 'Numéro unique', '': 'Unique number' },
        { nl: 'Uniek nummer', fr: 'Numéro unique', '': 'Unique number' },
        { '': 'Number of a person' },
        undefined,
        undefined,
        undefined,
      ],
    );
  });

  it('reads JSON by term, and puts what a language says twice together', async () => {
    const glossary = await read(
      JSON.stringify({
        jointCommittee: { label: { nl: 'Paritair comité', fr: 'Commission paritaire' } },
        title: 'What it is called',
      }),
    );
    const columns = await read(
      'term,label_en,description_en\nx,A label,what it is\ny,,only that\n',
    );
    assert.deepStrictEqual(
      [glossary.get('jointcommittee'), glossary.get('title'), columns.get('x'), columns.get('y')],
      [
        { nl: 'Paritair comité', fr: 'Commission paritaire' },
        { '': 'What it is called' },
        { en: 'A label – what it is' },
        { en: 'only that' },
      ],
    );
  });

  it('refuses what has no terms or no definitions', async () => {
    const nothing = ['', 'a,b\n1,2', 'field,x\n1,2', '[]', '{ "a": {} }'];
    assert.deepStrictEqual(
      await Promise.all(nothing.map(text => failureOf(() => read(text)))),
      nothing.map(() => ({ code: 'glossary/no-terms', file: 'glossary' })),
    );
  });
});

describe('textIn', () => {
  it('is in the language, else in one that is there', () => {
    const texts = { nl: 'n', fr: 'f' };
    assert.deepStrictEqual(
      [
        textIn(texts, 'fr'),
        textIn(texts, 'de'),
        textIn({ ...texts, '': 'x' }, 'de'),
        textIn({}, 'nl'),
      ],
      ['f', 'n', 'x', undefined],
    );
  });
});
