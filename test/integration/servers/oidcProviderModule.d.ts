/** oidc-provider carries no types; these are the parts that the authorization server of the tests uses. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  interface Context {
    oidc: { params?: Record<string, string | undefined>; urlFor(route: 'token'): string };
    status: number;
    body: unknown;
  }

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
    callback(): RequestListener;
  }

  export namespace errors {
    class InvalidClientAuth extends Error {
      constructor(detail: string);
    }
  }
}
