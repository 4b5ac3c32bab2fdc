import assert from 'node:assert/strict';
import { findSetting, layOutValue } from '../../../../src/core/channel/settingEdit.ts';

const TEXT = `{
    // mine
    "a": { "x": 1, }, /* here */
    "b": "a"
}
`;

describe('findSetting', () => {
  for (const [what, text, within, written] of [
    ['a value', TEXT, [], { value: { x: 1 }, span: { offset: 23, length: 11 } }],
    [
      'a value in a workspace file',
      '{ "settings": { "a": 2 } }',
      ['settings'],
      { value: 2, span: { offset: 21, length: 1 } },
    ],
    ['nothing where it is missing', '{}', [], undefined],
    ['nothing in an empty file', '', [], undefined],
    ['nothing in broken JSON', '{ "a": 1, "b" }', [], undefined],
  ] as const) {
    it(`finds ${what}`, () => {
      // The parser's objects have no prototype.
      assert.deepStrictEqual(structuredClone(findSetting({ text, within }, 'a')), written);
    });
  }
});

describe('layOutValue', () => {
  const replaced = (text: string, within: readonly string[], value: unknown): string => {
    const { span } = findSetting({ text, within }, 'a') ?? assert.fail();
    const { offset, length } = span;
    return text.slice(0, offset) + layOutValue(text, span, value) + text.slice(offset + length);
  };

  it('lays the value out as the file is, so that all else stays', () => {
    assert.equal(
      replaced(TEXT, [], { x: [{ y: 1 }], z: {} }),
      `{
    // mine
    "a": {
        "x": [
            {
                "y": 1
            }
        ],
        "z": {}
    }, /* here */
    "b": "a"
}
`,
    );
  });

  it('keeps tabs and line ends, in a workspace file too', () => {
    assert.equal(
      replaced('{\r\n\t"settings": {\r\n\t\t"a": 1\r\n\t}\r\n}', ['settings'], { x: 1 }),
      '{\r\n\t"settings": {\r\n\t\t"a": {\r\n\t\t\t"x": 1\r\n\t\t}\r\n\t}\r\n}',
    );
  });
});
