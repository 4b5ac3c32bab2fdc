/** Where a request goes, seen from the API. */
export interface RequestUrl {
  /** Absolute, percent-encoded, without a fragment. */
  url: string;
  /** Below the API's base URL, percent-encoded: `/trainings/4711`. */
  path: string;
  query: URLSearchParams;
}

/**
 * The address of a request of the API at a base URL. A path counts from there; a URL must lead there, because the token may go nowhere
 * else. Both are compared as they are after `..` and the like are settled.
 *
 * @param target a path with its query, or an absolute URL
 * @param baseUrl without a trailing slash
 * @returns undefined where the target is neither, or leads elsewhere
 */
export function requestUrl(target: string, baseUrl: string): RequestUrl | undefined {
  const address = target.startsWith('/') ? baseUrl + target : target;
  if (!URL.canParse(address) || !URL.canParse(baseUrl)) {
    return undefined;
  }
  const base = new URL(baseUrl);
  const url = new URL(address);
  url.hash = '';
  const root = base.href.replace(/\/+$/, '');
  const rest = url.href.startsWith(root) ? url.href.slice(root.length) : undefined;
  if (rest === undefined || !/^([/?]|$)/.test(rest)) {
    return undefined;
  }
  return { url: url.href, path: rest.replace(/\?.*$/, ''), query: url.searchParams };
}
