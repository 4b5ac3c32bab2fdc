import { encodeElement } from './encodeElement.ts';
import { readTime } from './readTime.ts';

/** Deepest nesting that is read. Key stores and certificates in the wild stay below 20. */
export const NESTING_LIMIT = 64;

/** Most elements that are read of one constructed element. A trust store has a few hundred certificates. */
export const ELEMENT_LIMIT = 5_000;

/** Tag numbers, class bits included and the "constructed" bit left out. */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x10,
  set: 0x11,
  utcTime: 0x17,
  generalizedTime: 0x18,
  /** `[number]` of a structure's own, explicit or implicit. */
  context: (number: number) => 0x80 | number,
} as const;

const CONSTRUCTED = 0x20;

/** The bytes are not the structure that was expected, or exceed a bound. */
export class BerError extends Error {
  readonly reason: 'malformed' | 'nesting' | 'elements';

  constructor(reason: BerError['reason'], message: string) {
    super(message);
    this.name = 'BerError';
    this.reason = reason;
  }
}

/**
 * One element of a BER or DER encoding, indefinite lengths and constructed strings included (NSS and BouncyCastle write them). What is inside
 * is read when it is asked for. Every accessor throws {@link BerError} where the element has another shape.
 *
 * @see ITU-T X.690
 */
export class Ber {
  readonly tag: number;
  readonly constructed: boolean;
  /** The element exactly as it stands in the file. */
  readonly raw: Buffer;
  /** What is inside it, as it stands in the file. */
  readonly contents: Buffer;
  readonly #depth: number;

  private constructor(bytes: Buffer, depth: number) {
    const { tag, constructed, start, end, next } = measure(bytes, 0, depth);
    this.tag = tag;
    this.constructed = constructed;
    this.raw = bytes.subarray(0, next);
    this.contents = bytes.subarray(start, end);
    this.#depth = depth;
  }

  /**
   * Reads one element.
   *
   * @param trailing whether bytes after the element are allowed and ignored
   */
  static read(bytes: Uint8Array, trailing = false): Ber {
    const element = new Ber(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 1);
    if (!trailing && element.raw.length < bytes.length) {
      throw new BerError('malformed', 'bytes after the element');
    }
    return element;
  }

  /** The elements inside a SEQUENCE (or, with `tag`, inside another constructed element). */
  children(tag: number = Tag.sequence): Ber[] {
    if (this.tag !== tag || !this.constructed) {
      throw new BerError('malformed', `no constructed element of tag ${tag}`);
    }
    const elements: Ber[] = [];
    for (let rest = this.contents; rest.length > 0;) {
      if (elements.length === ELEMENT_LIMIT) {
        throw tooMany();
      }
      const element = new Ber(rest, this.#depth + 1);
      elements.push(element);
      rest = rest.subarray(element.raw.length);
    }
    return elements;
  }

  /** The only element inside an explicit `[number]`. */
  explicit(number: number): Ber {
    const [inner, ...more] = this.children(Tag.context(number));
    if (inner === undefined || more.length > 0) {
      throw new BerError('malformed', `[${number}] holds not exactly one element`);
    }
    return inner;
  }

  /** The contents of an OCTET STRING (or of an implicit `tag`); a constructed one is joined. */
  octets(tag: number = Tag.octetString): Buffer {
    if (this.tag !== tag) {
      throw new BerError('malformed', `no string of tag ${tag}`);
    }
    return this.constructed
      ? Buffer.concat(this.children(tag).map(part => part.octets()))
      : this.contents;
  }

  /** The contents of a BIT STRING of whole bytes. */
  bits(): Buffer {
    const contents = this.primitive(Tag.bitString);
    if (contents[0] !== 0) {
      throw new BerError('malformed', 'a BIT STRING of broken bytes');
    }
    return contents.subarray(1);
  }

  boolean(): boolean {
    return this.primitive(Tag.boolean)[0] !== 0;
  }

  /** The contents of an INTEGER, most significant byte first, two's complement. */
  integer(): Buffer {
    const contents = this.primitive(Tag.integer);
    if (contents.length === 0) {
      throw new BerError('malformed', 'an empty INTEGER');
    }
    return contents;
  }

  /** The value of an INTEGER that is not negative; above 2^53 it is rounded. */
  count(): number {
    const contents = this.integer();
    if ((contents[0] ?? 0) >= 0x80) {
      throw new BerError('malformed', 'a negative count');
    }
    return contents.reduce((value, byte) => value * 256 + byte, 0);
  }

  /** Dotted OBJECT IDENTIFIER (or that of an implicit `tag`). Arcs may have any size: those of UUIDs have 128 bits. */
  oid(tag: number = Tag.oid): string {
    const contents = this.primitive(tag);
    if (contents.length === 0 || contents.length > 256 || (contents.at(-1) ?? 0) >= 0x80) {
      throw new BerError('malformed', 'a broken OBJECT IDENTIFIER');
    }
    const arcs: bigint[] = [];
    let arc = 0n;
    for (const byte of contents) {
      arc = (arc << 7n) | BigInt(byte & 0x7f);
      if (byte < 0x80) {
        arcs.push(arc);
        arc = 0n;
      }
    }
    const [first = 0n, ...rest] = arcs;
    const root = first < 80n ? first / 40n : 2n;
    return [root, first - root * 40n, ...rest].join('.');
  }

  /** A UTCTime or GeneralizedTime. */
  date(): Date {
    const isShort = this.tag === Tag.utcTime;
    const text = this.primitive(isShort ? Tag.utcTime : Tag.generalizedTime).toString('latin1');
    const date = readTime(text, isShort ? 2 : 4);
    if (date === undefined) {
      throw new BerError('malformed', 'no time');
    }
    return date;
  }

  /** The text of a character string, or undefined where the element is none. */
  text(): string | undefined {
    if (this.constructed) {
      return undefined;
    }
    switch (this.tag) {
      case Tag.utf8String:
        return this.contents.toString('utf8');
      case 0x12: // NumericString
      case 0x13: // PrintableString
      case 0x14: // TeletexString: in practice Latin-1
      case 0x16: // IA5String
      case 0x1a: // VisibleString
        return this.contents.toString('latin1');
      case 0x1e: // BMPString
        return this.contents.length % 2 === 0
          ? Buffer.from(this.contents).swap16().toString('utf16le')
          : undefined;
      default:
        return undefined;
    }
  }

  /** The element in DER but for the order of SETs: lengths definite and short, strings in one piece. */
  der(): Buffer {
    if (!this.constructed) {
      return encodeElement(this.tag, this.contents);
    }
    if (this.tag === Tag.octetString) {
      return encodeElement(this.tag, this.octets());
    }
    const parts = this.children(this.tag).map(part => part.der());
    return encodeElement(this.tag | CONSTRUCTED, Buffer.concat(parts));
  }

  /** The contents of an element of this tag that is not constructed. */
  primitive(tag: number): Buffer {
    if (this.tag !== tag || this.constructed) {
      throw new BerError('malformed', `no plain element of tag ${tag}`);
    }
    return this.contents;
  }
}

function tooMany(): BerError {
  return new BerError('elements', 'too many elements side by side');
}

interface Extent {
  tag: number;
  constructed: boolean;
  /** Where the contents begin and end, and where the next element begins. */
  start: number;
  end: number;
  next: number;
}

/** Finds where the element that begins at `offset` ends. */
function measure(bytes: Buffer, offset: number, depth: number): Extent {
  if (depth > NESTING_LIMIT) {
    throw new BerError('nesting', 'elements inside elements');
  }
  const [identifier = 0x1f, lengthByte = 0xff] = bytes.subarray(offset, offset + 2);
  const constructed = (identifier & CONSTRUCTED) !== 0;
  const lengthBytes = lengthByte < 0x80 ? 0 : lengthByte & 0x7f;
  const start = offset + 2 + lengthBytes;
  // No structure that is read here has tag numbers above 30, or is longer than four bytes can tell.
  if (
    (identifier & 0x1f) === 0x1f ||
    lengthBytes > 4 ||
    (lengthByte === 0x80 && !constructed) ||
    start > bytes.length
  ) {
    throw new BerError('malformed', 'unreadable encoding');
  }
  const extent = { tag: identifier & ~CONSTRUCTED, constructed, start };
  if (lengthByte === 0x80 && constructed) {
    const end = endOfContents(bytes, start, depth);
    return { ...extent, end, next: end + 2 };
  }
  const end = start + (lengthBytes === 0 ? lengthByte : bytes.readUIntBE(offset + 2, lengthBytes));
  if (end > bytes.length) {
    throw new BerError('malformed', 'an element that ends too early');
  }
  return { ...extent, end, next: end };
}

/** Where the two zero bytes are that end an indefinite length. */
function endOfContents(bytes: Buffer, start: number, depth: number): number {
  let offset = start;
  for (let elements = 0; bytes[offset] !== 0 || bytes[offset + 1] !== 0; elements++) {
    if (elements === ELEMENT_LIMIT) {
      throw tooMany();
    }
    offset = measure(bytes, offset, depth + 1).next;
  }
  return offset;
}
