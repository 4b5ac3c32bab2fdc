import type { ApiDescription, Operation } from '../api/apiDescription.ts';
import { childReference, locate, memberOf, pointerTokens } from '../api/jsonPointer.ts';
import type { Resource } from './keptResources.ts';

/** How many a page holds where the description names no default. */
const PAGE_SIZE = 20;

/**
 * Answers a call that lists a collection: those that the query asks for, page by page as Belgif says where the operation takes
 * `page` or `pageSize`.
 *
 * @param address of the call, its query valid
 * @see facts C4
 */
export function listResources(
  description: ApiDescription,
  operation: Operation,
  resources: readonly Resource[],
  address: URL,
): Record<string, unknown> {
  const query = address.searchParams;
  const filters = filtersOf(description, operation).filter(({ name }) => query.has(name));
  const found = resources
    .map(({ content }) => content)
    .filter(content =>
      filters.every(({ name, pointer }) => matches(content, pointer, query.getAll(name))),
    );
  const asked = (name: string) => operation.parameters.some(known => known.name === name);
  if (!asked('page') && !asked('pageSize')) {
    return { self: address.href, items: found, total: found.length };
  }
  const pageSize = Number(
    query.get('pageSize') ?? defaultOf(description, operation, 'pageSize') ?? PAGE_SIZE,
  );
  const page = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(found.length / pageSize));
  const link = (number: number) => addressOfPage(address, number, pageSize);
  return {
    self: link(page),
    items: found.slice((page - 1) * pageSize, page * pageSize),
    total: found.length,
    page,
    pageSize,
    first: link(1),
    last: link(last),
    ...(page > 1 ? { prev: link(Math.min(page - 1, last)) } : {}),
    ...(page < last ? { next: link(page + 1) } : {}),
  };
}

function addressOfPage(address: URL, page: number, pageSize: number): string {
  const other = new URL(address);
  other.searchParams.set('page', String(page));
  other.searchParams.set('pageSize', String(pageSize));
  return other.href;
}

function matches(content: unknown, pointer: string, wanted: string[]): boolean {
  const value = pointerTokens(pointer).reduce(memberOf, content);
  return wanted.some(text => text === String(value));
}

/** The query parameters that say by `x-filter` with what they compare. */
function filtersOf(
  { document }: ApiDescription,
  { path, method }: Operation,
): { name: string; pointer: string }[] {
  const owners = [
    childReference('#/paths', path, 'parameters'),
    childReference('#/paths', path, method.toLowerCase(), 'parameters'),
  ];
  return owners.flatMap(owner => {
    const list = locate(document, owner)?.value;
    return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((_, index) => {
      const parameter = locate(document, childReference(owner, index))?.value;
      const [name, pointer] = [memberOf(parameter, 'name'), memberOf(parameter, 'x-filter')];
      return typeof name === 'string' && typeof pointer === 'string' ? [{ name, pointer }] : [];
    });
  });
}

function defaultOf({ document }: ApiDescription, { parameters }: Operation, name: string): unknown {
  const parameter = parameters.find(known => known.name === name);
  return parameter && memberOf(locate(document, parameter.schema.$ref)?.value, 'default');
}
