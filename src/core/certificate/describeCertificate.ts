import { Ber, BerError, Tag } from './ber.ts';
import type { CertificateDetails, NamePart, PublicKeyDetails } from './certificateDetails.ts';
import { describeExtension } from './describeExtension.ts';
import { attributeName, escapeInvisible } from './formatDistinguishedName.ts';
import { objectName } from './objectNames.ts';
import { publicKeyBits } from './publicKeyBits.ts';
import { formatSerialNumber, readCertificateFields } from './readCertificate.ts';
import { readPublicKeyFacts } from './readKeyFacts.ts';
import { readSignatureAlgorithm } from './signatureAlgorithm.ts';

/**
 * Tells everything that stands in a certificate, for reading.
 *
 * @param der one DER certificate
 * @throws BerError where it is none
 * @see RFC 5280 section 4.1
 */
export function describeCertificate(der: Uint8Array): CertificateDetails {
  const fields = readCertificateFields(der);
  return {
    version: fields.version,
    serialNumber: formatSerialNumber(fields.serialNumber),
    subject: describeName(fields.subject),
    issuer: describeName(fields.issuer),
    notBefore: fields.notBefore.date(),
    notAfter: fields.notAfter.date(),
    publicKey: describePublicKey(fields.publicKeyInfo),
    extensions: fields.extensions.map(describeExtension),
    signatureAlgorithm: readSignatureAlgorithm(fields.signatureAlgorithm).name,
    // Without the byte that tells how many bits are left over: none.
    signature: fields.signature.contents.subarray(1).toString('hex'),
  };
}

function describeName(name: Ber): NamePart[] {
  return name
    .children()
    .flatMap(part => part.children(Tag.set))
    .map(attribute => {
      const [type, value] = attribute.children();
      if (type === undefined || value === undefined) {
        throw new BerError('malformed', 'no AttributeTypeAndValue');
      }
      const oid = type.oid();
      const text = value.text();
      return {
        type: attributeName(oid) ?? oid,
        value: text === undefined ? `#${value.der().toString('hex')}` : escapeInvisible(text),
      };
    });
}

function describePublicKey(info: Ber): PublicKeyDetails {
  const facts = readPublicKeyFacts(info);
  const bits = publicKeyBits(info);
  const details = {
    ...facts,
    algorithm: objectName(info.children()[0]?.children()[0]?.oid() ?? ''),
    hex: bits.toString('hex'),
  };
  if (facts.type !== 'RSA' && facts.type !== 'RSA-PSS') {
    return details;
  }
  const [modulus, exponent] = Ber.read(bits)
    .children()
    .map(number => number.contents.toString('hex').replace(/^00/, ''));
  return {
    ...details,
    modulus: modulus ?? '',
    exponent: exponent ? String(BigInt(`0x${exponent}`)) : '',
  };
}
