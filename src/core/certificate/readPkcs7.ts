import { type Ber, BerError, Tag } from './ber.ts';
import { type OpenContext, unsupported } from './openContext.ts';
import { type CertificateBag, NO_ATTRIBUTES } from './readBags.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/**
 * Reads the certificates of a PKCS#7 file, `.p7b`: a SignedData that need not sign anything. Revocation lists and signatures are left out.
 *
 * @param info ContentInfo
 * @throws AppError `keystore/unsupported-algorithm`
 * @throws BerError
 * @see RFC 5652 section 5.1
 */
export function readPkcs7(info: Ber, context: OpenContext): CertificateBag[] {
  const [type, content] = info.children();
  const oid = type?.oid() ?? '';
  if (oid !== SIGNED_DATA) {
    throw unsupported(oid, context);
  }
  const certificates = content
    ?.explicit(0)
    .children()
    .find(({ tag }) => tag === Tag.context(0));
  if (certificates === undefined) {
    throw new BerError('malformed', 'no certificates');
  }
  return (
    certificates
      .children(Tag.context(0))
      // The rest are attribute certificates and forms that nobody uses any more.
      .filter(({ tag }) => tag === Tag.sequence)
      .map(({ raw }) => ({ kind: 'certificate', der: raw, attributes: NO_ATTRIBUTES }))
  );
}
