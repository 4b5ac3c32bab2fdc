import assert from 'node:assert/strict';
import { plainText } from '../../../src/ui/plainText.ts';

describe('plainText', () => {
  for (const [what, text, plain] of [
    ['leaves ordinary text alone', 'Élodie [a] (b) – “c”', 'Élodie [a] (b) – “c”'],
    ['takes links apart', '[a](command:b) [c](https://d)', '[a] (command:b) [c] (https://d)'],
    ['takes links apart that whitespace joins', '[a] \n\t(command:b)', '[a] (command:b)'],
    ['takes links apart that invisible characters join', '[a]\u200b(command:b)', '[a] (command:b)'],
    ['makes one space of lines and control characters', 'a\r\n\u0000\u001b[31mb', 'a [31mb'],
    ['makes a space of what changes the direction', 'a\u202eb\u2066c', 'a b c'],
    ['cuts what is long', 'x'.repeat(201), `${'x'.repeat(200)}…`],
    ['leaves what is just short enough', 'x'.repeat(200), 'x'.repeat(200)],
  ] as const) {
    it(what, () => {
      assert.equal(plainText(text), plain);
    });
  }
});
