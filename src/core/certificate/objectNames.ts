import { attributeName } from './formatDistinguishedName.ts';
import { purposeName } from './keyUsage.ts';
import { curveName } from './readKeyFacts.ts';
import { signatureName } from './signatureAlgorithm.ts';

const EXTENSION = '2.5.29';
const PKIX = '1.3.6.1.5.5.7';

/** What stands in certificates beside attributes, curves, purposes and signatures, which have tables of their own. */
const NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'rsaEncryption',
  '1.2.840.113549.1.1.10': 'RSASSA-PSS',
  '1.2.840.113549.1.1.8': 'mgf1',
  '1.2.840.10045.2.1': 'id-ecPublicKey',
  '1.2.840.10045.1.1': 'prime-field',
  '1.2.840.10040.4.1': 'dsaEncryption',
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '1.2.840.113549.1.7.1': 'data',
  '1.2.840.113549.1.7.2': 'signedData',
  [`${EXTENSION}.9`]: 'subjectDirectoryAttributes',
  [`${EXTENSION}.14`]: 'subjectKeyIdentifier',
  [`${EXTENSION}.15`]: 'keyUsage',
  [`${EXTENSION}.16`]: 'privateKeyUsagePeriod',
  [`${EXTENSION}.17`]: 'subjectAltName',
  [`${EXTENSION}.18`]: 'issuerAltName',
  [`${EXTENSION}.19`]: 'basicConstraints',
  [`${EXTENSION}.30`]: 'nameConstraints',
  [`${EXTENSION}.31`]: 'cRLDistributionPoints',
  [`${EXTENSION}.32`]: 'certificatePolicies',
  [`${EXTENSION}.32.0`]: 'anyPolicy',
  [`${EXTENSION}.33`]: 'policyMappings',
  [`${EXTENSION}.35`]: 'authorityKeyIdentifier',
  [`${EXTENSION}.36`]: 'policyConstraints',
  [`${EXTENSION}.37`]: 'extKeyUsage',
  [`${EXTENSION}.46`]: 'freshestCRL',
  [`${EXTENSION}.54`]: 'inhibitAnyPolicy',
  [`${PKIX}.1.1`]: 'authorityInfoAccess',
  [`${PKIX}.1.3`]: 'qcStatements',
  [`${PKIX}.1.11`]: 'subjectInfoAccess',
  [`${PKIX}.1.24`]: 'tlsfeature',
  [`${PKIX}.2.1`]: 'cps',
  [`${PKIX}.2.2`]: 'unotice',
  [`${PKIX}.11.2`]: 'id-qcs-pkixQCSyntax-v2',
  [`${PKIX}.48.1`]: 'ocsp',
  [`${PKIX}.48.2`]: 'caIssuers',
  '0.4.0.1862.1.1': 'qcCompliance',
  '0.4.0.1862.1.2': 'qcLimitValue',
  '0.4.0.1862.1.3': 'qcRetentionPeriod',
  '0.4.0.1862.1.4': 'qcSSCD',
  '0.4.0.1862.1.5': 'qcPDS',
  '0.4.0.1862.1.6': 'qcType',
  '0.4.0.1862.1.6.1': 'qct-esign',
  '0.4.0.1862.1.6.2': 'qct-eseal',
  '0.4.0.1862.1.6.3': 'qct-web',
  '1.3.6.1.4.1.11129.2.4.2': 'signedCertificateTimestamps',
  '1.3.6.1.4.1.311.20.2': 'certificateTemplateName',
  '1.3.6.1.4.1.311.20.2.3': 'userPrincipalName',
  '1.3.6.1.4.1.311.21.7': 'certificateTemplate',
  '2.16.840.1.113730.1.1': 'netscapeCertType',
  '2.16.840.1.113730.1.13': 'netscapeComment',
};

/** The usual name of what an OID stands for, else the OID itself. */
export function objectName(oid: string): string {
  return (
    NAMES[oid] ??
    attributeName(oid) ??
    curveName(oid) ??
    purposeName(oid) ??
    signatureName(oid) ??
    oid
  );
}
