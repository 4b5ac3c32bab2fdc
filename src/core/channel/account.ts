import { AppError } from '../base/errors.ts';
import { withoutUndefined } from '../base/withoutUndefined.ts';
import { isSafeAddress, type Environment } from './environment.ts';
import { QUALITIES, defaultScope, type Quality } from './quality.ts';
import { formatPath, isHarmless, type Mistake, type Reading } from './settingMistake.ts';
import { SettingReader } from './settingReader.ts';

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

/** Reads one account of `fla.accounts`, with everything that is wrong with it. */
export function readAccount(id: string, value: unknown): Reading<Account> {
  const mistakes: Mistake[] = [];
  const reader = SettingReader.of(value, [], mistakes);
  if (reader === undefined) {
    return { mistakes };
  }
  const quality = reader.choice('quality', reader.required('quality'), QUALITIES);
  const account = withoutUndefined({
    id,
    name: reader.text('name') ?? id,
    environment: reader.required('environment'),
    // Where there is none the account is not usable anyway.
    quality: quality ?? 'employer',
    clientId: reader.required('clientId'),
    certificate: reader.required('certificate'),
    alias: reader.text('alias'),
    enterpriseNumber: readEnterpriseNumber(reader, reader.text('enterpriseNumber')),
    employers: reader.objects('employers')?.map(readEmployer),
    apis: readApis(reader.object('apis')),
    algorithm: reader.choice('algorithm', reader.text('algorithm'), ALGORITHMS),
  });
  reader.done();
  return mistakes.every(isHarmless) ? { value: account, mistakes } : { mistakes };
}

/** Why an account cannot be used: its first mistake that matters. */
export function accountFailure(
  id: string,
  mistakes: readonly Mistake[],
): AppError<'account/invalid'> {
  const member = formatPath(mistakes.find(mistake => !isHarmless(mistake))?.member ?? []);
  return new AppError('account/invalid', { account: id, member: member === '' ? id : member });
}

function readEnterpriseNumber(
  reader: SettingReader,
  number: string | undefined,
): string | undefined {
  const isNumber = (text: string): boolean => /^[01]\d{9}$/.test(text);
  return reader.checked('enterpriseNumber', number, isNumber, 'setting/enterprise-number');
}

function readEmployer(reader: SettingReader): Employer {
  const number = reader.required('enterpriseNumber');
  const employer = withoutUndefined({
    enterpriseNumber: readEnterpriseNumber(reader, number === '' ? undefined : number) ?? '',
    name: reader.string('name'),
  });
  reader.done();
  return employer;
}

function readApis(reader: SettingReader | undefined): Account['apis'] {
  const read = (name: string): { baseUrl?: string; scope?: string } => {
    const own = reader?.object(name);
    const baseUrl = own?.checked(
      'baseUrl',
      own.string('baseUrl'),
      isSafeAddress,
      'setting/address',
    );
    const scope = own?.string('scope');
    own?.done();
    return withoutUndefined({ baseUrl: baseUrl?.replace(/\/+$/, ''), scope });
  };
  return reader && Object.fromEntries(reader.names.map(name => [name, read(name)]));
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
