import type { ApiDescription, Operation } from '../api/apiDescription.ts';
import type { ApiReading, ApiReadOptions, DescriptionPlace, Origin } from '../api/apiReading.ts';
import type { ErrorCode, ErrorDetails } from '../base/errors.ts';
import type { BodyTarget } from './bodyTarget.ts';
import type { BodyHover, CheckedBody, Completion } from './declarationWork.ts';
import type { Finding } from './finding.ts';

/** A target as it crosses to the worker: the description, which may be large, by the key under which the worker knows it. */
export interface SentTarget extends Omit<BodyTarget, 'description' | 'operation'> {
  api: string;
  /** By `operationKey`. */
  operation?: string;
}

export interface SentBody extends Omit<CheckedBody, 'target'> {
  target: SentTarget;
}

/** What the worker can be asked, by name. */
export interface Work {
  check: { params: { body: SentBody }; result: Finding[] };
  /** One slice of many bodies, with what shows when all of the batch so far are seen together. */
  checkSlice: { params: { batch: number; bodies: SentBody[] }; result: Finding[][] };
  complete: { params: { body: SentBody; offset: number }; result: Completion[] };
  hover: { params: { body: SentBody; offset: number }; result: BodyHover | undefined };
  operationsFor: { params: { api: string; text: string }; result: string[] };
  /** From its answer on the worker knows the description. */
  readApi: {
    params: { source: { id: string; file: string }; options: ApiReadOptions };
    result: ApiReading;
  };
  findWrittenPlace: {
    params: { origins: readonly Origin[]; $ref: string };
    result: DescriptionPlace | undefined;
  };
}

export type WorkName = keyof Work;

/** A request by name with what it takes. */
export type WorkRequest = {
  [N in WorkName]: { kind: 'request'; id: number; name: N; params: Work[N]['params'] };
}[WorkName];

export type ToWorker =
  | WorkRequest
  | { kind: 'cancel'; id: number }
  /** Nothing more of a batch follows. */
  | { kind: 'forgetBatch'; batch: number }
  /** Comes before the first request that names the key. */
  | { kind: 'api'; key: string; description: ApiDescription }
  | { kind: 'forgetApi'; key: string };

export type FromWorker =
  | { kind: 'result'; id: number; result: unknown }
  /** One of ours, with the facts of its sentence. */
  | { kind: 'failure'; id: number; code: ErrorCode; details: ErrorDetails[ErrorCode] }
  /** Anything else; without its message, which may quote the body. */
  | { kind: 'unexpected'; id: number; name: string; frames: string }
  /** It was cancelled before it was begun. */
  | { kind: 'dropped'; id: number };

/** Under which a description is known on both sides. */
export function apiKey({ id, digest }: Pick<ApiDescription, 'id' | 'digest'>): string {
  return `${id} ${digest}`;
}

/** What names an operation within its description, also where `operationId`s are given twice. */
export function operationKey({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path}`;
}
