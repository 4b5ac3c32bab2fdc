import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription } from './apiDescription.ts';
import { memberOf } from './jsonPointer.ts';

/**
 * The https addresses at which an API stands by its own description, variables filled with their defaults, without a slash at the end.
 * Addresses that are relative or still hold a variable are left out.
 */
export function serverUrls({ document }: Pick<ApiDescription, 'document'>): string[] {
  const servers = document['servers'];
  const urls = (Array.isArray(servers) ? (servers as unknown[]) : [])
    .filter(isRecord)
    .map(urlOf)
    .filter(url => /^https:/i.test(url) && !/[{}$]/.test(url) && URL.canParse(url));
  return [...new Set(urls)];
}

function urlOf(server: Record<string, unknown>): string {
  const url = typeof server['url'] === 'string' ? server['url'] : '';
  return url
    .replace(/\{([^{}]+)\}/g, (written, name: string) => {
      const value = memberOf(memberOf(server['variables'], name), 'default');
      return typeof value === 'string' ? value : written;
    })
    .replace(/\/+$/, '');
}
