import assert from 'node:assert/strict';
import { decryptRc4 } from '../../../../src/core/certificate/decryptRc4.ts';

describe('decryptRc4', () => {
  // RFC 6229 section 2: the first 32 bytes of the key stream.
  for (const [key, stream] of [
    ['0102030405', 'b2396305f03dc027ccc3524a0a1118a86982944f18fc82d589c403a47a0d0919'],
    [
      '0102030405060708090a0b0c0d0e0f10',
      '9ac7cc9a609d1ef7b2932899cde41b975248c4959014126a6e8a84f11d1a9e1c',
    ],
  ] as const) {
    it(`yields the key stream of RFC 6229 for ${key.length * 4} bits`, () => {
      const plain = decryptRc4(Buffer.from(key, 'hex'), Buffer.alloc(32));
      assert.equal(plain.toString('hex'), stream);
    });
  }
});
