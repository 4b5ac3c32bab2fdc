import type { IssuedTokens } from './issuedTokens.ts';
import { mediaTypeOf, readBody } from './readBody.ts';
import { Refusal } from './refusal.ts';
import type { SandboxContext } from './sandboxOptions.ts';
import { grantableScopes } from './sandboxScopes.ts';
import { AssertionVerifier } from './verifyAssertion.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

type TokenError = 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type';

/**
 * The token endpoint: client credentials with a signed assertion, and nothing else.
 *
 * @see RFC 6749 sections 4.4 and 5; RFC 7521 section 4.2; RFC 7523 section 2.2; facts A2-A5
 */
export class TokenEndpoint {
  readonly #context: SandboxContext;
  readonly #tokens: IssuedTokens;
  readonly #verifier: AssertionVerifier;

  constructor(context: SandboxContext, tokens: IssuedTokens) {
    this.#context = context;
    this.#tokens = tokens;
    this.#verifier = new AssertionVerifier(context);
  }

  /** @throws Refusal with the answer of RFC 6749 section 5.2 */
  async answer(request: Request): Promise<Response> {
    if (request.method !== 'POST') {
      throw refuse('invalid_request', 'the token endpoint takes POST alone', 405, {
        Allow: 'POST',
      });
    }
    const assertion = requireAssertion(await this.#readForm(request));
    const verdict = await this.#verifier.verify(assertion.jwt);
    if ('reason' in verdict) {
      throw refuse('invalid_client', verdict.reason, 401);
    }
    const { clientId, quality } = verdict.client;
    if (assertion.clientId !== undefined && assertion.clientId !== clientId) {
      throw refuse('invalid_client', 'client_id is not the sub of the assertion', 401);
    }
    const scopes = grantedScopes(
      assertion.scope,
      grantableScopes(this.#context.description, quality),
    );
    return jsonAnswer(200, {
      access_token: this.#tokens.issue(clientId, scopes),
      scope: scopes.join(' '),
      token_type: 'Bearer',
      expires_in: this.#context.settings.tokenLifetime,
    });
  }

  async #readForm(request: Request): Promise<URLSearchParams> {
    if (mediaTypeOf(request.headers.get('content-type')) !== 'application/x-www-form-urlencoded') {
      throw refuse(
        'invalid_request',
        'Content-Type is not application/x-www-form-urlencoded in UTF-8',
      );
    }
    const { bodyLimit } = this.#context.settings;
    const body = await readBody(request, bodyLimit);
    if (!body) {
      throw refuse('invalid_request', `the body is larger than ${bodyLimit} bytes`, 413);
    }
    return new URLSearchParams(new TextDecoder().decode(body));
  }
}

/** Reads the parameters of the request. One without a value counts as left out, an unknown one is ignored (RFC 6749 section 3.2). */
function requireAssertion(form: URLSearchParams): {
  jwt: string;
  clientId?: string;
  scope?: string;
} {
  const names = [...form.keys()];
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) {
    throw refuse('invalid_request', `${repeated} is given more than once`);
  }
  const read = (name: string) => form.get(name) ?? '';
  if (read('grant_type') === '') {
    throw refuse('invalid_request', 'grant_type is missing');
  }
  if (read('grant_type') !== 'client_credentials') {
    throw refuse('unsupported_grant_type', 'grant_type is not client_credentials');
  }
  if (read('client_secret') !== '') {
    throw refuse('invalid_request', 'client_secret is not supported: send client_assertion alone');
  }
  if (read('client_assertion_type') !== ASSERTION_TYPE) {
    throw refuse('invalid_request', `client_assertion_type is not ${ASSERTION_TYPE}`);
  }
  if (read('client_assertion') === '') {
    throw refuse('invalid_request', 'client_assertion is missing');
  }
  return {
    jwt: read('client_assertion'),
    ...(read('client_id') === '' ? {} : { clientId: read('client_id') }),
    ...(read('scope') === '' ? {} : { scope: read('scope') }),
  };
}

/** What was asked for, or everything the client may have where nothing was (RFC 6749 section 3.3; facts A2). */
function grantedScopes(asked: string | undefined, grantable: string[]): string[] {
  const scopes = asked === undefined ? grantable : asked.split(' ').filter(scope => scope !== '');
  const refused = scopes.find(scope => !grantable.includes(scope));
  if (refused !== undefined) {
    const known =
      grantable.length > 0 ? grantable.join(' ') : 'none is documented, leave scope out';
    throw refuse('invalid_scope', `${refused} is not a scope of this client: ${known}`);
  }
  return [...new Set(scopes)];
}

function refuse(
  error: TokenError,
  description: string,
  status = 400,
  headers: Record<string, string> = {},
): Refusal {
  // Section 5.2 allows neither quotation marks nor backslashes, nor anything beyond ASCII.
  const error_description = description.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?');
  return new Refusal(jsonAnswer(status, { error, error_description }, headers));
}

function jsonAnswer(
  status: number,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json;charset=UTF-8',
      'Cache-Control': 'no-store',
      Pragma: 'no-cache',
      ...headers,
    },
  });
}
