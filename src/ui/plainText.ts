/** The longest piece of foreign text that a notification shows. */
const LONGEST = 200;

/**
 * Makes text of a server, a certificate or a file name fit for a notification: VS Code renders `[label](command:…)` there
 * as a link that runs a command, so no such pair survives; control characters and line breaks become spaces.
 */
export function plainText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').replaceAll('](', '] (');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** The name of the file at a path, as plain text. */
export function plainName(path: string): string {
  return plainText(path.split(/[\\/]/).at(-1) ?? path);
}

/** Several texts on one line, as plain text. */
export function plainList(values: readonly string[]): string {
  return values.map(plainText).join(', ');
}
