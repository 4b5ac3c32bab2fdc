/**
 * A text as it stands in one part of a path or query (RFC 3986 section 2.1). Half a surrogate pair, which is no character and for which
 * `encodeURIComponent` throws, becomes U+FFFD, as `fetch` sends it in a body.
 */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
