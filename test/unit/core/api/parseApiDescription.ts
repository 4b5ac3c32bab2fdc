import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import { readDocuments } from '../../../../src/core/api/readDocuments.ts';
import { SourceDocument } from '../../../../src/core/api/sourceDocument.ts';
import { AppError } from '../../../../src/core/base/errors.ts';

/**
 * Reads a description that is one document without others.
 *
 * @param source `id` of the API, and the name of the file for the sentence that tells it cannot be read
 * @param text YAML or JSON
 * @throws AppError `api/unreadable` for anything that is no description
 */
export function parseApiDescription(
  source: { id: string; file: string },
  text: string,
): ApiDescription {
  const root = new SourceDocument('file:///description', text);
  const documents = new Map([[root.location, root]]);
  const { description, findings } = readDocuments(source.id, root, documents, String);
  if (!description) {
    throw new AppError('api/unreadable', { file: source.file }, { cause: findings[0] });
  }
  return description;
}
