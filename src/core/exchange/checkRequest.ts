import type { ApiDescription, ApiParameter, Operation } from '../api/apiDescription.ts';
import { allowedMethods, matchOperation } from '../api/findOperation.ts';
import { locate } from '../api/jsonPointer.ts';
import { isRecord } from '../base/isRecord.ts';
import { mediaTypeMistake } from '../declaration/mediaTypeMistake.ts';
import { METHODS } from './methods.ts';
import { placeInFile } from './fileLines.ts';
import { isIgnoredParameter } from './ownHeaders.ts';
import {
  requestHeader,
  type FileRequest,
  type Joined,
  type Placed,
  type Span,
} from './requestFile.ts';
import { mistake, type RequestMistake } from './requestMistake.ts';
import { requestUrl, type RequestUrl } from './requestUrl.ts';
import {
  expandedPlace,
  noValue,
  type Expanded,
  type RequestVariables,
} from './requestVariables.ts';

/** What a request is compared with. */
export interface RequestContext {
  /** Undefined while it cannot be read: then nothing is said of paths and parameters. */
  description: ApiDescription | undefined;
  /** Where the account calls the API, without a trailing slash; undefined while that is not known. */
  baseUrl: string | undefined;
}

/** A request with what accounts and description say of it. */
export interface CheckedRequest {
  /** Undefined where the target is wrong, a variable in it has no value, or the base URL is not known. */
  url?: RequestUrl;
  /** The one that serves the call; undefined where the description knows none. */
  operation?: Operation;
  headers: Record<string, string>;
  mistakes: RequestMistake[];
}

/** Where paths count from while the base URL is not known. */
const ANYWHERE = 'https://api.invalid';

/**
 * Compares a request with the API's description. What the text alone shows to be wrong is not said again.
 */
export function checkRequest(
  request: FileRequest,
  variables: RequestVariables,
  { description, baseUrl }: RequestContext,
): CheckedRequest {
  const { headers, mistakes } = checkHeaders(request, variables);
  const target = variables.expand(request.target.text);
  if ('unknown' in target) {
    mistakes.push(noValue(target, inFile(request.target, target.unknown)));
    return { headers, mistakes };
  }
  if (target.text === '') {
    return { headers, mistakes };
  }
  const url =
    baseUrl !== undefined || target.text.startsWith('/')
      ? requestUrl(target.text, baseUrl ?? ANYWHERE)
      : undefined;
  if (!url) {
    if (!/^(https?:\/\/|\/)/i.test(target.text)) {
      mistakes.push(...formOfValue(request));
    } else if (baseUrl !== undefined) {
      mistakes.push(mistake('url/foreign', { baseUrl }, request.target));
    }
    return { headers, mistakes };
  }
  const fragment = target.text.indexOf('#');
  if (fragment >= 0) {
    const sign = { start: fragment, end: fragment + 1 };
    mistakes.push(mistake('target/fragment', {}, expandedPlace(target, request.target, sign)));
  }
  const known = baseUrl === undefined ? {} : { url };
  if (!description) {
    return { ...known, headers, mistakes };
  }
  const operation = matchOperation(description, request.method.text, url.path)?.operation;
  mistakes.push(
    ...(operation
      ? [
          ...checkQuery(request, target, url, operation, description),
          ...checkRequiredHeaders(request, operation),
          ...checkBodyForm(request, headers, operation),
        ]
      : METHODS.some(known => known === request.method.text)
        ? [unknownOperation(request, target, url, description)]
        : []),
  );
  return { ...known, ...(operation && { operation }), headers, mistakes };
}

/** What the text alone cannot show: that the value of a variable begins no address. */
function formOfValue({ target }: FileRequest): RequestMistake[] {
  return target.text.startsWith('{{') ? [mistake('target/form', {}, target)] : [];
}

/** Where a part of a text that is not expanded stands in the file. */
function inFile(joined: Joined, { start, end }: Span): Span {
  return { start: placeInFile(joined, start), end: placeInFile(joined, end - 1) + 1 };
}

/** RFC 9110 section 5.5: what a field value may hold, as far as `fetch` sends it. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

function checkHeaders(
  request: FileRequest,
  variables: RequestVariables,
): Pick<CheckedRequest, 'headers' | 'mistakes'> {
  const headers = new Map<string, { name: string; value: string }>();
  const mistakes: RequestMistake[] = [];
  for (const { name, value } of request.headers) {
    const expanded = variables.expand(value.text);
    if ('unknown' in expanded) {
      const { start, end } = expanded.unknown;
      const place = { start: value.start + start, end: value.start + end };
      mistakes.push(noValue(expanded, place));
      continue;
    }
    if (!HEADER_VALUE.test(expanded.text)) {
      mistakes.push(mistake('header/characters', { name: name.text }, value));
    }
    const key = name.text.toLowerCase();
    const before = headers.get(key);
    // RFC 9110 section 5.3: fields of one name make a list.
    headers.set(key, {
      name: before?.name ?? name.text,
      value: before ? `${before.value}, ${expanded.text}` : expanded.text,
    });
  }
  return {
    headers: Object.fromEntries([...headers.values()].map(({ name, value }) => [name, value])),
    mistakes,
  };
}

function unknownOperation(
  request: FileRequest,
  target: Expanded,
  { path }: RequestUrl,
  description: ApiDescription,
): RequestMistake {
  const methods = allowedMethods(description, path);
  if (methods.length > 0) {
    const details = { method: request.method.text, methods };
    const { start, end } = request.method;
    const place = start === end ? request.target : request.method;
    return mistake('method/not-described', details, place, 'warning');
  }
  const end = /[?#]|$/.exec(target.text)?.index ?? target.text.length;
  const place = expandedPlace(target, request.target, { start: 0, end });
  return mistake('path/unknown', { path }, place, 'warning');
}

function checkQuery(
  request: FileRequest,
  target: Expanded,
  { query }: RequestUrl,
  { parameters }: Operation,
  { document }: ApiDescription,
): RequestMistake[] {
  const described = parameters.filter(parameter => parameter.in === 'query');
  const missing = described
    .filter(({ name, required }) => required && !query.has(name))
    .map(({ name }) => mistake('query/missing', { name }, request.target, 'warning'));
  const unknown = [...new Set(query.keys())]
    .filter(name => !described.some(parameter => takes(parameter, name, document)))
    .map(name => {
      const start = [...target.text.matchAll(/[?&]([^=&#]*)/g)].find(({ 1: written }) =>
        new URLSearchParams(written).has(name),
      )?.index;
      const place =
        start === undefined
          ? request.target
          : expandedPlace(target, request.target, {
              start: start + 1,
              end: start + 1 + (/^[?&][^=&#]*/.exec(target.text.slice(start))?.[0].length ?? 1) - 1,
            });
      return mistake('query/unknown', { name }, place, 'warning');
    });
  return [...missing, ...unknown];
}

/** An object may be spread over parameters of other names, which is not looked at. @see OpenAPI 3.0.3, Style Values */
function takes(parameter: ApiParameter, name: string, document: unknown): boolean {
  const schema = locate(document, parameter.schema.$ref)?.value;
  return name === parameter.name || (isRecord(schema) && schema['type'] === 'object');
}

function checkRequiredHeaders(request: FileRequest, { parameters }: Operation): RequestMistake[] {
  return parameters
    .filter(parameter => parameter.in === 'header' && parameter.required)
    .filter(({ name }) => !isIgnoredParameter(name) && !requestHeader(request, name))
    .map(({ name }) => mistake('header/missing', { name }, request.target, 'warning'));
}

function checkBodyForm(
  request: FileRequest,
  headers: Record<string, string>,
  operation: Operation,
): RequestMistake[] {
  const { body, target } = request;
  const contentType: Placed | undefined = requestHeader(request, 'Content-Type')?.value;
  if (!body) {
    return operation.requestBody?.required ? [mistake('body/missing', {}, target, 'warning')] : [];
  }
  if (!operation.requestBody) {
    return [mistake('body/not-described', {}, body, 'warning')];
  }
  const mediaType = Object.entries(headers).find(([name]) => /^content-type$/i.test(name))?.[1];
  const details = mediaType === undefined ? undefined : mediaTypeMistake(operation, mediaType);
  return details ? [mistake('body/media-type', details, contentType ?? body)] : [];
}
