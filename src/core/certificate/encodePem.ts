/**
 * Writes DER as PEM text, with a line feed at the end.
 *
 * @param label such as `CERTIFICATE`
 * @see RFC 7468 section 2
 */
export function encodePem(label: string, der: Uint8Array): string {
  const base64 = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
