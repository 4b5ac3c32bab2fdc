import type { JsonPart } from '../../core/token/decodePart.ts';
import { numericDate } from '../../core/token/numericDate.ts';
import { printJson } from '../../core/token/printJson.ts';
import type { TokenRow } from '../../protocol/token.ts';
import { claimMeaning } from '../../ui/claimMeaning.ts';
import { momentTexts } from '../../ui/momentTexts.ts';

/** Claims whose value is a NumericDate (RFC 7519 section 4.1, OpenID Connect Core section 2). */
const DATES = new Set(['exp', 'nbf', 'iat', 'auth_time']);

/**
 * The members of a header or of claims, each with its meaning, and with the moment it stands for.
 *
 * @param now what moments are told relative to
 */
export function claimRows(
  { members }: Pick<JsonPart, 'members'>,
  where: 'header' | 'claims',
  { now, language }: { now: Date; language: string },
): TokenRow[] {
  return Object.entries(members).map(([name, value]) => {
    const explanation = claimMeaning(name, where);
    const date = DATES.has(name) ? numericDate(value) : undefined;
    return {
      name,
      value: typeof value === 'string' ? value : printJson(value, 2),
      isCode: true,
      ...(date ? { moment: momentTexts(date, now, language) } : {}),
      ...(explanation === undefined ? {} : { explanation }),
    };
  });
}
