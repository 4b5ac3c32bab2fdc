import { readFileSync } from 'node:fs';
import { ifThere } from './userFiles.ts';

/** A file that holds what it may not. */
export interface Finding {
  readonly file: string;
  readonly what: string;
}

/**
 * Looks for credentials in files, whatever their format, as single bytes and as UTF-16: the tokens and assertions that are known,
 * whatever looks like an assertion, and private keys.
 */
export function findCredentials(
  files: readonly string[],
  { tokens, assertions }: { tokens: Iterable<string>; assertions: Iterable<string> },
): Finding[] {
  const known = [
    ...[...tokens].map(text => ({ what: 'access token', text })),
    // Its signature alone would be enough to look for, and its payload is as private.
    ...[...assertions].flatMap(assertion =>
      assertion.split('.').map(text => ({ what: 'assertion', text })),
    ),
  ].filter(({ text }) => text.length >= LONG_ENOUGH);
  return files.flatMap(file => {
    const bytes = ifThere(() => readFileSync(file)) ?? Buffer.alloc(0);
    const texts = [bytes.toString('latin1'), bytes.toString('utf16le')];
    const found = new Set([
      ...known
        .filter(({ text }) => texts.some(held => held.includes(text)))
        .map(({ what }) => what),
      ...texts.flatMap(text => (isAssertionIn(text) ? ['something like an assertion'] : [])),
      ...texts.flatMap(text => (PRIVATE_KEY.test(text) ? ['private key'] : [])),
    ]);
    return [...found].map(what => ({ file, what }));
  });
}

/** The header of an assertion is the same in all of them and says nothing. */
const LONG_ENOUGH = 40;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A JWT whose issuer is the client itself. */
function isAssertionIn(text: string): boolean {
  return [...text.matchAll(/eyJ[\w-]+\.(eyJ[\w-]+)/g)].some(([, payload = '']) => {
    const claims = Buffer.from(payload, 'base64url').toString();
    return claims.includes('self_service_');
  });
}
