import type { ApiParameter, Operation } from '../api/apiDescription.ts';
import { isIgnoredParameter } from './ownHeaders.ts';
import { percentEncoded } from '../base/percentEncoded.ts';

/** An operation's path and headers once its parameters have values. */
export interface FilledOperation {
  /** With the query, percent-encoded, relative to the API's base URL. */
  path: string;
  headers: Record<string, string>;
}

/** The parameters that a call cannot do without, but for cookies and headers that are not theirs to set. */
export function neededParameters({ parameters }: Pick<Operation, 'parameters'>): ApiParameter[] {
  return parameters.filter(
    ({ name, in: place, required }) =>
      required && place !== 'cookie' && !(place === 'header' && isIgnoredParameter(name)),
  );
}

/**
 * Puts values where an operation's parameters stand. Those without a value are left out; cookies are never sent.
 *
 * @param values by name
 */
export function fillParameters(
  { path, parameters }: Pick<Operation, 'path' | 'parameters'>,
  values: Readonly<Record<string, string>>,
): FilledOperation {
  const given = (place: 'query' | 'header'): [name: string, value: string][] =>
    parameters.flatMap(parameter => {
      const value = values[parameter.name];
      return parameter.in === place && value !== undefined ? [[parameter.name, value]] : [];
    });
  const filled = path.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : percentEncoded(value);
  });
  const query = given('query').map(pair => pair.map(percentEncoded).join('='));
  return {
    path: query.length === 0 ? filled : `${filled}?${query.join('&')}`,
    headers: Object.fromEntries(given('header').filter(([name]) => !isIgnoredParameter(name))),
  };
}
