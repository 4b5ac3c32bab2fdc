import type { ApiDescription } from '../api/apiDescription.ts';
import type { ApiReading, ApiReadOptions, DescriptionPlace, Origin } from '../api/apiReading.ts';
import type { BodyTarget } from './bodyTarget.ts';
import type { Finding } from './finding.ts';
import type { Severity } from './severity.ts';

/** What is asked of a body while it is written and before it is sent. All of it may be long, so that it runs off the editor's thread. */
export interface DeclarationWork {
  /**
   * What is wrong with a body by form, schema and meaning, in the order of the text. A check of a newer version of the same body
   * supersedes one that is still waiting.
   *
   * @throws DOMException `AbortError` once the signal aborts, or a newer version is to be checked
   * @throws AppError `declaration/check-failed`, `api/unreadable`
   */
  check(body: CheckedBody, signal?: AbortSignal): Promise<Finding[]>;
  /**
   * The same of many bodies, in their order, with what only shows when they are seen together.
   *
   * @param onProgress told how many are done
   * @throws as `check`
   */
  checkMany(
    bodies: CheckedBody[],
    signal?: AbortSignal,
    onProgress?: (done: number) => void,
  ): Promise<Finding[][]>;
  /**
   * What may be written at a place, in the order of the description.
   *
   * @param offset characters of the text, from 0
   * @throws as `check`
   */
  complete(body: CheckedBody, offset: number): Promise<Completion[]>;
  /**
   * What stands at a place, as the description explains it; undefined where it says nothing.
   *
   * @param offset characters of the text, from 0
   * @throws as `check`
   */
  hover(body: CheckedBody, offset: number): Promise<BodyHover | undefined>;
  /**
   * The `operationId`s of the operations whose body the text may be by its schema, in the order of the description.
   *
   * @throws as `check`
   */
  operationsFor(description: ApiDescription, text: string): Promise<string[]>;
  /**
   * Reads an API description; see `readApi`.
   *
   * @param source id of the API and the absolute path of the root document
   * @throws DOMException `AbortError` once the signal aborts
   * @throws AppError `declaration/check-failed`
   */
  readApi(
    source: { id: string; file: string },
    options: ApiReadOptions,
    signal?: AbortSignal,
  ): Promise<ApiReading>;
  /**
   * Where a part of a description is written; see `findWrittenPlace`.
   *
   * @throws AppError `declaration/check-failed`
   */
  findWrittenPlace(origins: readonly Origin[], $ref: string): Promise<DescriptionPlace | undefined>;
}

/** A body with all that decides what is right in it. */
export interface CheckedBody {
  /** What it is known by: the address of its file, with a fragment (`#2`) where the file has several. */
  uri: string;
  /** Grows with each change. */
  version: number;
  /** JSON, as far as it is written. */
  text: string;
  target: BodyTarget;
  /** In which the description's texts are wanted. */
  language: 'en' | 'nl' | 'fr' | 'de';
  /** The day on which it is checked, `yyyy-MM-dd`. */
  today: string;
  /** By code of the finding, where the user weighs it otherwise than we do. */
  severities: Record<string, Severity | 'off'>;
  /** Whether `{{name}}` in it stands for a value that is not known yet: a value that holds one is not judged. */
  variables?: boolean;
}

/** Something that may be written at a place. */
export interface Completion {
  kind: 'member' | 'value' | 'code' | 'snippet';
  label: string;
  /** What the typed characters are compared with; the label where it is left out. */
  filterText?: string;
  /** In VS Code's snippet syntax: `$1`, `${1:…}`, `${1|a,b|}`. */
  snippet: string;
  /** Characters of the text that it replaces. */
  start: number;
  end: number;
  /** What the description says of it (Markdown); `''` where it says nothing. */
  documentation: string;
  /** Whether something is to be completed where it leaves off. */
  suggests?: boolean;
  /** The operation whose whole body it is, as `METHOD /path`. */
  operation?: string;
}

/** What the description says of the value at a place. */
export interface BodyHover {
  /** Characters of the text that it is about. */
  start: number;
  end: number;
  /** Of the member whose value it is; undefined of an element of a list and of the body itself. */
  name?: string;
  /** What it may be called, the surest first: the member, its title, the names of its schemas. */
  names: string[];
  title?: string;
  /** Markdown, in the language that was asked for as far as the description has it. */
  description?: string;
  /** What the schema calls its types, and its format. */
  types: string[];
  format?: string;
  /** Whether the member must be there. */
  required: boolean;
  deprecated: boolean;
  /** The values that it may have, where they are listed. */
  codes: { value: unknown; description?: string }[];
  examples: unknown[];
  /** Whether the description is our own model. */
  provisional: boolean;
  /** Of a national number that is right, what its digits tell: the birth date as far as it is known (`yyyy`, `yyyy-MM`, `yyyy-MM-dd`). */
  ssin?: { birthDate: string; sex?: 'male' | 'female' };
}
