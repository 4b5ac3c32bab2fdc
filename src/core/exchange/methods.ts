/** The methods that requests are sent by. @see RFC 9110 section 9; RFC 5789 for `PATCH` */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Those that `fetch` sends no body with. */
export const BODILESS: readonly string[] = ['GET', 'HEAD'];
