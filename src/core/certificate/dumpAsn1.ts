import { Ber, BerError, NESTING_LIMIT, Tag } from './ber.ts';
import { escapeInvisible } from './formatDistinguishedName.ts';
import { objectName } from './objectNames.ts';

/** Most lines of a dump, and most bytes or characters of one value. */
const LINE_LIMIT = 5_000;
const VALUE_LIMIT = 48;

/** Universal types by their tags. */
const TYPES: Readonly<Record<number, string>> = {
  [Tag.boolean]: 'BOOLEAN',
  [Tag.integer]: 'INTEGER',
  [Tag.bitString]: 'BIT STRING',
  [Tag.octetString]: 'OCTET STRING',
  [Tag.null]: 'NULL',
  [Tag.oid]: 'OBJECT IDENTIFIER',
  0x0a: 'ENUMERATED',
  [Tag.utf8String]: 'UTF8String',
  [Tag.sequence]: 'SEQUENCE',
  [Tag.set]: 'SET',
  0x12: 'NumericString',
  0x13: 'PrintableString',
  0x14: 'TeletexString',
  0x16: 'IA5String',
  [Tag.utcTime]: 'UTCTime',
  [Tag.generalizedTime]: 'GeneralizedTime',
  0x1a: 'VisibleString',
  0x1e: 'BMPString',
};

const CLASSES = ['UNIVERSAL ', 'APPLICATION ', '', 'PRIVATE '];

/**
 * Writes the tree of an encoding as text: offset, indentation, type, value. What is encoded inside strings is shown below them. Long values
 * and long dumps end with an ellipsis.
 *
 * @throws BerError where there is no element at all
 */
export function dumpAsn1(bytes: Uint8Array): string[] {
  const root = Ber.read(bytes, true);
  const lines: string[] = [];
  // A stack of its own, so that a dump that is cut short has not been computed to its end.
  const waiting: [element: Ber, depth: number][] = [[root, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (lines.length === LINE_LIMIT) {
      lines.push('…');
      break;
    }
    const [element, depth] = next;
    const offset = element.raw.byteOffset - root.raw.byteOffset;
    lines.push(`${String(offset).padStart(5)}  ${'  '.repeat(depth)}${formatElement(element)}`);
    if (depth < NESTING_LIMIT) {
      waiting.push(
        ...inside(element)
          .map((inner): [Ber, number] => [inner, depth + 1])
          .reverse(),
      );
    }
  }
  return lines;
}

/** The elements below one: its own, or the one that its contents encode. */
function inside(element: Ber): Ber[] {
  try {
    if (element.constructed) {
      return element.children(element.tag);
    }
    if (element.tag !== Tag.octetString && element.tag !== Tag.bitString) {
      return [];
    }
    const contents = element.tag === Tag.bitString ? element.bits() : element.contents;
    const inner = Ber.read(contents);
    if (inner.constructed) {
      inner.children(inner.tag); // throws where the bytes only happen to begin like an element
    }
    return inner.tag in TYPES ? [inner] : [];
  } catch (error) {
    if (error instanceof BerError) {
      return [];
    }
    throw error;
  }
}

function formatElement(element: Ber): string {
  const { tag, contents } = element;
  const type = TYPES[tag] ?? `[${CLASSES[tag >> 6] ?? ''}${tag & 0x1f}]`;
  const value = element.constructed ? undefined : formatValue(element);
  return [type, `(${contents.length})`, ...(value === undefined ? [] : [value])].join(' ');
}

function formatValue(element: Ber): string | undefined {
  const text = element.text() ?? implicitText(element);
  if (text !== undefined) {
    return `"${escapeInvisible(text.slice(0, VALUE_LIMIT))}"${text.length > VALUE_LIMIT ? '…' : ''}`;
  }
  try {
    switch (element.tag) {
      case Tag.null:
        return undefined;
      case Tag.boolean:
        return String(element.boolean());
      case Tag.oid: {
        const oid = element.oid();
        const name = objectName(oid);
        return name === oid ? oid : `${oid} ${name}`;
      }
      case Tag.utcTime:
      case Tag.generalizedTime:
        return element.date().toISOString();
      case Tag.integer:
        return element.contents.length <= 6
          ? String(element.integer().readIntBE(0, element.contents.length))
          : formatHex(element.contents);
      default:
        return formatHex(element.contents);
    }
  } catch {
    return formatHex(element.contents);
  }
}

/** Names in extensions have tags of their own: what is printable ASCII throughout is shown as such. */
function implicitText({ tag, contents }: Ber): string | undefined {
  const text = contents.toString('latin1');
  return tag in TYPES || !/^[ -~]+$/.test(text) ? undefined : text;
}

function formatHex(bytes: Buffer): string {
  const shown = bytes.subarray(0, VALUE_LIMIT).toString('hex').toUpperCase();
  return bytes.length > VALUE_LIMIT ? `${shown}…` : shown;
}
