/**
 * The two parts of node-forge that are used, imported by path so that neither the rest of the package nor its start-up cost is loaded.
 * Bytes are "binary strings" there: one character of 0-255 per byte.
 */
declare module 'node-forge/lib/asn1.js' {
  export interface ForgeAsn1 {
    tagClass: number;
    type: number;
    constructed: boolean;
    value: string | ForgeAsn1[];
  }

  const asn1: {
    fromDer(
      bytes: string,
      options: {
        strict: boolean;
        parseAllBytes: boolean;
        decodeBitStrings: boolean;
        maxDepth: number;
      },
    ): ForgeAsn1;
    toDer(element: ForgeAsn1): { getBytes(): string };
    utcTimeToDate(text: string): Date;
    generalizedTimeToDate(text: string): Date;
  };
  export { asn1 as default };
}

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
