import { Der } from './der.ts';

/** In whose name a certificate is made. */
export interface Subject {
  commonName: string;
  /** The company, as the Crossroads Bank for Enterprises writes it. */
  organization: string;
  /** Ten digits, the first 0 or 1. */
  enterpriseNumber?: string;
  /** ISO 3166-1, two capital letters. */
  country: string;
}

/** Longest common name and organisation, in characters (RFC 5280 appendix A.1). */
export const SUBJECT_TEXT_LIMIT = 64;

/** Whether a text can be a common name or an organisation. */
export function isSubjectText(text: string): boolean {
  return /\S/.test(text) && !/\p{Cc}/u.test(text) && Array.from(text).length <= SUBJECT_TEXT_LIMIT;
}

/** Whether a text has the form of a country code. */
export function isCountryCode(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}

/**
 * Encodes a subject: country, organisation, its number, common name, which is what certificates of legal persons hold (ETSI EN 319 412-3
 * section 4.2.1).
 *
 * The enterprise number stands in `organizationIdentifier` as `NTRBE-0123456749`, the form of ETSI EN 319 412-1 section 5.1.4 for a number
 * from a national register, as the federal authorities' and the Belgian issuers' own certificates have it. Not `VATBE-…`: every enterprise
 * has this number, whether it is liable to VAT or not. Not `serialNumber`: there EN 319 412-2 puts the number of a natural person.
 *
 * @throws RangeError where a member has not the form that {@link isSubjectText}, {@link isCountryCode} or its comment tells: ask first
 */
export function encodeSubject(subject: Subject): Buffer {
  const { commonName, organization, enterpriseNumber, country } = subject;
  if (
    !isSubjectText(commonName) ||
    !isSubjectText(organization) ||
    !isCountryCode(country) ||
    (enterpriseNumber !== undefined && !/^[01]\d{9}$/.test(enterpriseNumber))
  ) {
    throw new RangeError('not the subject of a certificate');
  }
  return Der.sequence(
    // The one attribute that X.520 wants as PrintableString.
    attribute('2.5.4.6', Der.printableString(country)),
    attribute('2.5.4.10', Der.utf8String(organization)),
    ...(enterpriseNumber === undefined
      ? []
      : [attribute('2.5.4.97', Der.utf8String(`NTRBE-${enterpriseNumber}`))]),
    attribute('2.5.4.3', Der.utf8String(commonName)),
  );
}

function attribute(type: string, value: Buffer): Buffer {
  return Der.set(Der.sequence(Der.oid(type), value));
}
