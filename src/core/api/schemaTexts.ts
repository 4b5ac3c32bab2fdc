import { isRecord } from '../base/isRecord.ts';
import type { JsonSchemaObject } from './jsonSchemaOf.ts';

/** A language in which texts of a description are wanted; English is what stands in `description` itself. */
export type TextLanguage = 'en' | 'nl' | 'fr' | 'de';

/**
 * A text that an object of the description has under a name, translated by `x-<name>` where that has the language.
 *
 * @param name `description`, `summary` or `title`
 * @returns `''` where it has none
 */
export function textOf(owner: unknown, name: string, language: TextLanguage): string {
  if (!isRecord(owner)) {
    return '';
  }
  const translations = owner[`x-${name}`];
  const translated = isRecord(translations) ? translations[language] : undefined;
  const text = typeof translated === 'string' ? translated : owner[name];
  return typeof text === 'string' ? text.trim() : '';
}

/**
 * What a schema tells people and editors: title, description, what its codes mean, examples; and what an editor is not to offer.
 *
 * Codes are explained by `x-enum-descriptions` (or Redocly's `x-enumDescriptions`): by code a text, or a text for each language;
 * or a list of texts in the order of `enum`.
 */
export function annotationsOf(source: JsonSchemaObject, language: TextLanguage): JsonSchemaObject {
  const title = textOf(source, 'title', language);
  const description = textOf(source, 'description', language);
  const codes = codeDescriptions(source, language);
  const examples = Array.isArray(source['examples'])
    ? (source['examples'] as unknown[])
    : 'example' in source
      ? [source['example']]
      : [];
  return {
    ...(title === '' ? {} : { title }),
    ...(description === '' ? {} : { description, markdownDescription: description }),
    ...(codes.some(text => text !== '') ? { markdownEnumDescriptions: codes } : {}),
    ...(examples.length === 0 ? {} : { examples }),
  };
}

/** What each code of an `enum` means, in its order; `''` where nothing is said. */
function codeDescriptions(source: unknown, language: TextLanguage): string[] {
  if (!isRecord(source) || !Array.isArray(source['enum'])) {
    return [];
  }
  const given = source['x-enum-descriptions'] ?? source['x-enumDescriptions'];
  return (source['enum'] as unknown[]).map((code, index) => {
    const found = Array.isArray(given)
      ? (given as unknown[])[index]
      : isRecord(given)
        ? given[String(code)]
        : undefined;
    const text = isRecord(found) ? (found[language] ?? found['en']) : found;
    return typeof text === 'string' ? text.trim() : '';
  });
}
