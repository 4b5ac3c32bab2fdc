import assert from 'node:assert/strict';
import {
  SettingsFile,
  locateMember,
  positionAt,
} from '../../../../src/core/channel/settingsFile.ts';

const USER = `{
  "fla.accounts": { "a": { "certificate": "user.pfx", "quality": 7, "apis": { "fla": { "baseUrl": 1 } } } }
}`;
const WORKSPACE = `// by hand
{
  "settings": {
    /* the team's */
    "fla.accounts": {
      "a": { "certificate": "team.pfx", },
      "b.c": { "name": "B" },
      "": {},
    },
  },
  "folders": [`;

const TEXTS = [WORKSPACE, USER];

const files = () => [
  new SettingsFile({ text: WORKSPACE, within: ['settings'] }),
  new SettingsFile({ text: USER, within: [] }),
];

/** What stands where a member was found. */
const found = (id: string, ...member: string[]) => {
  const place = locateMember(files(), 'fla.accounts', id, member);
  return (
    place && TEXTS[place.file]!.slice(place.span.offset, place.span.offset + place.span.length)
  );
};

describe('locateMember', () => {
  it('finds the value in the file that wins', () => {
    assert.equal(found('a', 'certificate'), '"team.pfx"');
  });

  it('finds members that only another file has', () => {
    assert.deepStrictEqual(
      [found('a', 'quality'), found('a', 'apis', 'fla', 'baseUrl')],
      ['7', '1'],
    );
  });

  it('finds the entry by its name where no file has the member', () => {
    assert.deepStrictEqual(
      [found('a', 'clientId'), found('b.c', 'certificate'), found('', 'certificate')],
      ['"a"', '"b.c"', '""'],
    );
  });

  it('finds nothing where no file has the entry, and in what is no settings file', () => {
    const none = ['', '[]', '"text"', '{"fla.accounts": []}', '{'].map(text =>
      locateMember([new SettingsFile({ text, within: [] })], 'fla.accounts', 'a', ['certificate']),
    );
    assert.deepStrictEqual([found('c', 'certificate'), ...none], Array(6).fill(undefined));
  });
});

describe('positionAt', () => {
  it('counts lines and UTF-16 code units as VS Code does', () => {
    const text = 'a\r\n😀b\rc\nd';
    assert.deepStrictEqual(
      ['a', 'b', 'c', 'd'].map(letter => positionAt(text, text.indexOf(letter))),
      [
        { line: 0, character: 0 },
        { line: 1, character: 2 },
        { line: 2, character: 0 },
        { line: 3, character: 0 },
      ],
    );
  });
});
