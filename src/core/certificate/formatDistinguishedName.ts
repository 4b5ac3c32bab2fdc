import { type Ber, BerError, Tag } from './ber.ts';

/** Attribute types with a registered short name (RFC 4514 section 3, IANA LDAP descriptors), and the two that certificates add. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.42': 'givenName',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** The short name of an attribute type, where it has one. */
export function attributeName(oid: string): string | undefined {
  return SHORT_NAMES[oid];
}

/**
 * Writes a distinguished name as text, most specific part first.
 *
 * @throws BerError where `name` is no Name
 * @see RFC 4514 section 2
 */
export function formatDistinguishedName(name: Ber): string {
  return name
    .children()
    .map(part => part.children(Tag.set).map(formatAttribute).join('+'))
    .reverse()
    .join(',');
}

function formatAttribute(attribute: Ber): string {
  const [type, value] = attribute.children();
  if (type === undefined || value === undefined) {
    throw new BerError('malformed', 'no AttributeTypeAndValue');
  }
  const oid = type.oid();
  const name = SHORT_NAMES[oid];
  const text = value.text();
  // What has no short name, or no characters, is written as its encoding.
  return name === undefined || text === undefined
    ? `${name ?? oid}=#${value.der().toString('hex')}`
    : `${name}=${escapeValue(text)}`;
}

/** RFC 4514 section 2.4. What cannot be seen is escaped too: names end up in lists and logs. */
function escapeValue(text: string): string {
  const escaped = text
    .replace(/["+,;<>\\]/g, '\\$&')
    .replace(/ $/, '\\ ')
    .replace(/^[ #]/, '\\$&');
  return escapeInvisible(escaped);
}

/** Writes characters that cannot be seen, or turn the writing round, as their UTF-8 bytes: `\0a`. */
export function escapeInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, character =>
    Buffer.from(character).toString('hex').replace(/../g, '\\$&'),
  );
}
