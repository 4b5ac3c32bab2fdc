import type { ApiDescription, Operation } from '../api/apiDescription.ts';
import type { Quality } from '../channel/quality.ts';

/** What a body is for: by which operation it is sent, and in whose name. Both decide what is right in it. */
export interface BodyTarget {
  description: ApiDescription;
  /** Undefined while nobody has said and the text does not tell. */
  operation?: Operation;
  /** Of the body; undefined for the one that the operation prefers. */
  mediaType?: string;
  /** The account; undefined while there is none. */
  sender?: Sender;
}

/** What of an account decides whether a declaration is right. @see facts B3; design section 6 */
export interface Sender {
  quality: Quality;
  /** Its own, 10 digits. */
  enterpriseNumber?: string;
  /** For whom a representative declares, 10 digits each; undefined where that is not set. */
  employers?: string[];
}
