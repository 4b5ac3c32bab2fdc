import type { JsonWebKey } from 'node:crypto';
import { witnessed } from '../witnessed.ts';
import { startChild, type ChildServer } from './childServer.ts';

/** oidc-provider as a token endpoint, see `oidcProvider.ts`. */
export interface OidcProvider extends ChildServer {
  readonly tokenEndpoint: string;
  /** What became of each token request, in order. */
  readonly answers: { status: number; error?: string }[];
}

/** @param clients with their public keys; `scope` is all that one may have, by default everything */
export async function startOidcProvider(
  clients: readonly { clientId: string; algorithm: string; jwk: JsonWebKey; scope?: string }[],
): Promise<OidcProvider> {
  const answers: OidcProvider['answers'] = [];
  let issuer: string | undefined;
  const child = await startChild(
    ['--import', 'tsx', 'test/integration/servers/oidcProvider.ts', JSON.stringify(clients)],
    text => {
      const line = JSON.parse(text) as Line;
      if ('issuer' in line) {
        issuer = line.issuer;
        return true;
      }
      const { status, error, accessToken, clientAssertion } = line;
      answers.push({ status, ...(error === undefined ? {} : { error }) });
      witnessed.token(accessToken);
      witnessed.assertion(clientAssertion);
      return false;
    },
  );
  return { ...child, tokenEndpoint: `${issuer}/REST/oauth/v5/token`, answers };
}

type Line =
  | { issuer: string }
  | { status: number; error?: string; accessToken?: string; clientAssertion?: string };
