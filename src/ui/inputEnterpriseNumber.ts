import * as l10n from '@vscode/l10n';
import type { Questions } from './wizard.ts';

/**
 * Asks for an enterprise number, as people write it: `0123.456.749`.
 *
 * @returns 10 digits, `''` where none is needed and none was given, undefined for back
 */
export async function inputEnterpriseNumber(
  questions: Questions,
  options: { prompt: string; value: string; needed: boolean },
): Promise<string | undefined> {
  const answer = await questions.input({
    prompt: options.prompt,
    value: options.value,
    validate: value =>
      /^[01]\d{9}$/.test(digitsOf(value)) || (value === '' && !options.needed)
        ? undefined
        : l10n.t('An enterprise number has 10 digits and starts with 0 or 1: 0123456749.'),
  });
  return answer === undefined ? undefined : digitsOf(answer);
}

function digitsOf(text: string): string {
  return text.replace(/[.\s-]/g, '');
}
