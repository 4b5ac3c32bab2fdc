import { AppError } from '../base/errors.ts';
import type { ApiDescription, Operation } from './apiDescription.ts';
import { childReference } from './jsonPointer.ts';

/** An operation with the parameters that its path template takes from a path, percent-decoded. */
export interface OperationMatch {
  operation: Operation;
  pathParameters: Record<string, string>;
}

/**
 * The operation that a user, a setting or a caller names.
 *
 * @param id an `operationId`, or `METHOD /path` with the path as the description writes it
 * @throws AppError `operation/unknown`
 */
export function findOperation(description: ApiDescription, id: string): Operation {
  const found =
    description.operations.find(operation => operation.operationId === id) ??
    description.operations.find(({ method, path }) => `${method} ${path}` === id);
  if (!found) {
    throw new AppError('operation/unknown', { operation: id });
  }
  return found;
}

/**
 * The operation that serves a call.
 *
 * @param path relative to the API's base URL, percent-encoded, without a query: `/trainings/4711`
 */
export function matchOperation(
  description: ApiDescription,
  method: string,
  path: string,
): OperationMatch | undefined {
  return matchPath(description, path).find(({ operation }) => operation.method === method);
}

/** The methods that a path answers to, empty for an unknown path. */
export function allowedMethods(description: ApiDescription, path: string): string[] {
  return matchPath(description, path).map(({ operation }) => operation.method);
}

/** Where an operation stands in its document. */
export function referenceOfOperation({ path, method }: Operation): string {
  return childReference('#', 'paths', path, method.toLowerCase());
}

/** Every operation of the template that fits best: a concrete path comes before a templated one (OpenAPI 3.0.3, Paths Object). */
function matchPath(description: ApiDescription, path: string): OperationMatch[] {
  const matches = description.operations.flatMap(operation => {
    const pathParameters = parametersOf(operation.path, path);
    return pathParameters ? [{ operation, pathParameters }] : [];
  });
  const fewest = Math.min(...matches.map(match => Object.keys(match.pathParameters).length));
  const best = matches.find(match => Object.keys(match.pathParameters).length === fewest);
  return matches.filter(match => match.operation.path === best?.operation.path);
}

/** The values of a template's parameters in a path. Goes through both once, so that neither can make it take long. */
function parametersOf(template: string, path: string): Record<string, string> | undefined {
  const [templates, parts] = [template.split('/'), path.split('/')];
  const values = parts.map((part, index) => valuesIn(templates[index] ?? '', part));
  if (templates.length !== parts.length || !values.every(found => found !== undefined)) {
    return undefined;
  }
  try {
    return Object.fromEntries(
      values.flat().map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return undefined; // not percent-encoding: no path of ours
  }
}

/** The values in one part of a path. None is empty, and each ends where what follows it stands first. */
function valuesIn(template: string, part: string): [name: string, value: string][] | undefined {
  // What stands before the first parameter, then by turns a name and what follows it.
  const [before = '', ...pieces] = template.split(/\{([^{}]+)\}/);
  const values: [name: string, value: string][] = [];
  let at = before.length;
  for (let index = 0; index < pieces.length; index += 2) {
    const [name = '', after = ''] = pieces.slice(index);
    const isLast = index + 2 === pieces.length;
    const end = isLast ? part.length - after.length : part.indexOf(after, at + 1);
    if (end <= at || !part.startsWith(after, end)) {
      return undefined;
    }
    values.push([name, part.slice(at, end)]);
    at = end + after.length;
  }
  return part.startsWith(before) && at === part.length ? values : undefined;
}
