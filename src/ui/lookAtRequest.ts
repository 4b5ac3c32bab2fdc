import { randomUUID } from 'node:crypto';
import type { ApiDescription } from '../core/api/apiDescription.ts';
import { AppError } from '../core/base/errors.ts';
import { baseUrlOf } from '../core/channel/account.ts';
import type { Channels, ConfiguredAccount } from '../core/channel/channels.ts';
import { FLA_API } from '../core/channel/quality.ts';
import { checkRequest, type CheckedRequest } from '../core/exchange/checkRequest.ts';
import { accountNamed } from '../core/exchange/requestAccount.ts';
import type { FileRequest, RequestFile } from '../core/exchange/requestFile.ts';
import { mistake, type RequestMistake } from '../core/exchange/requestMistake.ts';
import { RequestVariables } from '../core/exchange/requestVariables.ts';
import type { ActiveAccount } from './chooseAccount.ts';

/** What requests are looked at with. */
export interface RequestServices {
  apis: { get(apiId?: string): Promise<ApiDescription> };
  channels: Channels;
  activeAccount: ActiveAccount;
}

/** A request with what settings and the description say of it. `mistakes` are theirs, not those of the text alone. */
export interface SeenRequest extends CheckedRequest {
  variables: RequestVariables;
  /** Undefined while it cannot be read. */
  description: ApiDescription | undefined;
  /** The one that would send it; undefined while that would have to be asked, or where the one named is not there. */
  account: ConfiguredAccount | undefined;
}

/** Looks at a request without asking anything, starting the sandbox or calling anybody. */
export async function lookAtRequest(
  { apis, channels, activeAccount }: RequestServices,
  file: RequestFile,
  request: FileRequest,
): Promise<SeenRequest> {
  const { accounts } = channels.configuration;
  const named = request.account && accountNamed(accounts, request.account);
  const sending = named
    ? 'account' in named
      ? named.account
      : undefined
    : (accounts.find(({ account }) => account.id === activeAccount.get()) ??
      (accounts.length === 1 ? accounts[0] : undefined));
  const apiId = request.api?.text ?? FLA_API;
  const mistakes: RequestMistake[] = named && 'mistake' in named ? [named.mistake] : [];
  const description = await apis.get(apiId).catch((error: unknown) => {
    if (request.api && AppError.is(error, 'api/unknown')) {
      mistakes.push(mistake('api/unknown', { api: apiId }, request.api));
    }
    return undefined;
  });
  const variables = variablesOf(file, request, sending);
  const baseUrl = sending && knownBaseUrl(channels, sending, apiId);
  const checked = checkRequest(request, variables, { description, baseUrl });
  return {
    ...checked,
    mistakes: [...mistakes, ...checked.mistakes],
    variables,
    description,
    account: sending,
  };
}

/** The variables of a request that an account sends, as they are now. */
export function variablesOf(
  file: RequestFile,
  request: FileRequest,
  account: ConfiguredAccount | undefined,
): RequestVariables {
  return new RequestVariables(file, request, {
    now: new Date(),
    randomUuid: randomUUID,
    random: Math.random,
    enterpriseNumber: account?.account.enterpriseNumber,
  });
}

/** Where the account calls the API, as far as that is known without starting anything. */
function knownBaseUrl(
  channels: Channels,
  { account }: ConfiguredAccount,
  apiId: string,
): string | undefined {
  const environment = channels.environment(account.environment);
  try {
    return environment && baseUrlOf(account, environment, apiId);
  } catch {
    return undefined; // its own Problem says so
  }
}
