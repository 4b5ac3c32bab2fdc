import type { ApiDescription } from './apiDescription.ts';
import type { ApiFinding } from './apiFinding.ts';

/** A place in one of the documents that a description consists of. */
export interface DescriptionPlace {
  /** Absolute path, or the address of a remote document. */
  file: string;
  /** From 0. */
  line: number;
  /** UTF-16 code units, from 0. */
  column: number;
}

/** From where a part of a description's `document` was taken: everything below `$ref` lies below `pointer` in the document at `location`. */
export interface Origin {
  /** Into the description's document. */
  $ref: string;
  /** URL. */
  location: string;
  /** JSON Pointer into that document as it is written. */
  pointer: string;
}

/** A remote document, or why there is none. */
export type Fetched = { text: string } | { cause: string };

export interface ApiReadOptions {
  /** Hosts, with a port where it is not that of https, whose documents may be used. */
  allowedHosts: readonly string[];
  /** Remote documents by address. */
  fetched: Readonly<Record<string, Fetched>>;
}

/** What came of reading a description. */
export interface ApiReading {
  /** Undefined where it cannot be used at all. */
  description?: ApiDescription;
  /** What is wrong, errors before oddities; at most 1000. */
  findings: ApiFinding[];
  /** Absolute paths of the local documents it consists of, also of those that are missing. */
  files: string[];
  /** SHA-256 of the text of each local document that could be read, by path, lower-case hexadecimal. */
  hashes: Record<string, string>;
  /** Addresses of the remote documents it consists of. */
  remote: string[];
  /** Addresses of allowed remote documents that `ApiReadOptions.fetched` does not have yet: fetch them and read again. */
  wanted: string[];
  origins: Origin[];
}
