import { type Ber, Tag } from './ber.ts';
import { escapeInvisible, formatDistinguishedName } from './formatDistinguishedName.ts';

/**
 * Writes a GeneralName as OpenSSL does: `DNS:…`, `email:…`, `URI:…`, `IP:…`, `DirName:…`, `RID:…`, `otherName:<oid>:…`.
 *
 * @throws BerError
 * @see RFC 5280 section 4.2.1.6
 */
export function formatGeneralName(name: Ber): string {
  switch (name.tag) {
    case Tag.context(0): {
      const [type, value] = name.children(name.tag);
      const inner = value?.explicit(0);
      const text = inner?.text();
      return `otherName:${type?.oid() ?? ''}:${text === undefined ? `#${inner?.der().toString('hex') ?? ''}` : escapeInvisible(text)}`;
    }
    case Tag.context(1):
      return `email:${ia5(name)}`;
    case Tag.context(2):
      return `DNS:${ia5(name)}`;
    case Tag.context(4):
      return `DirName:${formatDistinguishedName(name.explicit(4))}`;
    case Tag.context(6):
      return `URI:${ia5(name)}`;
    case Tag.context(7):
      return `IP:${formatAddress(name.octets(name.tag))}`;
    case Tag.context(8):
      return `RID:${name.oid(name.tag)}`;
    default:
      return `#${name.der().toString('hex')}`;
  }
}

/** Latin-1 where it should be ASCII, so that no byte is lost. */
function ia5(name: Ber): string {
  return escapeInvisible(name.octets(name.tag).toString('latin1'));
}

/** An address, or a network with its mask (RFC 5280 section 4.2.1.10). */
function formatAddress(bytes: Buffer): string {
  switch (bytes.length) {
    case 4:
      return bytes.join('.');
    case 16:
      return (bytes.toString('hex').match(/.{4}/g) ?? [])
        .map(group => group.replace(/^0+(?=.)/, ''))
        .join(':');
    case 8:
    case 32: {
      const half = bytes.length / 2;
      return [bytes.subarray(0, half), bytes.subarray(half)].map(formatAddress).join('/');
    }
    default:
      return `#${bytes.toString('hex')}`;
  }
}
