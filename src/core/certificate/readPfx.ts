import { Ber, BerError, Tag } from './ber.ts';
import { type OpenContext, unsupported } from './openContext.ts';
import { type Bag, readBags } from './readBags.ts';
import { type Encryption, readEncryption } from './readEncryption.ts';
import { type Mac, readMac } from './readMac.ts';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

/** Bags that are encrypted together. */
export interface EncryptedBags {
  kind: 'encryptedBags';
  encryption: Encryption;
  ciphertext: Buffer;
}

export type Item = Bag | EncryptedBags;

/** A key store as far as it can be read without a passphrase. */
export interface Pfx {
  items: Item[];
  /** Undefined where the file is not sealed. */
  mac: Mac | undefined;
  /** What the seal is over. */
  contents: Buffer;
}

/**
 * Whether the first bytes are those of a PFX: a SEQUENCE that begins with version 3. No key or certificate format begins so.
 *
 * @see RFC 7292 section 4
 */
export function looksLikePfx(bytes: Uint8Array): boolean {
  const lengthByte = bytes[1] ?? 0;
  const start = 2 + (lengthByte > 0x80 ? lengthByte - 0x80 : 0);
  const version = bytes.subarray(start, start + 3);
  return bytes[0] === 0x30 && Buffer.from(version).equals(Buffer.of(Tag.integer, 1, 3));
}

/**
 * Reads the outer layers of a PFX. Bytes after it are ignored: Windows leaves zeros there.
 *
 * @throws AppError `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws BerError
 * @see RFC 7292 section 4
 */
export function readPfx(bytes: Uint8Array, context: OpenContext): Pfx {
  const [, authSafe, macData] = Ber.read(bytes, true).children();
  const contents = readContent(authSafe, DATA, context).octets();
  return {
    items: Ber.read(contents)
      .children()
      .flatMap(info => readItems(info, context)),
    mac: macData === undefined ? undefined : readMac(macData, context),
    contents,
  };
}

function readItems(info: Ber, context: OpenContext): Item[] {
  if (info.children()[0]?.oid() === DATA) {
    return readBags(readContent(info, DATA, context).octets(), context);
  }
  const [, encrypted] = readContent(info, ENCRYPTED_DATA, context).children();
  const [, algorithm, ciphertext] = encrypted?.children() ?? [];
  if (ciphertext === undefined) {
    throw new BerError('malformed', 'no EncryptedData');
  }
  return [
    {
      kind: 'encryptedBags',
      encryption: readEncryption(algorithm, context),
      ciphertext: ciphertext.octets(Tag.context(0)),
    },
  ];
}

/** The content of a ContentInfo of one type; the others (signed, or encrypted for a recipient's key) nobody writes. */
function readContent(info: Ber | undefined, type: string, context: OpenContext): Ber {
  const [identifier, content] = info?.children() ?? [];
  if (identifier === undefined || content === undefined) {
    throw new BerError('malformed', 'no ContentInfo');
  }
  const oid = identifier.oid();
  if (oid !== type) {
    throw unsupported(oid, context);
  }
  return content.explicit(0);
}
