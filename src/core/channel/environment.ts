import { AppError } from '../base/errors.ts';
import { withoutUndefined } from '../base/withoutUndefined.ts';
import { FLA_API } from './quality.ts';
import { formatPath, isHarmless, type Mistake, type Reading } from './settingMistake.ts';
import { SettingReader } from './settingReader.ts';

export const ENVIRONMENT_KINDS = ['production', 'acceptance', 'sandbox', 'custom'] as const;
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];

/** One place where tokens are issued and APIs are served. */
export interface Environment {
  id: string;
  name: string;
  kind: EnvironmentKind;
  /** Absolute URL; https, but for loopback. */
  tokenEndpoint: string;
  /** The `aud` of client assertions; the token endpoint where nothing else is said. */
  audience: string;
  /** Base URL by API id, without a trailing slash. */
  apis: Record<string, string>;
  /** Path of a PEM file with further certification authorities. */
  ca?: string;
}

/** Id of the built-in environment whose addresses are known only while the sandbox runs. */
export const SANDBOX = 'sandbox';

/** The portal's two environments. @see facts A1 */
export const PORTAL_ENVIRONMENTS: readonly Environment[] = [
  portal('prod', 'Production', 'production', 'https://services.socialsecurity.be'),
  portal('acpt', 'Acceptance (ACPT)', 'acceptance', 'https://services-acpt.socialsecurity.be'),
];

function portal(id: string, name: string, kind: EnvironmentKind, origin: string): Environment {
  const tokenEndpoint = `${origin}/REST/oauth/v5/token`;
  return {
    id,
    name,
    kind,
    tokenEndpoint,
    audience: tokenEndpoint,
    apis: { [FLA_API]: `${origin}/REST/federalLearningAccount/v1` },
  };
}

/** Whether an id belongs to an environment that settings cannot redefine. */
export function isBuiltIn(id: string): boolean {
  return id === SANDBOX || PORTAL_ENVIRONMENTS.some(environment => environment.id === id);
}

/**
 * Whether real declarations are made there: by its kind, or because a token of the production portal is used, whatever
 * settings call it.
 */
export function isProduction(environment: Pick<Environment, 'kind' | 'tokenEndpoint'>): boolean {
  const production = PORTAL_ENVIRONMENTS[0]?.tokenEndpoint ?? '';
  return (
    environment.kind === 'production' ||
    new URL(environment.tokenEndpoint).host === new URL(production).host
  );
}

/** Whether an environment is one of the portal's, by its kind or its address, whatever settings call it. */
export function isPortal(environment: Pick<Environment, 'kind' | 'tokenEndpoint'>): boolean {
  const { kind, tokenEndpoint } = environment;
  return (
    kind === 'production' ||
    kind === 'acceptance' ||
    PORTAL_ENVIRONMENTS.some(
      portal => URL.parse(portal.tokenEndpoint)?.host === URL.parse(tokenEndpoint)?.host,
    )
  );
}

/**
 * Reads one environment of `fla.environments`, with everything that is wrong with it.
 *
 * @param fromUserSettings false as soon as any part of it comes from a workspace or folder: its audience must then share
 *   the token endpoint's origin, or a shared workspace could harvest assertions that work elsewhere.
 */
export function readEnvironment(
  id: string,
  value: unknown,
  fromUserSettings: boolean,
): Reading<Environment> {
  const mistakes: Mistake[] = [];
  const reader = SettingReader.of(value, [], mistakes);
  if (reader === undefined) {
    return { mistakes };
  }
  const address = (from: SettingReader, name: string, text: string | undefined) =>
    from.checked(name, text, isSafeAddress, 'setting/address');
  const endpoint = reader.required('tokenEndpoint');
  const tokenEndpoint = endpoint === '' ? undefined : address(reader, 'tokenEndpoint', endpoint);
  const own = reader.object('apis');
  const apis = own?.names.map(api => [
    api,
    address(own, api, own.string(api))?.replace(/\/+$/, ''),
  ]);
  const audience = reader.text('audience') ?? tokenEndpoint ?? '';
  if (!fromUserSettings && tokenEndpoint !== undefined && !sharesOrigin(audience, tokenEndpoint)) {
    reader.report('audience', 'environment/audience-origin', {});
  }
  const environment = withoutUndefined({
    id,
    name: reader.text('name') ?? id,
    kind: reader.choice('kind', reader.text('kind'), ENVIRONMENT_KINDS) ?? 'custom',
    tokenEndpoint: endpoint,
    audience,
    apis: Object.fromEntries(apis ?? []) as Record<string, string>,
    ca: reader.text('ca'),
  });
  reader.done();
  if (isBuiltIn(id)) {
    mistakes.unshift({ code: 'environment/built-in', details: {}, member: [] });
  }
  return mistakes.every(isHarmless) ? { value: environment, mistakes } : { mistakes };
}

/** Why an environment cannot be used: its first mistake that matters. */
export function environmentFailure(
  id: string,
  mistakes: readonly Mistake[],
): AppError<'environment/invalid' | 'environment/audience-origin'> {
  const mistake = mistakes.find(found => !isHarmless(found));
  if (mistake?.code === 'environment/audience-origin') {
    return new AppError('environment/audience-origin', { environment: id });
  }
  const member = formatPath(mistake?.member ?? []);
  return new AppError('environment/invalid', {
    environment: id,
    member: member === '' ? id : member,
  });
}

/** Whether a URL may carry credentials: https anywhere, http on this machine alone. */
export function isSafeAddress(url: string): boolean {
  if (!URL.canParse(url)) {
    return false;
  }
  const { protocol, hostname, username, password } = new URL(url);
  return (
    username === '' &&
    password === '' &&
    (protocol === 'https:' ||
      (protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)))
  );
}

function sharesOrigin(url: string, other: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(other).origin;
}
