/**
 * What `activate()` returns to other extensions:
 * `await vscode.extensions.getExtension('fla-tools.federal-learning-account').activate()`.
 *
 * It hands out no token and no key: tokens leave through the authentication provider `fla` alone, with the user's consent.
 */
import type * as vscode from 'vscode';
import type { SendOptions } from './contributions.ts';
import type { KeyFacts, KeyStoreFormat } from './core/certificate/keyStore.ts';
import type { PortalCode } from './core/certificate/portalCheck.ts';
import type { FindingCode } from './core/declaration/finding.ts';
import type { Severity } from './core/declaration/severity.ts';
import type { Exchange } from './core/exchange/exchange.ts';

/** Members are added, never changed or removed, as long as `version` is 1. */
export interface ExportedApi {
  version: 1;
  /**
   * Sends a declaration as the command `fla.send` does, with all its questions, and shows the answer.
   *
   * @returns the exchange; undefined when the user gave up, or after a failure that the user was shown
   */
  send(uri: vscode.Uri, options?: SendOptions): Promise<Exchange | undefined>;
  /**
   * Checks a declaration, as it stands in its editor or else in its file, by the active API description and by meaning: check digits,
   * dates, and whether the sender may declare it. The operation is the one that a send would take, and the user is asked for it where a
   * send would ask. Nothing is sent or shown.
   *
   * @throws Error whose `code` is `declaration/not-found`, `declaration/check-failed` or `api/unreadable`; a `CancellationError` when the
   *   user gave up
   */
  validate(uri: vscode.Uri): Promise<Validation>;
  /**
   * Tells what a file with keys or certificates holds, whatever its format, and compares it with the portal's criteria. Never asks for a
   * passphrase, uses none that is stored, and stores none.
   *
   * @param passphrase undefined where none is known; `''` is a passphrase
   * @throws Error whose `code` is a {@link KeyStoreErrorCode}
   */
  inspectKeyStore(uri: vscode.Uri, passphrase?: string): Promise<InspectedKeyStore>;
}

export interface Validation {
  /** Whether a send would let it pass: no issue is an error. */
  valid: boolean;
  /** In the order of the text. */
  issues: ValidationIssue[];
}

/** Something that is wrong with a declaration, or may be. */
export interface ValidationIssue {
  /** Stable: `schema/missing-member`, `ssin/check-digits` … */
  code: FindingCode;
  severity: Severity;
  /** Where: member names and array indexes. Of a missing member its own place, though nothing stands there. */
  path: (string | number)[];
  /** `notJson`: no JSON text; `notAnObject`: JSON, but no object; all others are about the member at `path`. */
  kind: 'notJson' | 'notAnObject' | 'unknownMember' | 'missingMember' | 'invalidValue';
  /** The JSON Schema keyword that refused; `''` where it is no matter of the schema. */
  keyword: string;
  /** In the user's language. */
  message: string;
  /** Where in the text: the member's name if it is unknown, what lacks it if it is missing, else its value. */
  range?: vscode.Range;
}

export type KeyStoreErrorCode =
  | 'keystore/wrong-passphrase'
  | 'keystore/passphrase-required'
  | 'keystore/damaged'
  | 'keystore/not-a-keystore'
  | 'keystore/unsupported-algorithm'
  | 'keystore/too-large'
  | 'keystore/not-found';

export interface InspectedKeyStore {
  format: KeyStoreFormat;
  entries: InspectedEntry[];
  /** Of the entries with a key; in a file without any, of its first certificate. Criteria that are met have no finding. */
  findings: InspectionFinding[];
}

/** A key with the certificates that belong to it, leaf first; or certificates alone. */
export interface InspectedEntry {
  /** `''` where the file gives none. */
  alias: string;
  key?: KeyFacts;
  certificates: InspectedCertificate[];
}

/** Distinguished names are RFC 4514 strings. */
export interface InspectedCertificate {
  subject: string;
  issuer: string;
  /** Upper-case hexadecimal. */
  serialNumber: string;
  notBefore: Date;
  notAfter: Date;
  signatureAlgorithm: string;
  /** Names of RFC 5280; empty where the certificate states none. */
  keyUsage: string[];
  extendedKeyUsage: string[];
  subjectAltNames: string[];
  /** Lower-case hexadecimal. */
  thumbprints: { sha1: string; sha256: string };
}

/** A criterion of the portal that is missed, or cannot be judged. */
export interface InspectionFinding {
  code: Exclude<PortalCode, 'portal/shared-between-environments'>;
  /**
   * `error`: missed. `warning`: missed, but the criteria are documented for self-signed certificates alone, and this one is not; or there is
   * no certificate. `information`: the documents say nothing about it, or the file is of a kind that holds no key.
   */
  severity: 'error' | 'warning' | 'information';
  /** In the user's language. */
  message: string;
}
