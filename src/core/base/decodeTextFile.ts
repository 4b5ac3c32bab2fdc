/**
 * Reads the bytes of a file that people made as text, line ends as `\n`: UTF-8, UTF-16 with a byte order mark ("Unicode text" of Excel), else
 * windows-1252, in which Excel saves "CSV" in Belgium.
 */
export function decodeTextFile(bytes: Uint8Array): string {
  return decode(bytes).replace(/\r\n?/g, '\n');
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (first === 0xfe && second === 0xff) {
    const even = Buffer.from(bytes.subarray(0, bytes.length & ~1));
    return new TextDecoder('utf-16le').decode(even.swap16());
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** Windows-1252 differs from Latin-1 in these 32 alone. Not every runtime's TextDecoder knows them. */
const FROM_80_TO_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, char => FROM_80_TO_9F[char.charCodeAt(0) - 0x80] ?? char);
}
