/**
 * Encodes one element in DER.
 *
 * @param identifier tag, class and "constructed" bit in one byte
 * @param contents what is inside, in pieces
 * @see ITU-T X.690 section 8.1
 */
export function encodeElement(identifier: number, ...contents: readonly Uint8Array[]): Buffer {
  const length = contents.reduce((sum, piece) => sum + piece.length, 0);
  const digits: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) {
    digits.unshift(left % 256);
  }
  const header = length < 0x80 ? [length] : [0x80 | digits.length, ...digits];
  return Buffer.concat([Buffer.of(identifier, ...header), ...contents]);
}
