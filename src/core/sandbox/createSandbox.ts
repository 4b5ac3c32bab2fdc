import { AppError } from '../base/errors.ts';
import { ApiEndpoint } from './apiEndpoint.ts';
import { IssuedTokens } from './issuedTokens.ts';
import { problemResponse } from './problemResponse.ts';
import { Refusal } from './refusal.ts';
import { API_PATH, TOKEN_PATH } from './sandboxAddresses.ts';
import { DEFAULT_SANDBOX_SETTINGS } from './sandboxOptions.ts';
import type { SandboxContext, SandboxOptions } from './sandboxOptions.ts';
import { TokenEndpoint } from './tokenEndpoint.ts';

/**
 * A local stand-in for the portal: its token endpoint and, from the active description, its API. Pure: it opens no socket and
 * keeps everything in memory. The function it returns always answers, also a request that cannot be understood.
 *
 * @see facts A2-A5 and C for what it follows; `DEFAULT_SANDBOX_SETTINGS` for what is ours
 */
export function createSandbox(options: SandboxOptions): (request: Request) => Promise<Response> {
  const { clients, description } = options;
  const context: SandboxContext = {
    ...options,
    get description() {
      return typeof description === 'function' ? description() : description;
    },
    clients: typeof clients === 'function' ? clients : () => clients,
    settings: { ...DEFAULT_SANDBOX_SETTINGS, ...options.settings },
  };
  const tokens = new IssuedTokens(context);
  const tokenEndpoint = new TokenEndpoint(context, tokens);
  const apiEndpoint = new ApiEndpoint(context, tokens);

  const route = (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === TOKEN_PATH) {
      return tokenEndpoint.answer(request);
    }
    if (pathname.startsWith(`${API_PATH}/`)) {
      return apiEndpoint.answer(request, pathname.slice(API_PATH.length));
    }
    throw new Refusal(problemResponse('resourceNotFound', `No resource ${pathname} found`));
  };

  return async request => {
    const response = await answerAnyway(() => route(request));
    response.headers.set('Date', context.clock().toUTCString());
    response.headers.set('BelGov-Trace-Id', context.randomUUID());
    const related = request.headers.get('BelGov-Trace-Id');
    if (related !== null && /^[\x21-\x7e]{1,36}$/.test(related)) {
      response.headers.set('BelGov-Related-Trace-Id', related);
    }
    return response;
  };
}

async function answerAnyway(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Refusal) {
      return error.response;
    }
    const detail = AppError.is(error) ? error.code : 'The sandbox failed';
    return problemResponse('internalServerError', detail);
  }
}
