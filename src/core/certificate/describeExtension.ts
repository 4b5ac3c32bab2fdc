import { Ber, Tag } from './ber.ts';
import type { ExtensionDetails } from './certificateDetails.ts';
import { escapeInvisible } from './formatDistinguishedName.ts';
import { formatGeneralName } from './generalName.ts';
import { readExtendedKeyUsage, readKeyUsage } from './keyUsage.ts';
import { objectName } from './objectNames.ts';
import type { Extension } from './readCertificate.ts';

/** Most bytes of an unknown extension that are shown. */
const SHOWN_BYTES = 1024;

/** How the extensions that are understood are read; members go by their names in the standards. */
const READERS: Readonly<Record<string, (value: Ber) => string[]>> = {
  '2.5.29.14': value => [formatHex(value.octets())],
  '2.5.29.15': readKeyUsage,
  '2.5.29.17': readGeneralNames,
  '2.5.29.18': readGeneralNames,
  '2.5.29.19': readBasicConstraints,
  '2.5.29.30': readNameConstraints,
  '2.5.29.31': readDistributionPoints,
  '2.5.29.32': readPolicies,
  '2.5.29.35': readAuthorityKeyId,
  '2.5.29.36': readPolicyConstraints,
  '2.5.29.37': readExtendedKeyUsage,
  '2.5.29.46': readDistributionPoints,
  '2.5.29.54': value => [`skipCerts: ${value.count()}`],
  '1.3.6.1.5.5.7.1.1': readAccess,
  '1.3.6.1.5.5.7.1.3': readStatements,
  '1.3.6.1.5.5.7.1.11': readAccess,
};

/**
 * Tells what an extension says. One that is unknown or broken is shown as text where it is a string, else in hexadecimal.
 *
 * @see RFC 5280 section 4.2
 */
export function describeExtension({ oid, critical, value }: Extension): ExtensionDetails {
  return { oid, name: objectName(oid), critical, lines: readLines(oid, value) };
}

function readLines(oid: string, bytes: Buffer): string[] {
  try {
    const value = Ber.read(bytes);
    const text = value.text();
    return READERS[oid]?.(value) ?? [text === undefined ? formatHex(bytes) : escapeInvisible(text)];
  } catch {
    return [formatHex(bytes)];
  }
}

function formatHex(bytes: Buffer): string {
  const shown = bytes.subarray(0, SHOWN_BYTES).toString('hex').toUpperCase();
  const pairs = shown.match(/../g)?.join(':') ?? '';
  return bytes.length > SHOWN_BYTES ? `${pairs}:…` : pairs;
}

function readGeneralNames(value: Ber): string[] {
  return value.children().map(formatGeneralName);
}

function readBasicConstraints(value: Ber): string[] {
  const members = value.children();
  const isAuthority = members.find(({ tag }) => tag === Tag.boolean)?.boolean() ?? false;
  const length = members.find(({ tag }) => tag === Tag.integer)?.count();
  return [`cA: ${isAuthority}`, ...(length === undefined ? [] : [`pathLenConstraint: ${length}`])];
}

function readNameConstraints(value: Ber): string[] {
  return value.children().flatMap(subtrees => {
    const kind = subtrees.tag === Tag.context(0) ? 'permittedSubtrees' : 'excludedSubtrees';
    return subtrees
      .children(subtrees.tag)
      .flatMap(subtree => subtree.children().slice(0, 1))
      .map(base => `${kind}: ${formatGeneralName(base)}`);
  });
}

/** The addresses of revocation lists; reasons and issuers are left out. */
function readDistributionPoints(value: Ber): string[] {
  return value
    .children()
    .flatMap(point => point.children().filter(({ tag }) => tag === Tag.context(0)))
    .flatMap(name => name.explicit(0).children(Tag.context(0)))
    .map(formatGeneralName);
}

function readPolicies(value: Ber): string[] {
  return value.children().flatMap(information => {
    const [policy, qualifiers] = information.children();
    return [
      objectName(policy?.oid() ?? ''),
      ...(qualifiers?.children() ?? []).map(qualifier => {
        const [type, content] = qualifier.children();
        return `${objectName(type?.oid() ?? '')}: ${textsOf(content).join(' ')}`;
      }),
    ];
  });
}

/** The strings in an element, however deep. */
function textsOf(element: Ber | undefined): string[] {
  const text = element?.text();
  if (text !== undefined) {
    return [escapeInvisible(text)];
  }
  return element?.constructed ? element.children(element.tag).flatMap(textsOf) : [];
}

function readAuthorityKeyId(value: Ber): string[] {
  return value.children().flatMap(member => {
    switch (member.tag) {
      case Tag.context(0):
        return [`keyIdentifier: ${formatHex(member.octets(member.tag))}`];
      case Tag.context(1):
        return member
          .children(member.tag)
          .map(name => `authorityCertIssuer: ${formatGeneralName(name)}`);
      case Tag.context(2):
        return [`authorityCertSerialNumber: ${formatHex(member.octets(member.tag))}`];
      default:
        return [];
    }
  });
}

function readPolicyConstraints(value: Ber): string[] {
  return value.children().map(member => {
    const name = member.tag === Tag.context(0) ? 'requireExplicitPolicy' : 'inhibitPolicyMapping';
    return `${name}: ${member.octets(member.tag).readUInt8()}`;
  });
}

function readAccess(value: Ber): string[] {
  return value.children().map(description => {
    const [method, location] = description.children();
    return `${objectName(method?.oid() ?? '')}: ${location ? formatGeneralName(location) : ''}`;
  });
}

/** ETSI EN 319 412-5: the statements of qualified certificates, with what is easily read of them. */
function readStatements(value: Ber): string[] {
  return value.children().map(statement => {
    const [id, information] = statement.children();
    const facts = [...oidsOf(information).map(objectName), ...textsOf(information)];
    return [objectName(id?.oid() ?? ''), ...(facts.length === 0 ? [] : [facts.join(' ')])].join(
      ': ',
    );
  });
}

function oidsOf(element: Ber | undefined): string[] {
  if (element?.tag === Tag.oid) {
    return [element.oid()];
  }
  return element?.constructed ? element.children(element.tag).flatMap(oidsOf) : [];
}
