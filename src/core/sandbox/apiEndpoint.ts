import { isRecord } from '../base/isRecord.ts';
import { operationExtension } from '../api/apiDescription.ts';
import type { Operation } from '../api/apiDescription.ts';
import { allowedMethods, matchOperation } from '../api/findOperation.ts';
import { memberOf, pointerTokens } from '../api/jsonPointer.ts';
import { actsFor, authoriseCall } from './authoriseCall.ts';
import type { IssuedTokens } from './issuedTokens.ts';
import { inputIssue, problemResponse } from './problemResponse.ts';
import { Refusal } from './refusal.ts';
import { HEALTH_PATH, sandboxApiBase } from './sandboxAddresses.ts';
import type { SandboxClient, SandboxContext } from './sandboxOptions.ts';
import { validateCall } from './validateCall.ts';

/** Something accepted earlier. */
interface Resource {
  content: Record<string, unknown>;
  /** In whose name it was sent, and by which client; both absent for an operation that needs no token. */
  enterpriseNumber?: string;
  clientId?: string;
}

/**
 * The API, served from its description: `POST` on a path keeps what it accepts where a `GET` on that path with one more
 * parameter reads it back.
 */
export class ApiEndpoint {
  readonly #context: SandboxContext;
  readonly #tokens: IssuedTokens;
  /** By path, as called. */
  readonly #resources = new Map<string, Resource>();

  constructor(context: SandboxContext, tokens: IssuedTokens) {
    this.#context = context;
    this.#tokens = tokens;
  }

  /**
   * @param path below the API's base URL
   * @throws Refusal with a Belgif problem, or without a body for 405 and 415
   */
  async answer(request: Request, path: string): Promise<Response> {
    const { method } = request;
    if (path === HEALTH_PATH && method === 'GET') {
      return json(200, { status: 'UP' });
    }
    const { description } = this.#context;
    const match = matchOperation(description, method, path);
    if (!match) {
      throw noOperation(path, allowedMethods(description, path));
    }
    const { operation } = match;
    const client =
      operation.security === 'none'
        ? undefined
        : authoriseCall(this.#context, this.#tokens, request, operation);
    const body = await validateCall(this.#context, match, request);
    if (method === 'POST' && this.#readerOf(operation)) {
      return this.#create(operation, path, client, body);
    }
    if (method === 'GET' && this.#isReader(operation)) {
      return this.#read(path, client, match.pathParameters);
    }
    return json(501, { type: 'about:blank', title: 'Not Implemented', status: 501 }, PROBLEM);
  }

  #create(
    operation: Operation,
    path: string,
    client: SandboxClient | undefined,
    body: unknown,
  ): Response {
    const owner = client && this.#ownerOf(operation, client, body);
    const id = this.#context.randomUUID();
    const href = `${sandboxApiBase(this.#context.origin)}${path}/${id}`;
    this.#resources.set(`${path}/${id}`, {
      content: { ...(isRecord(body) ? body : {}), id, href },
      ...owner,
    });
    return json(201, { id, href, status: 'accepted', anomalies: [] }, { Location: href });
  }

  #read(
    path: string,
    client: SandboxClient | undefined,
    pathParameters: Record<string, string>,
  ): Response {
    const resource = this.#resources.get(path);
    if (!resource || !mayRead(resource, client)) {
      const [[name, value] = []] = Object.entries(pathParameters).slice(-1);
      const detail = `Nothing here is called ${value ?? ''}`;
      const issue = {
        ...inputIssue('referencedResourceNotFound', detail),
        in: 'path',
        name,
        value,
      };
      throw new Refusal(problemResponse('resourceNotFound', detail, { issues: [issue] }));
    }
    return json(200, resource.content);
  }

  /** In whose name the body is sent: what the description's `x-declared-for` points to, else the client's own number. */
  #ownerOf(operation: Operation, client: SandboxClient, body: unknown): Omit<Resource, 'content'> {
    const pointer = operationExtension(this.#context.description, operation, 'x-declared-for');
    const named =
      typeof pointer === 'string' ? pointerTokens(pointer).reduce(memberOf, body) : undefined;
    const enterpriseNumber = typeof named === 'string' ? named : client.enterpriseNumber;
    if (!actsFor(client).has(enterpriseNumber)) {
      throw new Refusal(
        problemResponse(
          'missingPermission',
          `${client.clientId} may not declare for enterprise number ${enterpriseNumber}: it is not its own, nor one of its mandates`,
        ),
      );
    }
    return { enterpriseNumber, clientId: client.clientId };
  }

  /** The operation that reads what this one makes. */
  #readerOf({ path }: Operation): Operation | undefined {
    return this.#context.description.operations.find(
      operation => operation.method === 'GET' && parentOf(operation.path) === path,
    );
  }

  #isReader({ path }: Operation): boolean {
    return this.#context.description.operations.some(
      operation => operation.method === 'POST' && operation.path === parentOf(path),
    );
  }
}

const PROBLEM = { 'Content-Type': 'application/problem+json' };

/** The path of the collection that a path like `/trainings/{trainingId}` belongs to. */
function parentOf(path: string): string | undefined {
  return /^(.+)\/\{[^/]+\}$/.exec(path)?.[1];
}

function mayRead(resource: Resource, client: SandboxClient | undefined): boolean {
  const { enterpriseNumber, clientId } = resource;
  return (
    clientId === client?.clientId ||
    (client !== undefined &&
      enterpriseNumber !== undefined &&
      actsFor(client).has(enterpriseNumber))
  );
}

function noOperation(path: string, allowed: string[]): Refusal {
  return new Refusal(
    allowed.length === 0
      ? problemResponse('resourceNotFound', `No resource ${path} found`)
      : new Response(null, { status: 405, headers: { Allow: allowed.join(', ') } }),
  );
}

function json(
  status: number,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}
