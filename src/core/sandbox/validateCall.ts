import type { ApiParameter, RequestBody } from '../api/apiDescription.ts';
import { compileParameters, compileSchema } from '../api/compileSchema.ts';
import type { OperationMatch } from '../api/findOperation.ts';
import type { SchemaReference } from '../api/jsonPointer.ts';
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
  const body =
    operation.requestBody && (await readDescribed(context, operation.requestBody, request));
  if (body?.schema) {
    const validate = compileSchema(context.description, body.schema);
    issues.push(...inputIssues('body', validate(body.value)));
  }
  if (issues.length > 0) {
    throw badRequest(issues);
  }
  return body?.value;
}

/** A body in one of the forms that the description names; of what is no JSON only the form is looked at. */
async function readDescribed(
  { settings }: SandboxContext,
  { required, mediaTypes }: RequestBody,
  request: Request,
): Promise<{ value: unknown; schema?: SchemaReference } | undefined> {
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
  const given = mediaTypeOf(request.headers.get('content-type'));
  const form = mediaTypes.find(({ mediaType }) => mediaTypeOf(mediaType) === given);
  if (!form || given === undefined || encoding !== 'identity') {
    const accepted = mediaTypes.map(({ mediaType }) => mediaType).join(', ');
    throw new Refusal(new Response(null, { status: 415, headers: { Accept: accepted } }));
  }
  return /[/+]json$/.test(given)
    ? { value: readJson(bytes), ...(form.schema && { schema: form.schema }) }
    : { value: undefined };
}

function readJson(bytes: Uint8Array): unknown {
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
