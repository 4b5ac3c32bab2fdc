import * as l10n from '@vscode/l10n';

/** Characters of a secret that are shown: enough to tell two apart, too few to use one. */
const SHOWN = 8;

/** The beginning of a secret and its length: "eyJhbGci… (612 characters)". */
export function shortened(secret: string): string {
  const beginning = secret.slice(0, Math.min(SHOWN, Math.floor(secret.length / 4)));
  return l10n.t('{0}… ({1} characters)', beginning, secret.length);
}
