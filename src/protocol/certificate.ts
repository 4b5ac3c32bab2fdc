import type { NoMessages } from './rpc.ts';
import type { Tone } from './tone.ts';

/**
 * What the host answers to the certificate inspector. Every text in here is already in the user's language. Certificates go by the
 * SHA-256 of their DER, in lower-case hexadecimal. No key and no passphrase ever crosses.
 */
export type CertificateHostProtocol = {
  requests: {
    /** The first message of the view, also after VS Code has rebuilt it. */
    ready: { params: undefined; result: CertificateViewOpening };
    /** Asks the user for the passphrase, in VS Code's own input box. Settles when that is over; what came of it is told by `show`. */
    unlock: { params: undefined; result: undefined };
    details: { params: { certificate: string }; result: ShownDetails };
    /** The raw ASN.1 of a certificate as text. */
    asn1: { params: { certificate: string }; result: string };
    /** Puts something on the clipboard. */
    copy: { params: { certificate: string; what: CopyableOfCertificate }; result: undefined };
  };
  events: NoMessages;
};

/** What the certificate inspector listens to. */
export type CertificateWebviewProtocol = {
  requests: NoMessages;
  events: {
    /** The file was opened, or has changed. */
    show: CertificateViewModel;
  };
};

export interface CertificateViewOpening {
  strings: CertificateViewStrings;
  model: CertificateViewModel;
}

export type CopyableOfCertificate =
  'subject' | 'issuer' | 'serialNumber' | 'sha1' | 'sha256' | 'publicKey' | 'pem' | 'asn1';

/** A file with keys or certificates. */
export interface CertificateViewModel {
  file: {
    name: string;
    /** Its format and size and what it holds, each a few words. */
    facts: readonly string[];
  };
  state: OpeningFile | LockedFile | FailedFile | OpenFile;
}

export interface OpeningFile {
  kind: 'opening';
  explanation: string;
}

/** The file opens with a passphrase that is not known. */
export interface LockedFile {
  kind: 'locked';
  heading: string;
  explanation: string;
}

/** Why the file cannot be shown, and what to do. */
export interface FailedFile {
  kind: 'failed';
  heading: string;
  explanation: string;
}

export interface OpenFile {
  kind: 'open';
  entries: readonly ShownEntry[];
}

/** A private key with its certificates, or a certificate alone. */
export interface ShownEntry {
  /** Stays the same as long as the entry does, also when the file changes. */
  id: string;
  /** The alias, or what names the entry where it has none. */
  name: string;
  /** Absent for certificates alone. */
  key?: ShownKey;
  /** The leaf, its issuer, and so on. Empty for a key without certificate. */
  chain: readonly ChainLink[];
  portalCheck: ShownPortalCheck;
}

export interface ShownKey {
  /** Type, size or curve. */
  text: string;
  /** Whether it can sign here, in a sentence. */
  usability: { tone: Tone; text: string };
}

export type ChainLink = ShownCertificate | MissingCertificate;

/** An issuer that the file does not hold. */
export interface MissingCertificate {
  kind: 'missing';
  name: string;
  role: string;
  explanation: string;
}

export interface ShownCertificate {
  kind: 'certificate';
  certificate: string;
  /** Common name, or the next best part of the subject. */
  name: string;
  /** What it is in its chain: root, issuer … */
  role: string;
  /** Where it comes from: self-signed, or by whom it was issued. */
  origin: string;
  validity: ShownValidity;
  fields: readonly ShownField[];
}

export interface ShownValidity {
  from: Moment;
  to: Moment;
  /** Which part of it has passed, from 0 to 1. */
  elapsed: number;
  /** When it ends, ended or begins: "Ends in 212 days". */
  text: string;
  tone: Tone;
}

/** `iso` is RFC 3339, `text` the same moment as people write it. */
export interface Moment {
  iso: string;
  text: string;
}

/** A labelled value of one or more lines. */
export interface ShownField {
  label: string;
  lines: readonly string[];
  /** Hexadecimal and names of standards, as against prose. */
  isCode?: boolean;
  copy?: CopyableOfCertificate;
}

/** How a key and its certificate compare with what the portal documents. */
export interface ShownPortalCheck {
  tone: Tone;
  /** "Meets the documented criteria", or not, or what is unknown. */
  summary: string;
  findings: readonly ShownFinding[];
}

export interface ShownFinding {
  verdict: 'pass' | 'fail' | 'unknown';
  /** The verdict in a word. */
  verdictText: string;
  criterion: string;
  why: string;
  fix?: string;
}

/** What is asked for when the user wants to know more of one certificate. */
export interface ShownDetails {
  fields: readonly ShownField[];
  extensions: readonly ShownExtension[];
  pem: string;
}

export interface ShownExtension {
  name: string;
  oid: string;
  critical: boolean;
  lines: readonly string[];
}

/** The fixed words of the view. `{0}` is filled in by the view. */
export interface CertificateViewStrings {
  unlock: string;
  entries: string;
  privateKey: string;
  portalCheck: string;
  portalSource: string;
  criterion: string;
  verdict: string;
  explanation: string;
  fix: string;
  validity: string;
  validFrom: string;
  validUntil: string;

  tabs: string;
  overview: string;
  details: string;
  pem: string;
  asn1: string;
  extensions: string;
  noExtensions: string;
  critical: string;

  /** "Copy: {0}", with the name of a field. */
  copyValue: string;
  copied: string;
  /** Something asked of the host failed; details stand in the log. */
  failed: string;
  loading: string;
}
