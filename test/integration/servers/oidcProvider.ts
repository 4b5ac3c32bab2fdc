// An authorization server written by others, set up as the portal's is documented. It takes its clients, an array of
// `{ clientId, algorithm, jwk, scope? }`, as JSON in the first argument. It prints `{ "issuer" }` as one JSON line when it listens, and one line
// `{ "clientAssertion", "status", "error", "accessToken" }` for each token request.
import type { JsonWebKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errors, Provider } from 'oidc-provider';

interface Client {
  readonly clientId: string;
  readonly algorithm: string;
  readonly jwk: JsonWebKey;
  /** What it may have; without it, everything. */
  readonly scope?: string;
}

const clients = JSON.parse(process.argv[2] ?? '[]') as Client[];
const TOKEN_ROUTE = '/REST/oauth/v5/token';
const SCOPES = ['employer', 'provider'].map(
  quality => `scope:sigedis:gestion:careerpro-federal-learning-account:${quality}`,
);
const LONGEST_LIFETIME = 300;

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  server.on('request', createProvider(issuer).callback());
  tell({ issuer });
});

function createProvider(issuer: string): Provider {
  const provider = new Provider(issuer, {
    clients: clients.map(({ clientId, algorithm, jwk, scope = SCOPES.join(' ') }) => ({
      client_id: clientId,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      scope,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: algorithm,
      jwks: { keys: [jwk] },
    })),
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['RS256', 'ES384', 'ES512'] },
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    routes: { token: TOKEN_ROUTE },
    scopes: SCOPES,
    ttl: { ClientCredentials: 600 },
    // By itself it would take its own name as an audience too, and any lifetime.
    assertJwtClientAuthClaimsAndHeader: (
      context: { oidc: { urlFor(route: 'token'): string } },
      claims: { aud: unknown; iat?: number; exp: number },
    ) => {
      if (claims.aud !== context.oidc.urlFor('token')) {
        throw new errors.InvalidClientAuth('aud is not the token endpoint');
      }
      if (claims.iat === undefined || claims.exp - claims.iat > LONGEST_LIFETIME) {
        throw new errors.InvalidClientAuth('the assertion lives too long');
      }
    },
  });
  provider.use(async (context, next) => {
    await next();
    const { error, access_token: accessToken } = context.body as Record<string, unknown>;
    const clientAssertion = context.oidc.params?.['client_assertion'];
    tell({ clientAssertion, status: context.status, error, accessToken });
  });
  return provider;
}

function tell(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
