/**
 * Reads a file as text: UTF-8 or UTF-16 with a byte order mark, UTF-16 without one, else Latin-1. Redirecting output in PowerShell makes
 * UTF-16 of PEM files, Notepad adds a mark.
 */
export function decodeText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first = 0, second = 0] = buffer;
  const mark = (first << 8) | second;
  // PEM begins with ASCII: one of the two bytes is zero.
  if (mark === 0xfffe || (first !== 0 && second === 0)) {
    return buffer.toString('utf16le').replace(/^\ufeff/, '');
  }
  if (mark === 0xfeff || (first === 0 && second !== 0)) {
    const even = buffer.subarray(0, buffer.length & ~1);
    return Buffer.from(even)
      .swap16()
      .toString('utf16le')
      .replace(/^\ufeff/, '');
  }
  return buffer.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
}

/** The bytes of a text that is base64 alone, line breaks and spaces left out; undefined where it is something else. */
export function decodeBase64(text: string): Buffer | undefined {
  const digits = text.replace(/\s+/g, '');
  return digits !== '' && digits.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(digits)
    ? Buffer.from(digits, 'base64')
    : undefined;
}
