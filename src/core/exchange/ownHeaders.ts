/** What the connection sets, and the trace id of each call (facts C3). */
const SET_ELSEWHERE =
  /^(belgov-trace-id|connection|content-length|expect|host|keep-alive|proxy-authorization|te|trailer|transfer-encoding|upgrade)$/i;

/** Whether the connection or the extension sets a header, whatever a request says; of `Authorization` see `isAuthorization`. */
export function isSetElsewhere(name: string): boolean {
  return SET_ELSEWHERE.test(name);
}

/** Whether a header is the one in which the account's token goes. */
export function isAuthorization(name: string): boolean {
  return /^authorization$/i.test(name);
}

/**
 * Whether a header parameter has no say in what is sent: its value comes from somewhere else.
 *
 * @see OpenAPI 3.0.3, Parameter Object, `name`: definitions of `Accept`, `Content-Type` and `Authorization` are ignored
 */
export function isIgnoredParameter(name: string): boolean {
  return /^(accept|content-type)$/i.test(name) || isAuthorization(name) || isSetElsewhere(name);
}
