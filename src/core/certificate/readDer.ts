import { Ber, Tag } from './ber.ts';
import type { OpenContext } from './openContext.ts';
import { type Bag, NO_ATTRIBUTES, readKeyBag, readShroudedKeyBag } from './readBags.ts';
import { readPkcs7 } from './readPkcs7.ts';
import { type TraditionalKey, wrapPrivateKey } from './wrapPrivateKey.ts';

/** What one DER element of a file can be, told by the shape of its outermost members. */
export type DerKind = 'certificate' | 'encryptedKey' | 'key' | 'PKCS#7' | TraditionalKey;

const PKCS7 = '1.2.840.113549.1.7.';

/** Members of a TBSCertificate without its optional ones. A request has three, a revocation list begins differently. */
const CERTIFICATE_MEMBERS = 6;

/**
 * Tells what an element is; undefined where it is neither key nor certificate.
 *
 * @throws BerError
 */
export function recogniseDer(element: Ber): DerKind | undefined {
  if (element.tag !== Tag.sequence || !element.constructed) {
    return undefined;
  }
  const members = element.children();
  const [first, second, third] = members;
  const shape = members.map(({ tag }) => tag);
  if (first?.tag === Tag.oid) {
    return first.oid().startsWith(PKCS7) && second?.tag === Tag.context(0) ? 'PKCS#7' : undefined;
  }
  if (first?.tag === Tag.sequence) {
    if (second?.tag === Tag.octetString && shape.length === 2) {
      return 'encryptedKey';
    }
    return second?.tag === Tag.sequence && third?.tag === Tag.bitString && isTbsCertificate(first)
      ? 'certificate'
      : undefined;
  }
  if (first?.tag !== Tag.integer) {
    return undefined;
  }
  if (second?.tag === Tag.sequence && third?.tag === Tag.octetString) {
    return 'key';
  }
  if (second?.tag === Tag.octetString) {
    return 'EC';
  }
  if (shape.length >= 9 && shape.slice(0, 9).every(tag => tag === Tag.integer)) {
    return 'RSA';
  }
  return shape.length === 6 && shape.every(tag => tag === Tag.integer) ? 'DSA' : undefined;
}

function isTbsCertificate(signed: Ber): boolean {
  const members = signed.children();
  const [first, second] = members;
  return (
    members.length >= CERTIFICATE_MEMBERS &&
    (first?.tag === Tag.integer || (first?.tag === Tag.context(0) && second?.tag === Tag.integer))
  );
}

/**
 * Reads keys and certificates.
 *
 * @param element of that kind
 * @param parameters the curve, for a traditional EC key that does not name its own
 * @throws AppError `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws BerError
 */
export function readDer(
  kind: DerKind,
  element: Ber,
  context: OpenContext,
  parameters?: Ber,
): Bag[] {
  switch (kind) {
    case 'certificate':
      return [{ kind, der: element.raw, attributes: NO_ATTRIBUTES }];
    case 'PKCS#7':
      return readPkcs7(element, context);
    case 'key':
      return [readKeyBag(element, NO_ATTRIBUTES)];
    case 'encryptedKey':
      return [readShroudedKeyBag(element, NO_ATTRIBUTES, context)];
    default:
      return [readKeyBag(Ber.read(wrapPrivateKey(kind, element, parameters)), NO_ATTRIBUTES)];
  }
}
