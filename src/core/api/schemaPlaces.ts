import { AppError } from '../base/errors.ts';
import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription } from './apiDescription.ts';
import { childReference, locate, memberOf, pointerTokens } from './jsonPointer.ts';
import type { Located } from './jsonPointer.ts';

/** Finds the schemas of a description by their references. */
export class SchemaPlaces {
  readonly #description: ApiDescription;

  constructor(description: ApiDescription) {
    this.#description = description;
  }

  /**
   * Where a reference leads. What only refers further is skipped; what says more than that is not.
   *
   * @throws AppError `api/unreadable` where nothing stands there, or references lead in a circle
   */
  at(place: string): Located {
    let found = this.#step(place);
    for (const seen = new Set<string>(); this.onlyRefers(found.value);) {
      if (seen.has(found.$ref)) {
        throw this.#unreadable(place);
      }
      seen.add(found.$ref);
      found = this.#step(found.value.$ref);
    }
    return found;
  }

  /** A schema, or the one that it refers to. */
  followed(schema: unknown): unknown {
    return this.onlyRefers(schema) ? this.at(schema.$ref).value : schema;
  }

  /** In OpenAPI 3.0 nothing beside a `$ref` counts; in 3.1 it does. */
  onlyRefers(schema: unknown): schema is { $ref: string } {
    return (
      isRecord(schema) &&
      typeof schema['$ref'] === 'string' &&
      (this.#description.dialect !== 'openapi-3.1' || Object.keys(schema).length === 1)
    );
  }

  /** What stands at a place itself; where something on the way refers elsewhere, what stands there. */
  #step(place: string): Located {
    const document: unknown = this.#description.document;
    const tokens = pointerTokens(decoded(place.slice(1)));
    const value = place.startsWith('#') ? tokens.reduce(memberOf, document) : undefined;
    const found =
      value === undefined
        ? locate(document, place)
        : { $ref: childReference('#', ...tokens), value };
    if (!found) {
      throw this.#unreadable(place);
    }
    return found;
  }

  #unreadable(place: string): AppError {
    const cause = new Error(`nothing at ${place}`);
    return new AppError('api/unreadable', { file: this.#description.id }, { cause });
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
