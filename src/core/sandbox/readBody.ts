import type { ReadableStream } from 'node:stream/web';

/**
 * Reads a body into memory, unless it is larger than the limit.
 *
 * @param limit bytes
 * @returns undefined where it is larger; the rest is then given up
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | undefined> {
  const stream = request.body as ReadableStream<Uint8Array> | null;
  const reader = stream?.getReader();
  if (Number(request.headers.get('content-length') ?? 0) > limit) {
    await reader?.cancel();
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    chunks.push(part.value);
    size += part.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return undefined;
    }
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}

/** The media type of a header such as `application/json; charset=utf-8`, lower case, or undefined where the text is not UTF-8. */
export function mediaTypeOf(header: string | null): string | undefined {
  const [type = '', ...parameters] = (header ?? '').split(';').map(part => part.trim());
  const charset = parameters.find(parameter => /^charset=/i.test(parameter));
  return charset === undefined || /^charset="?utf-?8"?$/i.test(charset)
    ? type.toLowerCase()
    : undefined;
}
