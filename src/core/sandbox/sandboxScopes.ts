import type { ApiDescription, Operation } from '../api/apiDescription.ts';
import { FLA_API, QUALITIES, defaultScope } from '../channel/quality.ts';
import type { Quality } from '../channel/quality.ts';

/**
 * The scopes a client of a quality may have: the documented one of its quality, and those of the description that are not of
 * the FLA, because nothing says which quality they belong to.
 *
 * A training provider has no documented scope, and the sandbox invents none: its tokens carry an empty scope.
 *
 * @see facts A2
 */
export function grantableScopes(description: ApiDescription, quality: Quality): string[] {
  const own = defaultScope(FLA_API, quality);
  const others = description.operations
    .flatMap(({ security }) => (security === 'none' ? [] : security.flat()))
    .filter(scope => !isFlaScope(scope));
  return [...new Set([...(own === undefined ? [] : [own]), ...others])];
}

/**
 * The scopes a call lacks, empty when it may go on. One way of the operation's security is enough.
 *
 * Where a quality's scope is undocumented, FLA scopes are not asked of it: whether the real service would is unknown, and a
 * sandbox that refuses every call would teach something nobody wrote.
 *
 * @returns every scope that would let the call in
 */
export function missingScopes(
  operation: Operation,
  quality: Quality,
  granted: readonly string[],
): string[] {
  if (operation.security === 'none') {
    return [];
  }
  const undocumented = defaultScope(FLA_API, quality) === undefined;
  const holds = (scope: string) => granted.includes(scope) || (undocumented && isFlaScope(scope));
  return operation.security.some(way => way.every(holds))
    ? []
    : [...new Set(operation.security.flat())];
}

function isFlaScope(scope: string): boolean {
  return QUALITIES.some(quality => defaultScope(FLA_API, quality) === scope);
}
