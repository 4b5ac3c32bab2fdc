import type { Violation } from '../api/compileSchema.ts';
import { inputIssue } from './problemResponse.ts';
import type { InputIssue } from './problemResponse.ts';

/** Says in Belgif's form how an input does not follow its schema; what is read-only in it is ignored. @see facts C1 */
export function inputIssues(place: InputIssue['in'], violations: Violation[]): InputIssue[] {
  const refused = violations.filter(({ kind }) => kind !== 'readOnlyMember');
  return refused.map(({ kind, message, path, value }) => ({
    ...inputIssue(kind === 'unknownMember' ? 'unknownInput' : 'schemaViolation', message),
    in: place,
    ...(path.length === 0 ? {} : { name: inputName(path) }),
    ...(value === undefined ? {} : { value }),
  }));
}

/** A place in a body as Belgif writes it: `workers[0].ssin`. */
function inputName(path: (string | number)[]): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
}
