import assert from 'node:assert/strict';
import { bodySlice } from '../../../src/protocol/bodySlice.ts';

describe('bodySlice', () => {
  it('gives a short text whole', () => {
    assert.deepStrictEqual(
      [bodySlice('', 0), bodySlice('abc', 0), bodySlice('abc', 1)],
      [
        { text: '', next: undefined },
        { text: 'abc', next: undefined },
        { text: 'bc', next: undefined },
      ],
    );
  });

  it('starts with a small piece and puts long texts together again', () => {
    const text = 'é'.repeat(1_200_000);
    const pieces: string[] = [];
    for (let from: number | undefined = 0; from !== undefined;) {
      const slice = bodySlice(text, from);
      pieces.push(slice.text);
      from = slice.next;
    }
    assert.deepStrictEqual(
      { joined: pieces.join('') === text, lengths: pieces.map(piece => piece.length) },
      { joined: true, lengths: [65_536, 524_288, 524_288, 85_888] },
    );
  });

  it('never splits a surrogate pair', () => {
    const text = 'a' + '😀'.repeat(100_000);
    const { text: first, next } = bodySlice(text, 0);
    assert.deepStrictEqual(
      { length: first.length, next, last: first.slice(-2) },
      { length: 65_535, next: 65_535, last: '😀' },
    );
  });

  it('never makes two line ends of one', () => {
    const { text: first, next } = bodySlice('a' + '\r\n'.repeat(100_000), 0);
    assert.deepStrictEqual({ last: first.slice(-2), next }, { last: '\r\n', next: 65_535 });
  });
});
