import { checkEnterpriseNumber } from '../../channel/enterpriseNumber.ts';
import type { BodyNode } from '../bodyNode.ts';
import { isEmployerId } from '../employerId.ts';
import { checkEstablishmentUnitNumber } from '../establishmentUnitNumber.ts';
import type { IdentifierKind } from '../fieldKind.ts';
import type { Remark } from '../remark.ts';
import { ssinDigits, ssinMistake } from '../ssin.ts';
import { NOTHING, type Rule, type RuleContext } from './rule.ts';

/**
 * Numbers by their digits and their form. What is no such number at all is left to the schema.
 *
 * @see facts C4, C5
 */
export const identifierRule: Rule = (node, context) => {
  const { kind } = node;
  return kind === undefined || kind === 'date' || kind === 'dateTime'
    ? NOTHING
    : RULES[kind](node, context);
};

const RULES: Record<IdentifierKind, Rule> = {
  ssin(node, context) {
    const text = textOf(node, 11);
    const digits = ssinDigits(text);
    if (digits === undefined) {
      return NOTHING;
    }
    const mistake = ssinMistake(digits, context.today);
    return [
      ...(digits === text
        ? []
        : formRemark(node, context, { code: 'ssin/separators', details: {} }, digits)),
      ...(mistake ? [{ code: `ssin/${mistake}`, details: {}, path: node.path } as const] : []),
    ];
  },

  enterpriseNumber(node, context) {
    const text = textOf(node, 10);
    const check = checkEnterpriseNumber(text);
    if (check.verdict === 'form') {
      return NOTHING;
    }
    const { number } = check;
    const code = /^\d{9}$/.test(text)
      ? 'enterprise-number/missing-zero'
      : 'enterprise-number/separators';
    return [
      ...(number === text ? [] : formRemark(node, context, { code, details: { number } }, number)),
      ...(check.verdict === 'checkDigits'
        ? [checkDigitsRemark('enterprise-number/check-digits', node, check)]
        : []),
    ];
  },

  establishmentUnitNumber(node, context) {
    const text = textOf(node, 10);
    const check = checkEstablishmentUnitNumber(text);
    if (check.verdict === 'form') {
      return NOTHING;
    }
    const { number } = check;
    const separators = { code: 'establishment-unit/separators', details: { number } } as const;
    return [
      ...(number === text ? [] : formRemark(node, context, separators, number)),
      ...(check.verdict === 'checkDigits'
        ? [checkDigitsRemark('establishment-unit/check-digits', node, check)]
        : []),
    ];
  },

  employerId(node) {
    const number = String(node.value);
    return /^\d{1,10}$/.test(number) && !isEmployerId(Number(number))
      ? [{ code: 'employer-id/check-digits', details: {}, path: node.path }]
      : NOTHING;
  },

  jointCommittee(node, context) {
    const { value } = node;
    return typeof value === 'number' || /^\d{3}(\.\d{2}){0,2}$/.test(String(value))
      ? NOTHING
      : formRemark(node, context, { code: 'joint-committee/format', details: {} });
  },
};

type FormRemark = Extract<
  Remark,
  { code: `${string}/separators` | `${string}/missing-zero` | 'joint-committee/format' }
>;

/** A remark on the form alone: none where the description's own pattern takes it, a warning where the description says nothing of it. */
function formRemark(
  { path, shape }: BodyNode,
  { refusesForm }: RuleContext,
  remark: Pick<FormRemark, 'code' | 'details'>,
  value?: string,
): Remark[] {
  const refused = refusesForm(path);
  if (!refused && shape.facts.patterns.length > 0) {
    return NOTHING;
  }
  const code = remark.code.endsWith('missing-zero') ? 'pad-zero' : 'strip-separators';
  return [
    {
      ...(remark as FormRemark),
      path,
      ...(refused ? {} : { severity: 'warning' }),
      ...(value === undefined ? {} : { repair: { code, value } }),
    },
  ];
}

function checkDigitsRemark(
  code: 'enterprise-number/check-digits' | 'establishment-unit/check-digits',
  { path }: BodyNode,
  { number, expected }: { number: string; expected: string },
): Remark {
  return { code, details: { number, expected: number.slice(0, 8) + expected }, path };
}

/** The text that stands there; where a description wants a number, it has lost its zeros at the front. */
function textOf({ value }: BodyNode, length: number): string {
  return typeof value === 'number' ? String(value).padStart(length, '0') : String(value);
}
