/**
 * Undoes RC4, which neither OpenSSL 3 nor BoringSSL can.
 *
 * @param key 5 or 16 bytes in PKCS#12
 * @see RFC 6229 for test vectors
 */
export function decryptRc4(key: Uint8Array, ciphertext: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (one: number, other: number) => {
    const [first = 0, second = 0] = [state[one], state[other]];
    state[one] = second;
    state[other] = first;
    return first + second;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 0xff;
    swap(i, j);
  }
  const plain = Buffer.from(ciphertext);
  let j = 0;
  for (const [index, byte] of ciphertext.entries()) {
    const i = (index + 1) & 0xff;
    j = (j + (state[i] ?? 0)) & 0xff;
    plain[index] = byte ^ (state[swap(i, j) & 0xff] ?? 0);
  }
  return plain;
}
