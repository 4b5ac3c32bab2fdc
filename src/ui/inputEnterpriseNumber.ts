import * as l10n from '@vscode/l10n';
import {
  checkEnterpriseNumber,
  formatEnterpriseNumber,
  type EnterpriseNumberCheck,
} from '../core/channel/enterpriseNumber.ts';
import type { Questions } from './wizard.ts';

/**
 * Asks for an enterprise number, as people write it: `0123.456.749`.
 *
 * @param options.refuse why a right number is not taken here, or undefined
 * @param options.remark what is worth knowing of a right number, or undefined
 * @returns 10 digits, `''` where none is needed and none was given, undefined for back
 */
export async function inputEnterpriseNumber(
  questions: Questions,
  options: {
    prompt: string;
    value: string;
    needed: boolean;
    refuse?: (number: string) => string | undefined;
    remark?: (number: string) => string | undefined;
  },
): Promise<string | undefined> {
  const answer = await questions.input({
    prompt: options.prompt,
    value: options.value,
    hint: value => {
      const check = checkEnterpriseNumber(value);
      return check.verdict === 'valid' ? options.remark?.(check.number) : undefined;
    },
    validate: value => {
      if (value === '' && !options.needed) {
        return undefined;
      }
      const check = checkEnterpriseNumber(value);
      return check.verdict === 'valid'
        ? options.refuse?.(check.number)
        : enterpriseNumberProblem(check);
    },
  });
  if (answer === undefined || answer === '') {
    return answer;
  }
  const check = checkEnterpriseNumber(answer);
  return check.verdict === 'form' ? answer : check.number;
}

/** Why an enterprise number is refused, and which digits would fit. */
export function enterpriseNumberProblem(
  check: Exclude<EnterpriseNumberCheck, { verdict: 'valid' }>,
): string {
  return check.verdict === 'form'
    ? l10n.t('An enterprise number has 10 digits and starts with 0 or 1: 0123456749.')
    : l10n.t(
        'The last two digits of {0} do not fit the others: {1} would. Check the number for a typing mistake.',
        formatEnterpriseNumber(check.number),
        formatEnterpriseNumber(check.number.slice(0, 8) + check.expected),
      );
}
