import type { FindingDetails } from '../declaration/finding.ts';
import type { Severity } from '../declaration/severity.ts';
import type { Span } from './requestFile.ts';

/** Something in a request file that is told to whoever writes it. Errors keep a request from being sent. */
export interface RequestMistake<C extends RequestMistakeCode = RequestMistakeCode> extends Span {
  code: C;
  details: RequestMistakeDetails[C];
  severity: Severity;
}

/** Every code with the facts that its sentence needs. Codes are stable. */
export interface RequestMistakeDetails {
  /** Neither a method with a path nor a path alone. */
  'request/line': Record<string, never>;
  'method/unknown': { method: string };
  /** One that `fetch` does not send. */
  'method/not-sent': { method: string };
  'target/missing': Record<string, never>;
  /** Neither a path from `/` on nor an http or https URL. */
  'target/form': Record<string, never>;
  /** A fragment, which no request carries (RFC 9110 section 7.1). */
  'target/fragment': Record<string, never>;
  'header/form': Record<string, never>;
  /** The token comes from the account. */
  'header/authorization': Record<string, never>;
  /** The connection or the extension sets it. */
  'header/set-elsewhere': { name: string };
  'header/duplicate': { name: string };
  'body/file-among-text': Record<string, never>;
  'body/encoding': { encoding: string };
  'body/not-sent': { method: string };
  /** What other tools run before or after a request, or write an answer to. */
  'script/not-run': Record<string, never>;
  'meta/unknown': { name: string };
  'meta/empty': { name: string };
  'name/duplicate': { name: string };
  'variable/form': Record<string, never>;
  'variable/unknown': { name: string };
  'variable/circular': { name: string };
  /** A built-in one does not know the words after its name, another one takes none. */
  'variable/words': { name: string };
  /** A built-in one that the account does not give. */
  'variable/no-value': { name: string };
  /** Its value, or those that it refers to, become more than anybody means. */
  'variable/too-long': { name: string };

  // What the accounts and the API's description show. What only they know is a warning: the server decides.
  'account/unknown': { account: string };
  /** Several accounts have that name. */
  'account/ambiguous': { account: string };
  'api/unknown': { api: string };
  /** A URL that is not one of the API, to which alone the token goes. */
  'url/foreign': { baseUrl: string };
  'path/unknown': { path: string };
  /** The path is known, by these methods. */
  'method/not-described': { method: string; methods: string[] };
  'query/missing': { name: string };
  'query/unknown': { name: string };
  'header/missing': { name: string };
  /** A character that no header carries, from a variable's value too. */
  'header/characters': { name: string };
  'body/missing': Record<string, never>;
  'body/not-described': Record<string, never>;
  'body/media-type': FindingDetails['body/media-type'];
  'body/no-file': { file: string };
}

export type RequestMistakeCode = keyof RequestMistakeDetails;

/** A mistake at a place. */
export function mistake<C extends RequestMistakeCode>(
  code: C,
  details: RequestMistakeDetails[C],
  { start, end }: Span,
  severity: Severity = 'error',
): RequestMistake<C> {
  return { code, details, severity, start, end };
}
