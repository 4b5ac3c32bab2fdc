import { memberOf } from '../api/jsonPointer.ts';
import { isRecord } from '../base/isRecord.ts';

/**
 * The same body in the name of another enterprise. It stays as it is where nothing stands at the path: what the example leaves out is
 * not to be guessed.
 *
 * @param path in the body, of the enterprise number in whose name is declared
 */
export function declareFor(
  body: unknown,
  path: readonly string[],
  enterpriseNumber: string,
): unknown {
  return replace(body, path, enterpriseNumber);
}

function replace(value: unknown, [token, ...rest]: readonly string[], number: string): unknown {
  if (token === undefined) {
    return value === undefined ? value : number;
  }
  const member = memberOf(value, token);
  if (member === undefined) {
    return value;
  }
  const replaced = replace(member, rest, number);
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === Number(token) ? replaced : item));
  }
  return isRecord(value) ? { ...value, [token]: replaced } : value;
}
