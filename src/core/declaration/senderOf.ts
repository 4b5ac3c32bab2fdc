import type { Account } from '../channel/account.ts';
import { withoutUndefined } from '../base/withoutUndefined.ts';
import type { Sender } from './bodyTarget.ts';

/** What of an account decides whether a declaration is right. */
export function senderOf({ quality, enterpriseNumber, employers }: Account): Sender {
  return withoutUndefined({
    quality,
    enterpriseNumber,
    employers: employers?.map(employer => employer.enterpriseNumber),
  });
}
