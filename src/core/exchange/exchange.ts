import type { Timings } from './transport.ts';

/** What `fla.send` returns: one request and what became of it. */
export interface Exchange {
  /** UUID, by which the response view finds it again. */
  id: string;
  request: { method: string; url: string };
  /** Absent when the request left and no answer came. */
  response?: {
    status: number;
    /** Header values by name, as received; several of one name are joined by a comma. */
    headers: Record<string, string>;
    timings: Timings;
    /** Bytes of the body. */
    size: number;
  };
  problem?: Problem;
}

/** A problem as Belgif defines it (RFC 9457; facts C1). Members that are not of the right type are left out. */
export interface Problem {
  type: string;
  href?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  issues?: ProblemIssue[];
}

/** One refused input. */
export interface ProblemIssue {
  type?: string;
  href?: string;
  title?: string;
  detail?: string;
  in?: 'body' | 'header' | 'path' | 'query';
  /** Where: inside the body dotted, with indices, such as `workers[0].ssin`. */
  name?: string;
}
