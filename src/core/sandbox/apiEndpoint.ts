import { operationExtension } from '../api/apiDescription.ts';
import type { Operation } from '../api/apiDescription.ts';
import { allowedMethods, matchOperation } from '../api/findOperation.ts';
import { locate, memberOf, pointerTokens } from '../api/jsonPointer.ts';
import { isRecord } from '../base/isRecord.ts';
import { actsFor, authoriseCall } from './authoriseCall.ts';
import { describedAnswer } from './describedAnswer.ts';
import type { IssuedTokens } from './issuedTokens.ts';
import { KeptResources } from './keptResources.ts';
import type { Resource } from './keptResources.ts';
import { listResources } from './listResources.ts';
import { mergePatch } from './mergePatch.ts';
import { readerOf, roleOf } from './operationRole.ts';
import { inputIssue, problemResponse } from './problemResponse.ts';
import { mediaTypeOf } from './readBody.ts';
import { Refusal } from './refusal.ts';
import { HEALTH_PATH, sandboxApiBase } from './sandboxAddresses.ts';
import type { SandboxClient, SandboxContext } from './sandboxOptions.ts';
import { validateCall } from './validateCall.ts';

/** A call that may be served: known, allowed and valid. */
interface Call {
  operation: Operation;
  /** Below the API's base URL, as called. */
  path: string;
  pathParameters: Record<string, string>;
  address: URL;
  /** Undefined for an operation that needs no token. */
  client: SandboxClient | undefined;
  body: unknown;
  /** Of the body, undefined where it names none. */
  mediaType: string | undefined;
}

/** The API, served from its description: what it accepts it keeps, lists, gives back, replaces, changes and removes. */
export class ApiEndpoint {
  readonly #context: SandboxContext;
  readonly #tokens: IssuedTokens;
  readonly #kept = new KeptResources();
  #made = 0;

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
    const { operation, pathParameters } = match;
    const client =
      operation.security === 'none'
        ? undefined
        : authoriseCall(this.#context, this.#tokens, request, operation);
    const body = await validateCall(this.#context, match, request);
    const { search } = new URL(request.url);
    const address = new URL(sandboxApiBase(this.#context.origin) + path + search);
    const mediaType = mediaTypeOf(request.headers.get('content-type'));
    return this.#serve({ operation, path, pathParameters, address, client, body, mediaType });
  }

  #serve(call: Call): Response {
    switch (roleOf(this.#context.description, call.operation)) {
      case 'create':
        return this.#create(call);
      case 'list':
        return this.#list(call);
      case 'read':
        return json(200, this.#resourceOf(call).content);
      case 'replace':
        return this.#replace(call);
      case 'change':
        return MERGED.includes(call.mediaType ?? '') ? this.#change(call) : notImplemented();
      case 'remove':
        return this.#remove(call);
      default:
        return notImplemented();
    }
  }

  #create({ operation, path, client, body }: Call): Response {
    const owner = client && this.#ownerOf(operation, client, body);
    const id = this.#newId(operation);
    const href = `${sandboxApiBase(this.#context.origin)}${path}/${id}`;
    const content = { ...(isRecord(body) ? body : {}), id, href };
    this.#kept.keep(`${path}/${id}`, { content, ...owner });
    return this.#done(operation, 201, { id, href }, { Location: href });
  }

  #list({ operation, path, client, address }: Call): Response {
    const { description } = this.#context;
    const found = this.#kept.below(path, client);
    const page = listResources(description, operation, found, address);
    const { body } = describedAnswer(description, operation, 200);
    return json(200, body?.isList ? page['items'] : page);
  }

  #replace(call: Call): Response {
    const { operation, path, client, body } = call;
    const { id, href } = this.#resourceOf(call).content;
    const owner = client && this.#ownerOf(operation, client, body);
    const content = { ...(isRecord(body) ? body : {}), id, href };
    this.#kept.keep(path, { content, ...owner });
    return this.#done(operation, 200, { id, href });
  }

  /** Whose it is does not change, but where the description says where a body names that. */
  #change(call: Call): Response {
    const { operation, path, client, body } = call;
    const { content: before, ...keeper } = this.#resourceOf(call);
    const { id, href } = before;
    this.#mustActForOwner(client, keeper);
    const changed = mergePatch(before, body);
    const named = operationExtension(this.#context.description, operation, 'x-declared-for');
    const owner =
      client && named !== undefined ? this.#ownerOf(operation, client, changed) : keeper;
    const content = { ...(isRecord(changed) ? changed : {}), id, href };
    this.#kept.keep(path, { content, ...owner });
    return this.#done(operation, 200, { id, href });
  }

  #remove(call: Call): Response {
    this.#mustActForOwner(call.client, this.#resourceOf(call));
    this.#kept.remove(call.path);
    return new Response(null, { status: 204 });
  }

  /** What the description shows as the answer, about the resource at hand; where it shows none, the resource's own address. */
  #done(
    operation: Operation,
    fallback: number,
    about: { id: unknown; href: unknown },
    headers: Record<string, string> = {},
  ): Response {
    const { status, body } = describedAnswer(this.#context.description, operation, fallback);
    if (!body || status === 204) {
      return new Response(null, { status, headers });
    }
    const { example } = body;
    const own = Object.entries(about).filter(([name]) => !isRecord(example) || name in example);
    const told = isRecord(example) ? example : {};
    return json(status, { ...told, ...Object.fromEntries(own) }, headers);
  }

  /** A UUID, or the next number where the path takes a number. */
  #newId(operation: Operation): string | number {
    const { description } = this.#context;
    const parameters = readerOf(description, operation)?.parameters ?? [];
    const last = parameters.filter(known => known.in === 'path').at(-1);
    const schema = last && locate(description.document, last.schema.$ref)?.value;
    this.#made += 1;
    return memberOf(schema, 'type') === 'integer' ? this.#made : this.#context.randomUUID();
  }

  #resourceOf({ path, client, pathParameters }: Call): Resource {
    const resource = this.#kept.at(path, client);
    if (resource) {
      return resource;
    }
    const [[name, value] = []] = Object.entries(pathParameters).slice(-1);
    const detail = `Nothing here is called ${value ?? ''}`;
    const issue = { ...inputIssue('referencedResourceNotFound', detail), in: 'path', name, value };
    throw new Refusal(problemResponse('resourceNotFound', detail, { issues: [issue] }));
  }

  /** In whose name the body is sent: what the description's `x-declared-for` points to, else the client's own number. */
  #ownerOf(operation: Operation, client: SandboxClient, body: unknown): Owner {
    const pointer = operationExtension(this.#context.description, operation, 'x-declared-for');
    const named =
      typeof pointer === 'string' ? pointerTokens(pointer).reduce(memberOf, body) : undefined;
    const enterpriseNumber = typeof named === 'string' ? named : client.enterpriseNumber;
    this.#mustActFor(client, enterpriseNumber);
    return { enterpriseNumber, clientId: client.clientId };
  }

  #mustActForOwner(client: SandboxClient | undefined, { enterpriseNumber }: Owner): void {
    if (client && enterpriseNumber !== undefined) {
      this.#mustActFor(client, enterpriseNumber);
    }
  }

  #mustActFor(client: SandboxClient, enterpriseNumber: string): void {
    if (!actsFor(client).has(enterpriseNumber)) {
      throw new Refusal(
        problemResponse(
          'missingPermission',
          `${client.clientId} may not declare for enterprise number ${enterpriseNumber}: it is not its own, nor one of its mandates`,
        ),
      );
    }
  }
}

/** In whose name something is kept. */
type Owner = Omit<Resource, 'content'>;

/** The form of a change that Belgif names (RFC 7396), and JSON that says of itself no more than that: most services mean the same by it. */
const MERGED = ['application/merge-patch+json', 'application/json'];

const PROBLEM = { 'Content-Type': 'application/problem+json' };

function noOperation(path: string, allowed: string[]): Refusal {
  return new Refusal(
    allowed.length === 0
      ? problemResponse('resourceNotFound', `No resource ${path} found`)
      : new Response(null, { status: 405, headers: { Allow: allowed.join(', ') } }),
  );
}

function notImplemented(): Response {
  return json(501, { type: 'about:blank', title: 'Not Implemented', status: 501 }, PROBLEM);
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}
