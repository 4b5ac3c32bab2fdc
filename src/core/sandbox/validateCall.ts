import type { ApiParameter } from '../api/apiDescription.ts';
import { compileParameters, compileSchema } from '../api/compileSchema.ts';
import type { OperationMatch } from '../api/findOperation.ts';
import { inputIssues } from './inputIssues.ts';
import { inputIssue, problemResponse } from './problemResponse.ts';
import type { InputIssue } from './problemResponse.ts';
import { mediaTypeOf, readBody } from './readBody.ts';
import { Refusal } from './refusal.ts';
import type { SandboxContext } from './sandboxOptions.ts';

/**
 * Checks a call's parameters and body against the description.
 *
 * @returns the body, undefined for an operation without one
 * @throws Refusal: 400 `badRequest` with `issues`, 413 `payloadTooLarge`, 415
 */
export async function validateCall(
  context: SandboxContext,
  { operation, pathParameters }: OperationMatch,
  request: Request,
): Promise<unknown> {
  const check = (place: 'path' | 'query', values: Record<string, unknown>) => {
    const declared: ApiParameter[] = operation.parameters.filter(known => known.in === place);
    return inputIssues(place, compileParameters(context.description, declared)(values));
  };
  const issues = [
    ...check('path', pathParameters),
    ...check('query', queryOf(new URL(request.url).searchParams)),
  ];
  const body = operation.requestBody
    ? await readJson(context, operation.requestBody, request)
    : undefined;
  if (operation.requestBody && body !== undefined) {
    const validate = compileSchema(context.description, operation.requestBody.schema);
    issues.push(...inputIssues('body', validate(body)));
  }
  if (issues.length > 0) {
    throw badRequest(issues);
  }
  return body;
}

async function readJson(
  { settings }: SandboxContext,
  { required, mediaType }: { required: boolean; mediaType: string },
  request: Request,
): Promise<unknown> {
  const bytes = await readBody(request, settings.bodyLimit);
  if (!bytes) {
    const limit = settings.bodyLimit;
    throw new Refusal(
      problemResponse('payloadTooLarge', `The body is larger than ${limit} bytes`, { limit }),
    );
  }
  if (bytes.byteLength === 0 && !required) {
    return undefined;
  }
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  const accepted = mediaTypeOf(mediaType);
  if (mediaTypeOf(request.headers.get('content-type')) !== accepted || encoding !== 'identity') {
    throw new Refusal(new Response(null, { status: 415, headers: { Accept: mediaType } }));
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    const detail = bytes.byteLength === 0 ? 'The body is empty' : 'The body is not JSON in UTF-8';
    throw badRequest([{ ...inputIssue('schemaViolation', detail), in: 'body' }]);
  }
}

function badRequest(issues: InputIssue[]): Refusal {
  return new Refusal(problemResponse('badRequest', 'The input is not valid', { issues }));
}

/** Every query parameter by name; a repeated one as an array. */
function queryOf(parameters: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map(name => {
      const values = parameters.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
