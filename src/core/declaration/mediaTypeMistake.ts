import type { Operation } from '../api/apiDescription.ts';
import type { FindingDetails } from './finding.ts';

/**
 * Compares the media type of a body with those that the description names for the operation.
 *
 * @param mediaType as in a `Content-Type` header, parameters and all
 * @returns undefined where it is one of them, or the operation takes no body at all
 * @see RFC 9110 section 8.3.1: types and subtypes are case-insensitive
 */
export function mediaTypeMistake(
  operation: Operation,
  mediaType: string,
): FindingDetails['body/media-type'] | undefined {
  const named = operation.requestBody?.mediaTypes.map(form => form.mediaType) ?? [];
  const given = essence(mediaType);
  return named.length === 0 || named.some(name => covers(essence(name), given))
    ? undefined
    : { mediaType: given, named };
}

/** Whether a body of this media type is JSON. @see RFC 6839 section 3.1 */
export function isJsonType(mediaType: string): boolean {
  return /[/+]json$/.test(essence(mediaType));
}

/** OpenAPI names ranges too: `application/*`. */
function covers(range: string, mediaType: string): boolean {
  return range === '*/*' || range === mediaType
    ? true
    : range.endsWith('/*') && mediaType.startsWith(range.slice(0, -1));
}

function essence(mediaType: string): string {
  return mediaType.split(';', 1).join('').trim().toLowerCase();
}
