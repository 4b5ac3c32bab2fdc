import { AppError } from '../base/errors.ts';
import { isRecord } from '../base/isRecord.ts';
import { isSafeAddress, type Environment } from './environment.ts';
import { QUALITIES, defaultScope, type Quality } from './quality.ts';

export const ALGORITHMS = ['RS256', 'ES384', 'ES512'] as const;

/** Signature algorithm of a client assertion (RFC 7518 section 3.1). */
export type Algorithm = (typeof ALGORITHMS)[number];

/** An employer for whom a representative declares. */
export interface Employer {
  /** CBE number, 10 digits. */
  enterpriseNumber: string;
  name?: string;
}

/** A REST channel made in Chaman, as settings hold it: never a secret. */
export interface Account {
  id: string;
  name: string;
  /** Environment id. */
  environment: string;
  quality: Quality;
  clientId: string;
  /** Path of the key store as written in settings. */
  certificate: string;
  /** Alias of the key, for a key store that holds several. */
  alias?: string;
  /** CBE number of the account's holder, 10 digits. */
  enterpriseNumber?: string;
  employers?: Employer[];
  apis?: Record<string, { baseUrl?: string; scope?: string }>;
  algorithm?: Algorithm;
}

/**
 * Reads one account of `fla.accounts`.
 *
 * @throws AppError `account/invalid` names the first member that cannot be used
 */
export function parseAccount(id: string, value: unknown): Account {
  const invalid = (member: string) => new AppError('account/invalid', { account: id, member });
  if (!isRecord(value)) {
    throw invalid(id);
  }
  const required = (member: string): string => {
    const found = value[member];
    if (typeof found !== 'string' || found.trim() === '') {
      throw invalid(member);
    }
    return found;
  };
  const optional = (member: string): string | undefined => {
    const found = value[member];
    if (found !== undefined && typeof found !== 'string') {
      throw invalid(member);
    }
    return found === '' ? undefined : found;
  };
  const quality = QUALITIES.find(known => known === value['quality']);
  if (quality === undefined) {
    throw invalid('quality');
  }
  const account: Account = {
    id,
    name: optional('name') ?? id,
    environment: required('environment'),
    quality,
    clientId: required('clientId'),
    certificate: required('certificate'),
  };
  const alias = optional('alias');
  if (alias !== undefined) {
    account.alias = alias;
  }
  const enterpriseNumber = optional('enterpriseNumber');
  if (enterpriseNumber !== undefined) {
    if (!ENTERPRISE_NUMBER.test(enterpriseNumber)) {
      throw invalid('enterpriseNumber');
    }
    account.enterpriseNumber = enterpriseNumber;
  }
  const algorithm = optional('algorithm');
  if (algorithm !== undefined) {
    const known = ALGORITHMS.find(name => name === algorithm);
    if (known === undefined) {
      throw invalid('algorithm');
    }
    account.algorithm = known;
  }
  if (value['employers'] !== undefined) {
    account.employers = parseEmployers(value['employers'], () => invalid('employers'));
  }
  if (value['apis'] !== undefined) {
    account.apis = parseApis(value['apis'], invalid);
  }
  return account;
}

const ENTERPRISE_NUMBER = /^[01]\d{9}$/;

function parseEmployers(value: unknown, invalid: () => AppError): Employer[] {
  if (!Array.isArray(value)) {
    throw invalid();
  }
  return value.map((employer: unknown) => {
    const enterpriseNumber = isRecord(employer) ? employer['enterpriseNumber'] : undefined;
    if (typeof enterpriseNumber !== 'string' || !ENTERPRISE_NUMBER.test(enterpriseNumber)) {
      throw invalid();
    }
    const name = isRecord(employer) ? employer['name'] : undefined;
    return { enterpriseNumber, ...(typeof name === 'string' ? { name } : {}) };
  });
}

function parseApis(
  value: unknown,
  invalid: (member: string) => AppError,
): NonNullable<Account['apis']> {
  if (!isRecord(value)) {
    throw invalid('apis');
  }
  const apis: NonNullable<Account['apis']> = {};
  for (const [api, own] of Object.entries(value)) {
    if (!isRecord(own)) {
      throw invalid(`apis.${api}`);
    }
    const { baseUrl, scope } = own;
    if (baseUrl !== undefined && (typeof baseUrl !== 'string' || !isSafeAddress(baseUrl))) {
      throw invalid(`apis.${api}.baseUrl`);
    }
    if (scope !== undefined && typeof scope !== 'string') {
      throw invalid(`apis.${api}.scope`);
    }
    apis[api] = {
      ...(baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, '') }),
      ...(scope === undefined ? {} : { scope }),
    };
  }
  return apis;
}

/**
 * The scope an account asks for: its own for that API, else its quality's. Undefined, and `''` in settings, send none.
 *
 * @see facts A2
 */
export function scopeOf(account: Account, api: string): string | undefined {
  const scope = account.apis?.[api]?.scope ?? defaultScope(api, account.quality);
  return scope === '' ? undefined : scope;
}

/**
 * Where an account calls an API. A training provider has no documented address on the portal (facts A1): there the account
 * must carry its own.
 *
 * @throws AppError `account/no-base-url`
 */
export function baseUrlOf(account: Account, environment: Environment, api: string): string {
  const undocumented =
    account.quality === 'trainingProvider' &&
    (environment.kind === 'production' || environment.kind === 'acceptance');
  const url = account.apis?.[api]?.baseUrl ?? (undocumented ? undefined : environment.apis[api]);
  if (url === undefined) {
    throw new AppError('account/no-base-url', { account: account.name, api });
  }
  return url;
}
