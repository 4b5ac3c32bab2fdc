import { checkEnterpriseNumber } from '../../channel/enterpriseNumber.ts';
import type { Sender } from '../bodyTarget.ts';
import { declarantIn } from '../declarantIn.ts';
import type { BodyPath, Remark } from '../remark.ts';
import { NOTHING, type Rule } from './rule.ts';

/**
 * The enterprise in whose name is declared, compared with the account. An employer declares for itself or its group, which the account's
 * employers may name; a representative for those that gave it a mandate, where any is named; a training provider for itself, whoever
 * employs the participants.
 *
 * @see facts B3
 */
export const senderRule: Rule = (node, { target }) => {
  const { sender } = target;
  if (!sender || node.parent) {
    return NOTHING;
  }
  const { declarant, stated } = declarantIn(node, target, sender);
  const number = String(declarant?.value);
  if (!declarant || checkEnterpriseNumber(number).verdict !== 'valid' || !/^\d{10}$/.test(number)) {
    return NOTHING;
  }
  return remarksOn(number, sender, declarant.path, stated);
};

function remarksOn(
  number: string,
  { quality, enterpriseNumber: account, employers = [] }: Sender,
  path: BodyPath,
  stated: boolean,
): Remark[] {
  if (number === account) {
    return NOTHING;
  }
  switch (quality) {
    case 'employer':
      return account === undefined || employers.includes(number)
        ? NOTHING
        : [{ code: 'sender/not-the-account', details: { number, account }, path }];
    case 'socialSecretariat':
    case 'serviceProvider':
      return employers.length === 0 || employers.includes(number)
        ? NOTHING
        : [{ code: 'sender/not-an-employer', details: { number }, path }];
    case 'trainingProvider': {
      if (account === undefined) {
        return NOTHING;
      }
      // Where the description does not say who declares, it is only likely.
      const milder = stated ? {} : { severity: 'warning' as const };
      return [{ code: 'sender/not-the-provider', details: { number, account }, path, ...milder }];
    }
  }
}
