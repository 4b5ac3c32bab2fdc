import { AppError } from '../base/errors.ts';
import { FLA_API } from './quality.ts';
import { isRecord } from '../base/isRecord.ts';

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

/**
 * Reads one environment of `fla.environments`.
 *
 * @param fromUserSettings false as soon as any part of it comes from a workspace or folder: its audience must then share
 *   the token endpoint's origin, or a shared workspace could harvest assertions that work elsewhere.
 * @throws AppError `environment/invalid` names the member; `environment/audience-origin`
 */
export function parseEnvironment(
  id: string,
  value: unknown,
  fromUserSettings: boolean,
): Environment {
  const invalid = (member: string) =>
    new AppError('environment/invalid', { environment: id, member });
  if (!isRecord(value)) {
    throw invalid(id);
  }
  const tokenEndpoint = value['tokenEndpoint'];
  if (typeof tokenEndpoint !== 'string' || !isSafeAddress(tokenEndpoint)) {
    throw invalid('tokenEndpoint');
  }
  const kind = value['kind'] ?? 'custom';
  if (!isKind(kind)) {
    throw invalid('kind');
  }
  const optional = (member: string): string | undefined => {
    const found = value[member];
    if (found !== undefined && typeof found !== 'string') {
      throw invalid(member);
    }
    return found === '' ? undefined : found;
  };
  if (value['apis'] !== undefined && !isRecord(value['apis'])) {
    throw invalid('apis');
  }
  const apis: Record<string, string> = {};
  for (const [api, url] of Object.entries(value['apis'] ?? {})) {
    if (typeof url !== 'string' || !isSafeAddress(url)) {
      throw invalid(`apis.${api}`);
    }
    apis[api] = url.replace(/\/+$/, '');
  }
  const audience = optional('audience') ?? tokenEndpoint;
  if (!fromUserSettings && originOf(audience) !== originOf(tokenEndpoint)) {
    throw new AppError('environment/audience-origin', { environment: id });
  }
  const ca = optional('ca');
  return {
    id,
    name: optional('name') ?? id,
    kind,
    tokenEndpoint,
    audience,
    apis,
    ...(ca === undefined ? {} : { ca }),
  };
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

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

function isKind(value: unknown): value is EnvironmentKind {
  return ENVIRONMENT_KINDS.some(kind => kind === value);
}
