import { isRecord } from '../base/isRecord.ts';
import { upgradeSchema } from './upgradeSwaggerSchema.ts';

/** A parameter with where it stands. */
export interface Written {
  value: Record<string, unknown>;
  /** Reference into the Swagger document. */
  from: string;
  /** It stands among the document's own parameters. */
  isShared: boolean;
}

const STYLES: Record<string, { style: string; explode: boolean }> = {
  csv: { style: 'form', explode: false },
  ssv: { style: 'spaceDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
  multi: { style: 'form', explode: true },
};

/** A parameter that is no part of a body, or a field of a form. */
export function upgradeParameter(parameter: Record<string, unknown>): Record<string, unknown> {
  const { name, description, required, allowEmptyValue, collectionFormat, ...rest } = parameter;
  const place = parameter['in'];
  const extensions = extensionsOf(parameter);
  const schema = Object.fromEntries(
    Object.entries(rest).filter(([key]) => key !== 'in' && extensions[key] === undefined),
  );
  const style = STYLES[textOf(collectionFormat) ?? 'csv'];
  const laidOut =
    schema['type'] !== 'array' || !style
      ? {}
      : place === 'query'
        ? style
        : place === 'formData'
          ? {}
          : { style: 'simple', explode: false };
  return {
    name,
    in: place,
    ...(description === undefined ? {} : { description }),
    required: place === 'path' || required === true,
    ...(allowEmptyValue === undefined || place !== 'query' ? {} : { allowEmptyValue }),
    ...laidOut,
    ...extensions,
    schema: upgradeSchema(schema),
  };
}

/** A header of a response. */
export function upgradeHeader(header: Record<string, unknown>): Record<string, unknown> {
  const { description } = header;
  const schema = without(header, ['description', 'collectionFormat']);
  return { ...(description === undefined ? {} : { description }), schema: upgradeSchema(schema) };
}

const FLOWS: Record<string, string> = {
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
  implicit: 'implicit',
  password: 'password',
};

/** A way to be let in. */
export function upgradeSecurityScheme(scheme: Record<string, unknown>): unknown {
  const { type, flow, authorizationUrl, tokenUrl, scopes, ...rest } = scheme;
  if (type === 'basic') {
    return { ...rest, type: 'http', scheme: 'basic' };
  }
  if (type !== 'oauth2') {
    return { ...rest, type };
  }
  const addresses = Object.entries({ authorizationUrl, tokenUrl }).filter(
    ([, address]) => address !== undefined,
  );
  const described = { ...Object.fromEntries(addresses), scopes: scopes ?? {} };
  return { ...rest, type, flows: { [FLOWS[textOf(flow) ?? ''] ?? 'implicit']: described } };
}

/** Without a host the addresses are relative to where the document lies. */
export function serversOf(
  host: unknown,
  basePath: unknown,
  schemes: unknown,
): { servers?: unknown[] } {
  const path = textOf(basePath)?.replace(/\/+$/, '') ?? '';
  const name = textOf(host);
  if (name === undefined) {
    return path === '' ? {} : { servers: [{ url: path }] };
  }
  const names = textsOf(schemes).filter(scheme => /^https?$/.test(scheme));
  const known = names.length > 0 ? names : ['https'];
  return { servers: known.map(scheme => ({ url: `${scheme}://${name}${path}` })) };
}

/** Its `x-…` members, but for what becomes part of its schema. */
export function extensionsOf(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => name.startsWith('x-') && name !== 'x-nullable'),
  );
}

/** Members by what becomes of each; those of which nothing becomes are left out. */
export function mapMembers(
  members: unknown,
  change: (value: unknown, name: string) => unknown,
): Record<string, unknown> {
  const changed = Object.entries(isRecord(members) ? members : {})
    .map(([name, value]) => [name, change(value, name)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(changed);
}

/** A text, or undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The texts in a list, none for anything else. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

/** A record but for some of its members. */
export function without(
  value: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/** Whether a parameter is the body or a field of a form. */
export function isBodyPart(parameter: Record<string, unknown>): boolean {
  return parameter['in'] === 'body' || parameter['in'] === 'formData';
}

/** The name of a parameter, `''` where it has none. */
export function nameOf(parameter: Record<string, unknown>): string {
  return textOf(parameter['name']) ?? '';
}

/** The media types named, or JSON where none is. */
export function orJson(mediaTypes: readonly string[]): readonly string[] {
  return mediaTypes.length > 0 ? mediaTypes : ['application/json'];
}
