import type { Operation } from '../api/apiDescription.ts';
import type { IssuedTokens } from './issuedTokens.ts';
import { problemResponse } from './problemResponse.ts';
import { Refusal } from './refusal.ts';
import type { SandboxClient, SandboxContext } from './sandboxOptions.ts';
import { missingScopes } from './sandboxScopes.ts';

/**
 * Tells who calls an operation that needs a token.
 *
 * @throws Refusal with `noAccessToken`, `invalidAccessToken`, `expiredAccessToken` or `missingScope`
 * @see RFC 6750 sections 2.1 and 3; facts C1
 */
export function authoriseCall(
  context: SandboxContext,
  tokens: IssuedTokens,
  request: Request,
  operation: Operation,
): SandboxClient {
  const bearer = /^Bearer +([\w.~+/-]+=*) *$/i.exec(request.headers.get('authorization') ?? '');
  if (!bearer?.[1]) {
    throw challenge('noAccessToken', 'The call carries no Bearer token in Authorization', {});
  }
  const token = tokens.find(bearer[1]);
  const client = context.clients().find(known => known.clientId === token?.clientId);
  if (!token || !client) {
    throw challenge('invalidAccessToken', 'The access token is not one of this server', {
      error: 'invalid_token',
      error_description: 'The access token is invalid',
    });
  }
  if (token.expiresAt <= context.clock().getTime()) {
    throw challenge('expiredAccessToken', 'The access token expired', {
      error: 'invalid_token',
      error_description: 'The access token expired',
    });
  }
  const requiredScopes = missingScopes(operation, client.quality, token.scopes);
  if (requiredScopes.length > 0) {
    throw challenge(
      'missingScope',
      'The access token lacks a scope of this operation',
      { error: 'insufficient_scope', scope: requiredScopes.join(' ') },
      { requiredScopes },
    );
  }
  return client;
}

/**
 * The enterprise numbers in whose name a client acts: its own and, for a representative, those of its mandates.
 *
 * @see seeds 2.2, 2.5; facts B3
 */
export function actsFor({ quality, enterpriseNumber, mandates = [] }: SandboxClient): Set<string> {
  const represents = quality === 'socialSecretariat' || quality === 'serviceProvider';
  return new Set([enterpriseNumber, ...(represents ? mandates : [])]);
}

function challenge(
  type: Parameters<typeof problemResponse>[0],
  detail: string,
  parameters: Record<string, string>,
  members: Record<string, unknown> = {},
): Refusal {
  const challenges = Object.entries({ realm: 'sandbox', ...parameters });
  const header = challenges.map(([name, value]) => `${name}="${value}"`).join(', ');
  return new Refusal(
    problemResponse(type, detail, members, { 'WWW-Authenticate': `Bearer ${header}` }),
  );
}
