import asn1, { type ForgeAsn1 } from 'node-forge/lib/asn1.js';

/** Deepest nesting that is read. Key stores and certificates in the wild stay below 20. */
export const NESTING_LIMIT = 64;

/** Tag numbers, class bits included and the "constructed" bit left out. */
export const Tag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x10,
  set: 0x11,
  utcTime: 0x17,
  generalizedTime: 0x18,
  /** `[number]` of a structure's own, explicit or implicit. */
  context: (number: number) => 0x80 | number,
} as const;

/** The bytes are not the structure that was expected, or nest too deep. */
export class BerError extends Error {
  readonly reason: 'malformed' | 'nesting';

  constructor(reason: 'malformed' | 'nesting', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BerError';
    this.reason = reason;
  }
}

/**
 * One element of a BER or DER encoding, indefinite lengths and constructed strings included (NSS and BouncyCastle write them).
 * Every accessor throws {@link BerError} where the element has another shape.
 *
 * @see ITU-T X.690
 */
export class Ber {
  readonly #node: ForgeAsn1;

  private constructor(node: ForgeAsn1) {
    this.#node = node;
  }

  /**
   * Reads one element.
   *
   * @param trailing whether bytes after the element are allowed and ignored
   */
  static read(bytes: Uint8Array, trailing = false): Ber {
    const binary = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    try {
      return new Ber(
        asn1.fromDer(binary, {
          strict: true,
          parseAllBytes: !trailing,
          decodeBitStrings: false,
          maxDepth: NESTING_LIMIT,
        }),
      );
    } catch (error) {
      // node-forge has no codes; a test holds the installed version to this message.
      const deep = error instanceof Error && error.message.includes('Max depth');
      throw new BerError(deep ? 'nesting' : 'malformed', 'unreadable encoding', { cause: error });
    }
  }

  get tag(): number {
    return this.#node.tagClass | this.#node.type;
  }

  /** The elements inside a SEQUENCE (or, with `tag`, inside another constructed element). */
  children(tag: number = Tag.sequence): Ber[] {
    const { value } = this.#node;
    if (this.tag !== tag || !this.#node.constructed || typeof value === 'string') {
      throw new BerError('malformed', `no constructed element of tag ${tag}`);
    }
    return value.map(node => new Ber(node));
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
    return this.#node.constructed
      ? Buffer.concat(this.children(tag).map(part => part.octets()))
      : this.contents();
  }

  /** The contents of a BIT STRING of whole bytes. */
  bits(): Buffer {
    const contents = this.primitive(Tag.bitString);
    if (contents[0] !== 0) {
      throw new BerError('malformed', 'a BIT STRING of broken bytes');
    }
    return contents.subarray(1);
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

  /** Dotted OBJECT IDENTIFIER. Arcs of any size (node-forge stops at 53 bits, UUID arcs have 128). */
  oid(): string {
    const contents = this.primitive(Tag.oid);
    if (contents.length === 0 || (contents.at(-1) ?? 0) >= 0x80) {
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
    const text = this.contents().toString('latin1');
    const date =
      this.tag === Tag.utcTime
        ? asn1.utcTimeToDate(text)
        : this.tag === Tag.generalizedTime
          ? asn1.generalizedTimeToDate(text)
          : new Date(NaN);
    if (Number.isNaN(date.getTime())) {
      throw new BerError('malformed', 'no time');
    }
    return date;
  }

  /** The text of a character string, or undefined where the element is none. */
  text(): string | undefined {
    const { value, constructed } = this.#node;
    if (constructed || typeof value !== 'string') {
      return undefined;
    }
    switch (this.tag) {
      case Tag.utf8String:
        return Buffer.from(value, 'latin1').toString('utf8');
      case 0x12: // NumericString
      case 0x13: // PrintableString
      case 0x14: // TeletexString: in practice Latin-1
      case 0x16: // IA5String
      case 0x1a: // VisibleString
      case 0x1e: // BMPString: node-forge has decoded it
        return value;
      default:
        return undefined;
    }
  }

  /** The element encoded anew, in DER but for the order of SETs. */
  der(): Buffer {
    return Buffer.from(asn1.toDer(this.#node).getBytes(), 'latin1');
  }

  private primitive(tag: number): Buffer {
    if (this.tag !== tag) {
      throw new BerError('malformed', `no element of tag ${tag}`);
    }
    return this.contents();
  }

  private contents(): Buffer {
    const { value, constructed } = this.#node;
    if (constructed || typeof value !== 'string') {
      throw new BerError('malformed', 'a constructed element where a plain one belongs');
    }
    return Buffer.from(value, 'latin1');
  }
}
