import type { ApiParameter, Operation } from '../api/apiDescription.ts';
import { isJsonType } from '../declaration/mediaTypeMistake.ts';
import { BODILESS } from './methods.ts';
import { isIgnoredParameter } from './ownHeaders.ts';
import { percentEncoded } from '../base/percentEncoded.ts';

/** A request to be written down. */
export interface WrittenRequest {
  operation: Pick<Operation, 'method' | 'path'>;
  /** Stands after `###`. */
  title: string;
  /** Left out for the FLA. */
  apiId?: string;
  /** Id or name. */
  account?: string;
  /** With an example of each one's value. The elements of an array that is `repeated` stand in the query one by one. */
  parameters: (Pick<ApiParameter, 'name' | 'in' | 'required'> & {
    value: unknown;
    repeated?: boolean;
  })[];
  /** `value` is JSON, or for a media type that is none, its text. */
  body?: { mediaType: string; value: unknown };
}

/** A parameter with the variable that holds its value. */
interface Variable {
  name: string;
  parameter: WrittenRequest['parameters'][number];
  /** On one line. */
  value: string;
  reference: string;
}

/**
 * Writes a request as text of a request file: what must be given as variables above it, what may be given in comments below its path.
 */
export function writeRequest(request: WrittenRequest): string {
  const { operation, apiId, account } = request;
  const body = BODILESS.includes(operation.method) ? undefined : request.body;
  const variables = variablesOf(request.parameters.filter(hasSay));
  const required = variables.filter(({ parameter }) => parameter.required);
  const defined = required.filter(({ parameter }) => !isRepeated(parameter));
  const inside = (place: ApiParameter['in'], from: Variable[]): Variable[] =>
    from.filter(({ parameter }) => parameter.in === place);
  const optional = variables.filter(({ parameter }) => !parameter.required);
  const written = body && writtenBody(body);
  return [
    `### ${oneLine(request.title)}`.trimEnd(),
    ...(apiId === undefined ? [] : [`# @api ${apiId}`]),
    ...(account === undefined ? [] : [`# @account ${account}`]),
    ...defined.map(({ name, value }) => `@${name} = ${value}`),
    ...(defined.length > 0 ? [''] : []),
    `${operation.method} ${pathOf(operation.path, inside('path', required))}`,
    ...inside('query', required)
      .flatMap(inQuery)
      .map((member, i) => `  ${i === 0 ? '?' : '&'}${member}`),
    ...inside('query', optional)
      .flatMap(inQuery)
      .map(member => `#  &${member}`),
    ...(body ? [`Content-Type: ${body.mediaType}`] : []),
    ...inside('header', required).map(
      ({ parameter, reference }) => `${parameter.name}: ${reference}`,
    ),
    ...inside('header', optional).map(({ parameter, value }) => `# ${parameter.name}: ${value}`),
    ...(written === undefined ? [] : ['', written]),
    '',
  ].join('\n');
}

/** The media type stands with the body. */
function hasSay({ name, in: place }: WrittenRequest['parameters'][number]): boolean {
  return place !== 'header' || /^accept$/i.test(name) || !isIgnoredParameter(name);
}

function variablesOf(parameters: WrittenRequest['parameters']): Variable[] {
  const names = new Set<string>();
  return parameters.map(parameter => {
    const plain = parameter.name.replace(/[^\w.-]+/g, '_');
    const name = names.has(plain) ? `${plain}_${parameter.in}` : plain;
    names.add(name);
    const value = oneLine(valueText(parameter.value));
    const encoded = parameter.in !== 'header' && percentEncoded(value) !== value;
    return { name, parameter, value, reference: encoded ? `{{%${name}}}` : `{{${name}}}` };
  });
}

function pathOf(path: string, variables: Variable[]): string {
  // Some descriptions tell operations of one path apart by a fragment, which is not sent.
  return path.replace(/#.*$/, '').replace(/\{([^{}]+)\}/g, (template, name: string) => {
    return variables.find(({ parameter }) => parameter.name === name)?.reference ?? template;
  });
}

/** A parameter as members of the query. */
function inQuery({ parameter, value, reference }: Variable): string[] {
  const name = percentEncoded(parameter.name);
  if (isRepeated(parameter)) {
    return parameter.value.map(one => `${name}=${percentEncoded(oneLine(valueText(one)))}`);
  }
  return [`${name}=${parameter.required ? reference : percentEncoded(value)}`];
}

function isRepeated<P extends WrittenRequest['parameters'][number]>(
  parameter: P,
): parameter is P & { value: unknown[] } {
  return parameter.repeated === true && parameter.in === 'query' && Array.isArray(parameter.value);
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(valueText).join(',');
  }
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

function writtenBody({
  mediaType,
  value,
}: NonNullable<WrittenRequest['body']>): string | undefined {
  return isJsonType(mediaType) ? JSON.stringify(value ?? {}, undefined, 2) : valueText(value);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
