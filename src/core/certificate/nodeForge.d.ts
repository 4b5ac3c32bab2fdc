/**
 * What is used of node-forge, imported by path so that neither the rest of the package nor its start-up cost is loaded.
 * Bytes are "binary strings" there: one character of 0-255 per byte.
 */
declare module 'node-forge/lib/rc2.js' {
  interface ForgeBuffer {
    getBytes(): string;
  }

  interface Rc2Cipher {
    start(iv: string): void;
    update(input: ForgeBuffer): void;
    output: ForgeBuffer;
  }

  const rc2: { createDecryptionCipher(key: string, effectiveBits: number): Rc2Cipher };
  export { rc2 as default };
}

declare module 'node-forge/lib/util.js' {
  const util: { createBuffer(bytes: string): { getBytes(): string } };
  export { util as default };
}
