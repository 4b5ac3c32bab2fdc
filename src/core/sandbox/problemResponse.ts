/** The problems the sandbox answers with, under the last part of their type. @see facts C1 */
const PROBLEMS = {
  badRequest: { status: 400, title: 'Bad Request' },
  noAccessToken: { status: 401, title: 'No Access Token' },
  invalidAccessToken: { status: 401, title: 'Invalid Access Token' },
  expiredAccessToken: { status: 401, title: 'Expired Access Token' },
  missingScope: { status: 403, title: 'Missing Scope' },
  missingPermission: { status: 403, title: 'Missing Permission' },
  resourceNotFound: { status: 404, title: 'Resource Not Found' },
  payloadTooLarge: { status: 413, title: 'Payload Too Large' },
  internalServerError: { status: 500, title: 'Internal Server Error' },
} as const;

const GUIDE = 'https://www.belgif.be/specification/rest/api-guide';

/** One refused part of a request, in Belgif's form. */
export interface InputIssue {
  type: string;
  href: string;
  title: string;
  detail: string;
  in: 'body' | 'path' | 'query';
  /** `workers[0].ssin` in a body, else the parameter's name; absent where the body as a whole is meant. */
  name?: string;
  value?: unknown;
}

/**
 * An answer in the form of a Belgif problem.
 *
 * @param detail English, for developers
 * @param members further members of the problem, for example `issues`
 * @see RFC 9457; facts C1
 */
export function problemResponse(
  type: keyof typeof PROBLEMS,
  detail: string,
  members: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Response {
  const { status, title } = PROBLEMS[type];
  const problem = {
    type: `urn:problem-type:belgif:${type}`,
    href: `${GUIDE}/problems/${type}.html`,
    title,
    status,
    detail,
    ...members,
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

const ISSUES = {
  schemaViolation: 'The input does not follow the schema',
  unknownInput: 'The input is not known',
  referencedResourceNotFound: 'What the input refers to does not exist',
} as const;

/** One entry of `issues`, without the place. @see facts C1 */
export function inputIssue(
  type: keyof typeof ISSUES,
  detail: string,
): Pick<InputIssue, 'type' | 'href' | 'title' | 'detail'> {
  return {
    type: `urn:problem-type:belgif:input-validation:${type}`,
    href: `${GUIDE}/issues/${type}.html`,
    title: ISSUES[type],
    detail,
  };
}
