import { isRecord } from '../base/isRecord.ts';
import { locate } from './jsonPointer.ts';
import type { JsonSchema, JsonSchemaObject } from './jsonSchemaOf.ts';

/**
 * Opens every circle of references that never gets on to a member or an item of the value, where a validator would go round for
 * ever: the reference that closes it asks nothing. Authors write such circles by letting a base list its subtypes.
 *
 * @param definitions are changed
 */
export function openCircles(definitions: Record<string, JsonSchema>): void {
  const under = new Set<unknown>();
  const done = new Set<unknown>();
  const visit = (schema: unknown): void => {
    if (!isRecord(schema) || done.has(schema)) {
      return;
    }
    under.add(schema);
    for (const part of partsInPlace(schema)) {
      visit(part);
    }
    if (typeof schema['$ref'] === 'string') {
      const target = locate({ definitions }, schema['$ref'])?.value;
      if (under.has(target)) {
        delete schema['$ref'];
      } else {
        visit(target);
      }
    }
    under.delete(schema);
    done.add(schema);
  };
  Object.values(definitions).forEach(visit);
}

/** The schemas inside one that are about the same value. */
function partsInPlace(schema: JsonSchemaObject): unknown[] {
  const { allOf, anyOf, oneOf, dependencies } = schema;
  return [
    ...[allOf, anyOf, oneOf].flat(),
    ...(isRecord(dependencies) ? Object.values(dependencies) : []),
    ...[schema['not'], schema['if'], schema['then'], schema['else']],
  ];
}
