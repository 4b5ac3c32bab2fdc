import type { ApiMistake } from './apiFinding.ts';
import type { Mark, SourceDocument } from './sourceDocument.ts';

/** A mistake where it is written. */
export interface PlacedMistake {
  mistake: ApiMistake;
  document: SourceDocument;
  path: readonly string[];
  mark: Mark;
}

/** From where a part of the assembled document was taken. */
export interface AssembledPart {
  $ref: string;
  document: SourceDocument;
  path: readonly string[];
}

export interface AssembledDocument {
  /** References lead within it alone. What was wrong with it is left out. */
  document: Record<string, unknown>;
  mistakes: PlacedMistake[];
  parts: AssembledPart[];
}
