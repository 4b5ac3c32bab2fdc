import { accountFailure, readAccount, type Account } from '../../../../src/core/channel/account.ts';
import {
  environmentFailure,
  readEnvironment,
  type Environment,
} from '../../../../src/core/channel/environment.ts';

/** An account that can be used; throws why it cannot. */
export function parseAccount(id: string, value: unknown): Account {
  const { value: account, mistakes } = readAccount(id, value);
  if (account === undefined) {
    throw accountFailure(id, mistakes);
  }
  return account;
}

/** An environment that can be used; throws why it cannot. */
export function parseEnvironment(
  id: string,
  value: unknown,
  fromUserSettings: boolean,
): Environment {
  const { value: environment, mistakes } = readEnvironment(id, value, fromUserSettings);
  if (environment === undefined) {
    throw environmentFailure(id, mistakes);
  }
  return environment;
}
