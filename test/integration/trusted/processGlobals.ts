/** What extensions of one host share, and no extension may replace. */
export function processGlobals(): Record<string, unknown> {
  const shared = globalThis as Record<symbol | string, unknown>;
  return {
    dispatcher1: shared[Symbol.for('undici.globalDispatcher.1')],
    dispatcher2: shared[Symbol.for('undici.globalDispatcher.2')],
    fetch: shared['fetch'],
    rejectUnauthorized: process.env['NODE_TLS_REJECT_UNAUTHORIZED'],
  };
}

/** The same before the extension was activated: this module loads with the tests. */
export const GLOBALS_AT_START: Readonly<Record<string, unknown>> = processGlobals();
