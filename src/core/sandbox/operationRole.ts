import type { ApiDescription, Operation } from '../api/apiDescription.ts';

/** What an operation does with the resources of a collection. */
export type OperationRole = 'create' | 'list' | 'read' | 'replace' | 'change' | 'remove';

/**
 * What an operation does, as its method and its path among the others tell: `POST` on a collection makes what `GET` on it lists and
 * what `GET`, `PUT`, `PATCH` and `DELETE` on the same path with one more parameter read, replace, change and remove.
 *
 * @returns undefined for everything else, which nothing in a description explains
 */
export function roleOf(
  { operations }: ApiDescription,
  { method, path }: Operation,
): OperationRole | undefined {
  const has = (wanted: string, at: (path: string) => boolean) =>
    operations.some(other => other.method === wanted && at(other.path));
  const parent = parentOf(path);
  switch (method) {
    case 'POST':
      return has('GET', other => other === path || parentOf(other) === path) ? 'create' : undefined;
    case 'GET':
      return has('POST', other => other === path)
        ? 'list'
        : has('POST', other => other === parent)
          ? 'read'
          : undefined;
    case 'PUT':
      return has('POST', other => other === parent) ? 'replace' : undefined;
    case 'PATCH':
      return has('POST', other => other === parent) ? 'change' : undefined;
    case 'DELETE':
      return has('POST', other => other === parent) ? 'remove' : undefined;
    default:
      return undefined;
  }
}

/** The operation that reads what one makes, undefined where the description has none. */
export function readerOf({ operations }: ApiDescription, { path }: Operation) {
  return operations.find(other => other.method === 'GET' && parentOf(other.path) === path);
}

/** The path of the collection that a path like `/trainings/{trainingId}` belongs to. */
function parentOf(path: string): string | undefined {
  return /^(.+)\/\{[^/]+\}$/.exec(path)?.[1];
}
