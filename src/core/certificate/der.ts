import { Tag } from './ber.ts';
import { encodeElement } from './encodeElement.ts';

/** Set in the tag of whatever holds other elements. */
const CONSTRUCTED = 0x20;

/** In years: from here on times are written with all four digits (RFC 5280 section 4.1.2.5). */
const FOUR_DIGIT_YEARS = 2050;

/**
 * Writes elements in DER, each as its bytes. What goes in encoded comes out as it was, so that certificates keep their thumbprints, and
 * nothing secret becomes a string, which could not be wiped.
 *
 * @see ITU-T X.690 section 10
 */
export const Der = {
  null: Buffer.of(0x05, 0),
  true: Buffer.of(0x01, 1, 0xff),

  sequence: (...elements: Uint8Array[]): Buffer =>
    encodeElement(Tag.sequence | CONSTRUCTED, ...elements),

  /** A SET OF: in the order of the encodings. */
  set: (...elements: Uint8Array[]): Buffer =>
    encodeElement(
      Tag.set | CONSTRUCTED,
      ...elements.sort((one, other) => Buffer.compare(one, other)),
    ),

  /** `[number]` around whole elements: explicit, or an implicit SEQUENCE or SET. */
  context: (number: number, ...elements: Uint8Array[]): Buffer =>
    encodeElement(Tag.context(number) | CONSTRUCTED, ...elements),

  /** `[number]` in place of an OCTET STRING's own tag. */
  implicitOctets: (number: number, bytes: Uint8Array): Buffer =>
    encodeElement(Tag.context(number), bytes),

  /** @param value a count below 2^31, or the bytes of a number that is not negative, most significant first */
  integer: (value: number | Uint8Array): Buffer => {
    const bytes = typeof value === 'number' ? unsigned(value) : Buffer.from(value);
    const start = bytes.findIndex(byte => byte !== 0);
    const digits = start < 0 ? Buffer.of(0) : bytes.subarray(start);
    return (digits[0] ?? 0) < 0x80
      ? encodeElement(Tag.integer, digits)
      : encodeElement(Tag.integer, Buffer.of(0), digits);
  },

  /** @param dotted its arcs below 2^31 */
  oid: (dotted: string): Buffer => {
    const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
    return encodeElement(Tag.oid, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
  },

  octetString: (bytes: Uint8Array): Buffer => encodeElement(Tag.octetString, bytes),

  /** @param unused how many of the last byte's lowest bits do not count */
  bitString: (bytes: Uint8Array, unused = 0): Buffer =>
    encodeElement(Tag.bitString, Buffer.of(unused), bytes),

  utf8String: (text: string): Buffer => encodeElement(Tag.utf8String, Buffer.from(text, 'utf8')),

  /** @param text of letters, digits and `'()+,-./:=?` or spaces */
  printableString: (text: string): Buffer => encodeElement(0x13, Buffer.from(text, 'latin1')),

  bmpString: (text: string): Buffer => encodeElement(0x1e, Buffer.from(text, 'utf16le').swap16()),

  /** UTCTime up to 2049, GeneralizedTime after; whole seconds. */
  time: (date: Date): Buffer => {
    const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
    return date.getUTCFullYear() < FOUR_DIGIT_YEARS
      ? encodeElement(Tag.utcTime, Buffer.from(digits.slice(2), 'latin1'))
      : encodeElement(Tag.generalizedTime, Buffer.from(digits, 'latin1'));
  },
} as const;

/** Seven bits to a byte, the top bit set on all but the last. */
function base128(arc: number): number[] {
  const digits = [arc & 0x7f];
  for (let left = arc >> 7; left > 0; left >>= 7) {
    digits.unshift((left & 0x7f) | 0x80);
  }
  return digits;
}

function unsigned(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
