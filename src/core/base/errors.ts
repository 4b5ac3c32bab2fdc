import type { FindingCode, FindingDetails } from '../declaration/finding.ts';
import type { RequestMistake } from '../exchange/requestMistake.ts';

/**
 * Every failure that can reach the user, with the facts its sentence needs. The codes are stable: they stand in logs, in the
 * documentation and in tests. Sentences are made in `ui/messages.ts`, so that a missing one is a compile error.
 *
 * No detail ever holds a passphrase, a token, an assertion, a private key or a national number.
 */
export interface ErrorDetails {
  'account/none': Record<string, never>;
  'account/unknown': { account: string };
  /** The settings of an account cannot be used; `member` is the offending one. */
  'account/invalid': { account: string; member: string };
  'account/no-base-url': { account: string; api: string };
  'environment/unknown': { account: string; environment: string };
  'environment/invalid': { environment: string; member: string };
  /** An environment outside user settings whose audience has another origin than its token endpoint. */
  'environment/audience-origin': { environment: string };

  'keystore/not-found': { file: string };
  'keystore/unreadable': { file: string };
  'keystore/too-large': {
    file: string;
    /** `elements`: parts of one list; `iterations`: key derivation rounds, of one key or of all together. */
    what: 'bytes' | 'elements' | 'iterations' | 'nesting';
    value: number;
    limit: number;
  };
  'keystore/not-a-keystore': { file: string };
  'keystore/damaged': { file: string };
  'keystore/passphrase-required': { file: string };
  'keystore/wrong-passphrase': { file: string };
  /** A key of it cannot be handled by this runtime, so that rewriting the file would lose it. */
  'keystore/not-rewritable': { file: string; key: string };
  /** What was written does not read back; the old file stands again. */
  'keystore/not-written': { file: string };
  'keystore/unsupported-algorithm': { file: string; name: string; oid: string };

  'certificate/no-private-key': { file: string };
  'certificate/no-certificate': { file: string };
  'certificate/alias-required': { file: string; aliases: string[] };
  'certificate/alias-unknown': { file: string; alias: string; aliases: string[] };
  /** The key cannot sign a client assertion; `key` reads like `RSA-1024` or `Ed25519`. */
  'certificate/key-not-accepted': { file: string; key: string };
  /** The account asks for an algorithm that does not fit its key. */
  'certificate/algorithm-mismatch': { file: string; key: string; algorithm: string };

  'token/unreachable': { host: string; cause: string };
  'token/timeout': { host: string; seconds: number };
  'token/untrusted-certificate': { host: string; cause: string };
  /** Not a token answer at all: a proxy page, HTML, an empty body, a redirect, truncated JSON. */
  'token/unexpected-answer': { host: string; status: number; contentType: string };
  /** RFC 6749 section 5.2; `error` is its code, never the server's free text. */
  'token/rejected': { host: string; status: number; error: string };
  /** RFC 6749 section 5.1, a required member is missing or unusable. */
  'token/invalid-member': { host: string; member: string };
  /** Neither the selection nor a file nor the clipboard holds a token to take apart. */
  'token/no-text': Record<string, never>;

  'declaration/none': Record<string, never>;
  'declaration/not-saved': { file: string };
  'declaration/not-found': { file: string };
  'declaration/not-json': { file: string; line: number; column: number };
  'declaration/not-an-object': { file: string };
  /** Errors stop the send. The place, from 1, and the first of them; its facts hold no text of the file that is personal. */
  'declaration/invalid': {
    file: string;
    line: number;
    column: number;
    errors: number;
    first: { code: FindingCode; details: FindingDetails[FindingCode] };
  };
  /** The thread that checks declarations crashed; the next question starts another. */
  'declaration/check-failed': Record<string, never>;
  /** A request file without a request. */
  'request/none': { file: string };
  'request/unknown': { file: string; request: string };
  /** What keeps a request from being sent, and its place, from 1. */
  'request/invalid': { file: string; line: number; column: number; mistake: RequestMistake };
  'operation/unknown': { operation: string };
  'operation/takes-no-body': { operation: string };
  'api/unknown': { api: string };
  'api/unreadable': { file: string };

  'exchange/unreachable': { host: string; cause: string };
  'exchange/timeout': { host: string; seconds: number };
  'exchange/untrusted-certificate': { host: string; cause: string };
  /** The request left, no answer came, and it may not be repeated: nobody knows whether it was carried out. */
  'exchange/outcome-unknown': { host: string; cause: string };
  'exchange/not-kept': { id: string };

  'workspace/untrusted': Record<string, never>;
  'sandbox/not-running': Record<string, never>;
  'sandbox/cannot-listen': { port: number; cause: string };
  'sandbox/clients-invalid': { file: string; member: string };
  'settings/not-written': { setting: string };
  /** VS Code's secret storage neither lists nor forgets: there is no keyring, or it is locked. */
  'secrets/unavailable': Record<string, never>;

  'file/unreadable': { file: string };
  'file/not-written': { file: string };
  /** `limit` is megabytes. */
  'file/too-large': { file: string; limit: number };
  /** A CSV file without a column of enterprise numbers. */
  'employers/no-numbers': { file: string };
  /** A list of anomalies without a column of codes. */
  'anomalies/no-codes': { file: string };
  /** A glossary without a column of terms, or without definitions. */
  'glossary/no-terms': { file: string };
}

export type ErrorCode = keyof ErrorDetails;

/** A failure with a stable code and the facts of its sentence. `message` is the code: sentences belong to the user interface. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly details: ErrorDetails[C];

  constructor(code: C, details: ErrorDetails[C], options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  /** Whether `error` is one of ours, and of that code when one is given. */
  static is<C extends ErrorCode>(error: unknown, code?: C): error is AppError<C> {
    return error instanceof AppError && (code === undefined || error.code === code);
  }
}

/** Whether the user (or a timeout of the caller) ended the work: an outcome of its own, never shown as an error. */
export function isCancellation(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'AbortError' || error.name === 'Canceled' || error.name === 'CancellationError')
  );
}
