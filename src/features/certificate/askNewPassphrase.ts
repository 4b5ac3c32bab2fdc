import * as l10n from '@vscode/l10n';
import { passphraseStrength } from '../../core/certificate/passphraseStrength.ts';
import type { PassphraseStrength } from '../../core/certificate/passphraseStrength.ts';
import { isPortablePassphrase } from '../../core/certificate/writePkcs12.ts';
import type { Step } from '../../ui/wizard.ts';

/** Characters below which a passphrase is not taken. */
const SHORTEST = 8;

/**
 * Asks for a new passphrase, with a hint of its strength while it is typed, and then a second time.
 *
 * @returns two steps
 */
export function askNewPassphrase(draft: { passphrase?: string }): Step[] {
  return [
    async questions => {
      const answer = await questions.input({
        prompt: l10n.t('New passphrase. It protects the private key wherever the file goes.'),
        password: true,
        hint: strengthOf,
        validate: value => {
          if (!isPortablePassphrase(value)) {
            return l10n.t(
              'Use printable ASCII characters: Java and others do not open key stores with other passphrases.',
            );
          }
          return value.length < SHORTEST
            ? l10n.t('Use at least {0} characters.', SHORTEST)
            : undefined;
        },
      });
      if (answer === undefined) {
        return 'back';
      }
      draft.passphrase = answer;
      return 'next';
    },
    async questions => {
      const answer = await questions.input({
        prompt: l10n.t('The same passphrase again'),
        password: true,
        validate: value =>
          value === draft.passphrase
            ? undefined
            : l10n.t('That is not the same: type it again, or go back to choose another.'),
      });
      return answer === undefined ? 'back' : 'next';
    },
  ];
}

/** A hint, no proof: see `passphraseStrength`. */
function strengthOf(passphrase: string): string | undefined {
  return passphrase === '' ? undefined : STRENGTHS[passphraseStrength(passphrase)]();
}

const STRENGTHS: Record<PassphraseStrength, () => string> = {
  weak: () => l10n.t('Strength: weak. Longer is better: several unrelated words do well.'),
  fair: () => l10n.t('Strength: fair. Longer is better.'),
  strong: () => l10n.t('Strength: strong'),
};
