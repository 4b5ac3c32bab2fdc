import { randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import type { Quality } from '../../../../src/core/channel/quality.ts';
import { createSandbox } from '../../../../src/core/sandbox/createSandbox.ts';
import {
  sandboxApiBase,
  sandboxTokenEndpoint,
} from '../../../../src/core/sandbox/sandboxAddresses.ts';
import type {
  SandboxClient,
  SandboxSettings,
} from '../../../../src/core/sandbox/sandboxOptions.ts';
import { provisionalDescription } from '../api/provisionalDescription.ts';
import { selfSignedCertificate } from './selfSignedCertificate.ts';

export const ORIGIN = 'http://127.0.0.1:1';
export const TOKEN_ENDPOINT = sandboxTokenEndpoint(ORIGIN);
export const CLIENT_ID = 'self_service_test';
export const RSA = selfSignedCertificate('rsa2048');

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A sandbox with a clock that the test moves, and a client that signs for it. */
export class SandboxHarness {
  /** A minute ahead, so that certificates made during the test are valid already. */
  now = new Date(Date.now() + 60_000);
  clients: SandboxClient[];
  readonly send: (request: Request) => Promise<Response>;

  constructor(
    options: {
      quality?: Quality;
      mandates?: string[];
      settings?: Partial<SandboxSettings>;
      description?: ApiDescription | (() => ApiDescription);
    } = {},
  ) {
    this.clients = [
      {
        clientId: CLIENT_ID,
        quality: options.quality ?? 'employer',
        enterpriseNumber: '0000000196',
        ...(options.mandates ? { mandates: options.mandates } : {}),
        certificate: RSA.der,
      },
    ];
    this.send = createSandbox({
      origin: ORIGIN,
      description: options.description ?? provisionalDescription(),
      clients: () => this.clients,
      clock: () => this.now,
      randomUUID,
      ...(options.settings ? { settings: options.settings } : {}),
    });
  }

  /** Seconds since 1970, some seconds from now. */
  at(seconds: number): number {
    return Math.floor(this.now.getTime() / 1000) + seconds;
  }

  /** An assertion that is right but for the claims given; undefined leaves one out. */
  assertion(
    claims: Record<string, unknown> = {},
    algorithm = 'RS256',
    key: KeyObject | Uint8Array = RSA.privateKey,
  ): Promise<string> {
    const all: Record<string, unknown> = {
      iss: CLIENT_ID,
      sub: CLIENT_ID,
      aud: TOKEN_ENDPOINT,
      jti: randomUUID(),
      iat: this.at(0),
      exp: this.at(300),
      ...claims,
    };
    const given = Object.entries(all).filter(([, value]) => value !== undefined);
    return new SignJWT(Object.fromEntries(given)).setProtectedHeader({ alg: algorithm }).sign(key);
  }

  /** A token request that is right but for the parameters given. */
  async tokenRequest(
    parameters: Record<string, string> = {},
    init: RequestInit = {},
  ): Promise<Request> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: parameters['client_assertion'] ?? (await this.assertion()),
      ...parameters,
    });
    return new Request(TOKEN_ENDPOINT, { method: 'POST', body, ...init });
  }

  /** Status and error of the answer to a token request. */
  async refusal(request: Request): Promise<{ status: number; error: unknown }> {
    const response = await this.send(request);
    const { error } = (await response.json()) as { error?: unknown };
    return { status: response.status, error };
  }

  /** Status and error of the answer to an assertion. */
  async verdict(assertion: string | Promise<string>): Promise<{ status: number; error: unknown }> {
    return this.refusal(await this.tokenRequest({ client_assertion: await assertion }));
  }

  /** A token of the client, or of another with the same key. */
  async token(clientId = CLIENT_ID): Promise<string> {
    const assertion = await this.assertion({ iss: clientId, sub: clientId });
    const response = await this.send(await this.tokenRequest({ client_assertion: assertion }));
    return ((await response.json()) as { access_token: string }).access_token;
  }

  /** Calls the API with a token, a JSON body where one is given. */
  call(
    method: string,
    path: string,
    options: {
      token?: string;
      body?: unknown;
      text?: string;
      headers?: Record<string, string>;
    } = {},
  ): Promise<Response> {
    const { token, body, text = body === undefined ? undefined : JSON.stringify(body) } = options;
    return this.send(
      new Request(sandboxApiBase(ORIGIN) + path, {
        method,
        headers: {
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...options.headers,
        },
        ...(text === undefined ? {} : { body: text }),
      }),
    );
  }
}
