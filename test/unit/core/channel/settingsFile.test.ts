import assert from 'node:assert/strict';
import type { SettingPath } from '../../../../src/core/channel/settingMistake.ts';
import {
  SettingsFile,
  locateMember,
  type Mark,
} from '../../../../src/core/channel/settingsFile.ts';

const USER = `{
  "fla.accounts": { "a": { "certificate": "user.pfx", "quality": 7, "apis": { "fla": { "baseUrl": 1 } }, "employers": [5, 6, 7] } }
}`;
const WORKSPACE = `// by hand
{
  "settings": {
    /* the team's */
    "fla.accounts": {
      "a": { "certificate": "team.pfx", "employers": [{ "enterpriseNumber": "1" }, {}] },
      "b.c": { "name": "B" },
      "": {},
    },
  },
  "folders": [`;

const OTHER = `{
  "fla.accounts": {
    "a": { "clientId": "other" },
    "o": { "employers": [{ "name": "O" }] },
  }
}`;

const TEXTS = [
  { text: WORKSPACE, within: ['settings'] },
  { text: USER, within: [] },
  { text: OTHER, within: [] },
] as const;

const LAYERS = [TEXTS.slice(0, 2), TEXTS.slice(2)].map(layer =>
  layer.map(source => new SettingsFile(source)),
);

/** What stands where a member was found. */
const found = (id: string | undefined, member: SettingPath, mark: Mark = 'value') => {
  const place = locateMember(LAYERS, 'fla.accounts', id, member, mark);
  return (
    place && place.file.source.text.slice(place.span.offset, place.span.offset + place.span.length)
  );
};

describe('locateMember', () => {
  it('finds the value in the file that wins', () => {
    assert.equal(found('a', ['certificate']), '"team.pfx"');
  });

  it('finds members that only another file has', () => {
    assert.deepStrictEqual(
      [found('a', ['quality']), found('a', ['apis', 'fla', 'baseUrl'])],
      ['7', '1'],
    );
  });

  it('finds the name of a member where that is meant', () => {
    assert.deepStrictEqual(
      [found('a', ['certificate'], 'name'), found('a', ['apis', 'fla'], 'name')],
      ['"certificate"', '"fla"'],
    );
  });

  it('finds a list where it wins, and what it lacks in its part', () => {
    assert.deepStrictEqual(
      [
        found('a', ['employers', 0, 'enterpriseNumber']),
        found('a', ['employers', 1, 'enterpriseNumber']),
        found('a', ['employers', 0, 'enterpriseNumber'], 'name'),
      ],
      ['"1"', '{}', '"enterpriseNumber"'],
    );
  });

  it('finds the closest there is around a member that no file has', () => {
    assert.deepStrictEqual(
      [
        found('a', ['clientId']),
        found('a', ['apis', 'fla', 'scope']),
        found('a', []),
        found('b.c', ['certificate']),
        found('', ['certificate']),
        found(undefined, []),
      ],
      ['"a"', '"fla"', '"a"', '"b.c"', '""', '"fla.accounts"'],
    );
  });

  it('asks other folders only of what is theirs alone', () => {
    assert.deepStrictEqual(
      [found('a', ['clientId']), found('o', ['employers', 0, 'name']), found('o', ['clientId'])],
      ['"a"', '"O"', '"o"'],
    );
  });

  it('finds nothing where no file has the entry, and in what is no settings file', () => {
    const none = ['', '[]', '"text"', '{"fla.accounts": []}', '{'].map(text =>
      locateMember(
        [[new SettingsFile({ text, within: [] })]],
        'fla.accounts',
        'a',
        ['certificate'],
        'value',
      ),
    );
    assert.deepStrictEqual([found('c', ['certificate']), ...none], Array(6).fill(undefined));
  });
});

describe('SettingsFile.positionAt', () => {
  it('counts lines and UTF-16 code units as VS Code does', () => {
    const text = 'a\r\n😀b\rc\nd';
    const file = new SettingsFile({ text, within: [] });
    assert.deepStrictEqual(
      ['a', 'b', 'c', 'd'].map(letter => file.positionAt(text.indexOf(letter))),
      [
        { line: 0, character: 0 },
        { line: 1, character: 2 },
        { line: 2, character: 0 },
        { line: 3, character: 0 },
      ],
    );
  });
});
