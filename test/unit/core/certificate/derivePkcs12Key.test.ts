import assert from 'node:assert/strict';
import { derivePkcs12Key, type Digest } from '../../../../src/core/certificate/derivePkcs12Key.ts';

// Expected by `openssl kdf -keylen … -kdfopt digest:… -kdfopt hexpass:… -kdfopt hexsalt:… -kdfopt iter:… -kdfopt id:… PKCS12KDF`.
const SECRET = '0070006100730073000000';
const SALT = '0102030405060708090a0b';
const VECTORS: [Digest, 1 | 2 | 3, number, string, string, string][] = [
  ['sha1', 1, 2048, SECRET, SALT, '605a5ba4b29a33ff7c9029b8119e2b46c3782ddb63a6d134'],
  [
    'sha224',
    2,
    2048,
    SECRET,
    SALT,
    '43919cb9da5e20f4040d6a38dd81ee3790184dab92537a2d59050b97c8034b6329e0eca70a67ed0a',
  ],
  [
    'sha256',
    3,
    2048,
    SECRET,
    SALT,
    'e903150826c2279fe58fe7f7d3ed00f4dfccb781814cc65bc837e85719e1fc11',
  ],
  [
    'sha384',
    1,
    2048,
    SECRET,
    SALT,
    '960a75604c6dba1f9457cd110dae4960633fc1e35ca660be6726028deb1f1acc920d6fcac1bce003a357381969ae52eaf22359bc60812dbc0835382b2063fdc6cba439ab49f09da8682fcd1d84208a17256918ce1c58711208a9e0fd68b69e27f5a82351',
  ],
  [
    'sha512',
    3,
    2048,
    SECRET,
    SALT,
    '635bdecaf6e8c34632a614305b487c0e7e666452877cbc04fd26d101d0da094287a65f2946c6579fdf81c00027fe19f690728b54734a5ecdd39396c0b094b3e0',
  ],
  ['sha1', 1, 1, '0000', '0102030405060708', '2bbd27af16eb22f296aaced12543545e08a50a3307d5cfb6'],
  ['sha1', 1, 2048, '0000', '0102030405060708', 'd9e86745c0eb8303bfc880579a1c7a45f2073495a0e9cd6e'],
  // An absent passphrase has no bytes at all.
  ['sha1', 1, 2048, '', '0102030405060708', '3cdbb28c9ab3455fcc24a7052c3e328a30e7480309831a7b'],
];

describe('derivePkcs12Key', () => {
  for (const [digest, purpose, iterations, secret, salt, expected] of VECTORS) {
    it(`${digest}, purpose ${purpose}, ${iterations} rounds, secret "${secret}"`, async () => {
      const key = await derivePkcs12Key({
        digest,
        secret: Buffer.from(secret, 'hex'),
        salt: Buffer.from(salt, 'hex'),
        iterations,
        purpose,
        length: expected.length / 2,
      });
      assert.equal(key.toString('hex'), expected);
    });
  }
});
