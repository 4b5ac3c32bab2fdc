import type { ApiDescription, ApiParameter } from './apiDescription.ts';
import { locate, memberOf } from './jsonPointer.ts';

/**
 * Whether each element of an array stands in the query as a member of its own, `a=1&a=2`, which is what descriptions mean that say nothing
 * of it.
 *
 * @see OpenAPI 3.0.3, Parameter Object, `style` and `explode`
 */
export function isExploded(
  { document }: Pick<ApiDescription, 'document'>,
  { schema }: Pick<ApiParameter, 'schema'>,
): boolean {
  const owner = locate(document, schema.$ref.replace(/\/[^/]*$/, ''))?.value;
  // One whose value has a media type is a text in it.
  return (
    memberOf(owner, 'in') === 'query' &&
    (memberOf(owner, 'style') ?? 'form') === 'form' &&
    memberOf(owner, 'explode') !== false
  );
}
