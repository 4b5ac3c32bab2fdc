import type { DescriptionPlace } from './apiReading.ts';

type Nothing = Record<string, never>;

/** Everything that can be wrong with an API description, with what its sentence needs. Codes are stable. */
export interface ApiFindingDetails {
  /** No YAML, and so no JSON either. `markup`: HTML or XML; `second-colon`: one too many for one line. */
  'api/syntax': {
    reason:
      | 'duplicate-member'
      | 'indentation'
      | 'unclosed'
      | 'colon-missing'
      | 'second-colon'
      | 'markup'
      | 'other';
  };
  /** Neither an OpenAPI nor a Swagger document. */
  'api/not-a-description': Nothing;
  /** A version of OpenAPI or Swagger that is not read. */
  'api/version': { version: string };
  /** A version after 3.1: read as if it were that. */
  'api/newer-version': { version: string };
  /** More values than a description may have once its references are followed. */
  'api/too-large': { limit: number };
  'api/file-unreadable': { file: string };
  /** `cause`: an HTTP status or a code of the connection. */
  'api/not-fetched': { host: string; cause: string };
  /** A document of a host that the setting fla.api.allowedHosts does not name. */
  'api/host-not-allowed': { host: string };
  /** A document at an address that is never read: not https, or a file where a remote document names it. */
  'api/address-refused': { address: string };
  'api/reference-missing': { reference: string };
  'api/reference-circular': { reference: string };
  'api/missing-member': { name: string };
  'api/unknown-member': { name: string; closest?: string };
  'api/type': { name: string; expected: ExpectedType };
  'api/choice': { name: string; text: string; allowed: readonly string[] };
  /** A regular expression that is none. */
  'api/pattern': { pattern: string };
  'api/duplicate-operation': { operationId: string };
  /** A parameter of the path template that is not described. */
  'api/path-parameter': { name: string };
}

/** What should stand in place of something else. */
export type ExpectedType = 'object' | 'list' | 'text' | 'number' | 'flag';

export type ApiFindingCode = keyof ApiFindingDetails;

/** What is wrong, without its place. */
export type ApiMistake = {
  [C in ApiFindingCode]: { code: C; details: ApiFindingDetails[C] };
}[ApiFindingCode];

/** Something that is wrong with a description, and where. */
export type ApiFinding = ApiMistake & DescriptionPlace & { endLine: number; endColumn: number };

const ODDITIES: readonly ApiFindingCode[] = [
  'api/newer-version',
  'api/missing-member',
  'api/unknown-member',
  'api/type',
  'api/choice',
  'api/pattern',
  'api/duplicate-operation',
  'api/path-parameter',
];

/** Whether the rest of the description is right in spite of it: what is wrong is left out. */
export function isOddity({ code }: Pick<ApiMistake, 'code'>): boolean {
  return ODDITIES.includes(code);
}
