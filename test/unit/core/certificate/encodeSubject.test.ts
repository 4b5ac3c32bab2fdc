import assert from 'node:assert/strict';
import { Ber } from '../../../../src/core/certificate/ber.ts';
import {
  encodeSubject,
  isCountryCode,
  isSubjectText,
  SUBJECT_TEXT_LIMIT,
} from '../../../../src/core/certificate/encodeSubject.ts';
import { formatDistinguishedName } from '../../../../src/core/certificate/formatDistinguishedName.ts';
import { failureOf } from '../../failureOf.ts';
import { SUBJECT, SUBJECT_TEXT } from './newKeys.ts';

describe('encodeSubject', () => {
  it('writes the country as PrintableString, all else as UTF8String', () => {
    const name = Ber.read(encodeSubject(SUBJECT));
    const values = name.children().map(part => part.children(0x11)[0]!.children()[1]!);
    assert.deepStrictEqual(
      [values.map(({ tag }) => tag), formatDistinguishedName(name)],
      [[0x13, 0x0c, 0x0c, 0x0c], SUBJECT_TEXT],
    );
  });

  it('knows what can be a name and a country', () => {
    const texts = ['x', '😀'.repeat(SUBJECT_TEXT_LIMIT), '😀'.repeat(SUBJECT_TEXT_LIMIT + 1)];
    assert.deepStrictEqual(
      [
        [...texts, '', '  ', 'a\nb', 'a\0b'].map(isSubjectText),
        ['BE', 'be', 'B', 'BEL', ''].map(isCountryCode),
      ],
      [
        [true, true, false, false, false, false, false],
        [true, false, false, false, false],
      ],
    );
  });

  it('refuses what cannot', async () => {
    const bad = [
      { commonName: '' },
      { organization: 'x'.repeat(SUBJECT_TEXT_LIMIT + 1) },
      { country: 'Belgium' },
      { enterpriseNumber: '123456749' },
      { enterpriseNumber: '0123.456.749' },
    ];
    for (const change of bad) {
      assert.equal(await failureOf(() => encodeSubject({ ...SUBJECT, ...change })), 'RangeError');
    }
  });
});
