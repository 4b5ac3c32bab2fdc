import { BerError, ELEMENT_LIMIT } from './ber.ts';
import { decodeBase64 } from './decodeText.ts';

/** One `-----BEGIN …-----` to `-----END …-----`. */
export interface PemBlock {
  label: string;
  /** Lines such as `DEK-Info: …` before the contents, by their names in lower case. */
  headers: ReadonlyMap<string, string>;
  contents: Buffer;
  /** The text since the block before: OpenSSL writes bag attributes there. */
  preamble: string;
}

const BEGIN = '-----BEGIN ';
const DASHES = '-----';
const LABEL_LIMIT = 64;

/**
 * Finds the blocks of a PEM file, whatever stands around them and however its lines end.
 *
 * @throws BerError where a block does not end, or is not base64
 * @see RFC 7468, RFC 1421 section 4.6 for the headers
 */
export function splitPem(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let position = 0;
  for (;;) {
    const begin = text.indexOf(BEGIN, position);
    if (begin < 0) {
      return blocks;
    }
    if (blocks.length === ELEMENT_LIMIT) {
      throw new BerError('elements', 'too many blocks');
    }
    const start = begin + BEGIN.length;
    const label = text.slice(start, start + LABEL_LIMIT).split(DASHES, 1)[0] ?? '';
    const end = text.indexOf(`${DASHES}END ${label}${DASHES}`, start);
    if (end < 0) {
      throw new BerError('malformed', 'a block that does not end');
    }
    const body = text.slice(start + label.length + DASHES.length, end);
    blocks.push({ label, ...readBody(body), preamble: text.slice(position, begin) });
    position = end + label.length + 2 * DASHES.length + 'END '.length;
  }
}

function readBody(body: string): Pick<PemBlock, 'headers' | 'contents'> {
  const lines = body.split(/\r\n?|\n/);
  const headers = new Map<string, string>();
  let last = -1;
  for (const [index, line] of lines.entries()) {
    const colon = line.indexOf(':');
    if (colon > 0) {
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
      last = index;
    }
  }
  const contents = decodeBase64(lines.slice(last + 1).join('\n'));
  if (contents === undefined) {
    throw new BerError('malformed', 'no base64');
  }
  return { headers, contents };
}
