import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription, Operation } from './apiDescription.ts';
import { referenceOfOperation } from './findOperation.ts';
import { locate } from './jsonPointer.ts';
import { textOf, type TextLanguage } from './schemaTexts.ts';

/** Operations that the description groups under one tag. */
export interface TagGroup {
  tag: string;
  /** What to show in place of the tag: `x-displayName`, translated by `x-display-name`, else the tag itself. */
  title: string;
  /** Markdown, `''` where the description says nothing of the tag. */
  description: string;
  /** In the order of the description; never empty. */
  operations: Operation[];
}

/** The operations of an API as its description orders them. */
export interface ApiOutline {
  /** First the tags that the description declares, in its order, then those that only operations name. */
  groups: TagGroup[];
  /** Operations without a tag. */
  ungrouped: Operation[];
}

/**
 * Groups the operations by tag; one with several tags stands in each group.
 *
 * @see OpenAPI 3.0.3, Tag Object: the order of the tags means something to tools
 */
export function apiOutline(description: ApiDescription, language: TextLanguage): ApiOutline {
  const { tags } = description.document;
  const declared = (Array.isArray(tags) ? (tags as unknown[]) : []).filter(isRecord);
  const used = description.operations.flatMap(operation => operation.tags);
  const names = new Set([...declared.map(({ name }) => name), ...used].filter(isUsed));
  return {
    groups: [...names].map(tag => {
      const about = declared.find(({ name }) => name === tag);
      return {
        tag,
        title: displayName(about, language) ?? tag,
        description: textOf(about, 'description', language),
        operations: description.operations.filter(operation => operation.tags.includes(tag)),
      };
    }),
    ungrouped: description.operations.filter(operation => operation.tags.length === 0),
  };

  function isUsed(name: unknown): name is string {
    return typeof name === 'string' && used.includes(name);
  }
}

/** What the description tells people of an operation, in their language where it has that; `''` where it tells nothing. */
export function operationTexts(
  { document }: ApiDescription,
  operation: Operation,
  language: TextLanguage,
): { summary: string; description: string } {
  const about = locate(document, referenceOfOperation(operation))?.value;
  return {
    summary: textOf(about, 'summary', language) || operation.summary,
    description: textOf(about, 'description', language) || operation.description,
  };
}

/** The extension that documentation tools agree on, and its translations in the provisional model's form. */
function displayName(
  about: Record<string, unknown> | undefined,
  language: TextLanguage,
): string | undefined {
  const translations = about?.['x-display-name'];
  const names = [isRecord(translations) && translations[language], about?.['x-displayName']];
  return names.find((name): name is string => typeof name === 'string' && name !== '');
}
