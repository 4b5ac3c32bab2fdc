/**
 * What people call the owner of a certificate: the common name, else the organisation.
 *
 * @param name distinguished name as `formatDistinguishedName` writes it
 * @returns undefined where it has neither
 */
export function commonName(name: string): string | undefined {
  const parts = name.matchAll(/([^=]+)=((?:\\.|[^,+\\])*)(?:[,+]|$)/gsy);
  const found = new Map([...parts].reverse().map(([, type, value]) => [type, value]));
  // Escaped bytes stay as they are: they are what cannot be seen.
  return (found.get('CN') ?? found.get('O'))?.replace(/\\([^\da-f])/g, '$1');
}
