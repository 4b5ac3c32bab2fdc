const MASK = '•••••••••••';

/** Members of answers and parameters of forms whose value is a secret whatever it looks like. */
const SECRET_NAMES =
  '(?:access_token|refresh_token|id_token|client_assertion|assertion|client_secret)';

/** In JSON that may be cut off anywhere. */
const MEMBER = new RegExp(`("${SECRET_NAMES}"\\s*:\\s*")((?:[^"\\\\]|\\\\.)+)`, 'gi');
/** In a form or an address. */
const PARAMETER = new RegExp(`(\\b${SECRET_NAMES}=)([^&\\s"'<>]+)`, 'gi');
/** A header whose value carries credentials: behind `Bearer`, prose has no digits. */
const BEARER = /(\bBearer\s+)(?=[\w.~+/-]*\d)[\w.~+/-]{8,}=*/gi;
/** A header of a JWT in compact serialisation, and what follows it. */
const JWT = /\be[wy][\w-]{8,}\.[\w-]*(?:\.[\w-]*)*/g;

/**
 * Replaces whatever is a token, or looks like one, by bullets: servers and proxies repeat in their error pages what they received.
 *
 * @param known tokens and assertions that must not show, wherever they stand
 */
export function maskTokens(text: string, known: Iterable<string> = []): string {
  return [...known]
    .reduce((left, token) => left.replaceAll(token, MASK), text)
    .replace(MEMBER, `$1${MASK}`)
    .replace(PARAMETER, `$1${MASK}`)
    .replace(BEARER, `$1${MASK}`)
    .replace(JWT, MASK);
}
