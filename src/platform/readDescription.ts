import type { ApiReadOptions, ApiReading, Fetched } from '../core/api/apiReading.ts';
import { decodeTextFile } from '../core/base/decodeTextFile.ts';
import { TransportFailure, type Transport } from '../core/exchange/transport.ts';
import type { ApiBoundaries } from './apiDescriptions.ts';
import { keepReading, keptReading } from './keptReadings.ts';

/** Documents that refer to documents that refer to … */
const MOST_ROUNDS = 20;
const SECONDS = 30;
const LARGEST_MEGABYTES = 20;

/** What reading one description takes. */
type DescriptionBoundaries = Pick<ApiBoundaries, 'read' | 'transport' | 'cacheFolder'> & {
  settings: Pick<ApiBoundaries['settings'], 'allowedHosts'>;
};

/**
 * Reads a description, fetching the remote documents of allowed hosts.
 *
 * @param fromCache whether what was read before will do, as long as the local documents are still the same
 * @throws DOMException `AbortError` once the signal aborts
 */
export async function readDescription(
  { read, transport, settings, cacheFolder }: DescriptionBoundaries,
  source: { id: string; file: string },
  fromCache: boolean,
  signal?: AbortSignal,
): Promise<ApiReading> {
  const allowedHosts = settings.allowedHosts();
  const kept = fromCache ? await keptReading(cacheFolder, source, allowedHosts) : undefined;
  if (kept) {
    return kept;
  }
  const options: ApiReadOptions & { fetched: Record<string, Fetched> } = {
    allowedHosts,
    fetched: {},
  };
  let reading = await read(source, options, signal);
  for (let round = 1; reading.wanted.length > 0 && round < MOST_ROUNDS; round += 1) {
    const answers = await Promise.all(
      reading.wanted.map(async url => [url, await fetchText(transport, url, signal)] as const),
    );
    options.fetched = { ...options.fetched, ...Object.fromEntries(answers) };
    reading = await read(source, options, signal);
  }
  if (reading.remote.length > 0 || !/\.json$/i.test(source.file)) {
    // JSON is read as fast as what would be kept of it.
    await keepReading(cacheFolder, source, allowedHosts, reading);
  }
  return reading;
}

async function fetchText(
  transport: Transport,
  url: string,
  signal: AbortSignal | undefined,
): Promise<Fetched> {
  try {
    const { status, body } = await transport({
      method: 'GET',
      url,
      headers: { Accept: 'application/yaml, application/json, text/plain;q=0.9, */*;q=0.8' },
      timeoutSeconds: SECONDS,
      ...(signal && { signal }),
    });
    if (status !== 200) {
      return { cause: String(status) };
    }
    return body.length > LARGEST_MEGABYTES * 1e6
      ? { cause: `${LARGEST_MEGABYTES} MB` }
      : { text: decodeTextFile(body) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TransportFailure) {
      return { cause: error.reason };
    }
    throw error;
  }
}
