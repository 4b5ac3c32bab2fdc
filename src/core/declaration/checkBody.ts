import { compileSchema, type Violation } from '../api/compileSchema.ts';
import { isRecord } from '../base/isRecord.ts';
import { BodyContent } from './bodyContent.ts';
import type { BodyTarget } from './bodyTarget.ts';
import { BodyText } from './bodyText.ts';
import type { Finding, FindingCode } from './finding.ts';
import { locateRemarks } from './locateRemarks.ts';
import { meaningRemarks } from './meaningRemarks.ts';
import { isJsonType, mediaTypeMistake } from './mediaTypeMistake.ts';
import type { BodyPath, Remark } from './remark.ts';
import { schemaRemarks } from './schemaRemarks.ts';
import type { Severity } from './severity.ts';

/** What a check needs besides the body. */
export interface CheckOptions {
  /** `yyyy-MM-dd`. */
  today: string;
  /** By code, where the user weighs it otherwise than we do. */
  severities: Record<string, Severity | 'off'>;
  /** Whether `{{name}}` stands for a value that is not known yet: a value that holds one is not judged. */
  variables?: boolean;
}

/**
 * Everything that is wrong with a body by form, schema and meaning, in the order of the text. Load this module on demand: it brings a schema
 * compiler.
 *
 * @throws AppError `api/unreadable` where the schema of the target cannot be used
 */
export function checkBody(text: string, target: BodyTarget, options: CheckOptions): Finding[] {
  return checkContent(new BodyContent(text, target, options.variables), options);
}

/**
 * The same of a body that was read already.
 *
 * @throws AppError as `checkBody`
 */
export function checkContent(
  content: BodyContent,
  options: Pick<CheckOptions, 'today' | 'severities'>,
): Finding[] {
  const { text, target } = content;
  const mediaType = target.mediaType ?? target.operation?.requestBody?.mediaType;
  const isJson = mediaType === undefined || isJsonType(mediaType);
  const remarks = isJson ? remarksOn(content, options.today) : [];
  const body = isJson ? text : new BodyText('{}');
  return locateRemarks(body, [...mediaTypeRemarks(target), ...remarks], options.severities);
}

function remarksOn(content: BodyContent, today: string): Remark[] {
  const { mistake } = content.text;
  if (mistake) {
    const { problem } = mistake;
    const whole = remarksOnValue(content, today).filter(remark => {
      const { start, end } = content.text.rangeOf(remark.path);
      return !NEEDS_WHOLE.includes(remark.code) && (end <= mistake.start || start >= mistake.end);
    });
    return [{ code: 'json/syntax', details: { problem }, path: [], mark: 'mistake' }, ...whole];
  }
  return remarksOnValue(content, today);
}

/** What cannot be said of a text that is being written. */
const NEEDS_WHOLE: FindingCode[] = [
  'json/not-an-object',
  'schema/missing-member',
  'schema/items',
  'schema/one-of',
  'schema/other',
];

function remarksOnValue(content: BodyContent, today: string): Remark[] {
  const { schema, target, variables } = content;
  const { value } = content.text;
  const violations = schema ? compileSchema(target.description, schema)(value) : [];
  if (!isRecord(value) && (!schema || refusesType(violations))) {
    return [{ code: 'json/not-an-object', details: {}, path: [] }];
  }
  const { node } = content;
  const refused = new Set(violations.filter(isOfForm).map(({ path }) => key(path)));
  const meaning = meaningRemarks(node, {
    today,
    target,
    identities: () => content.identities,
    refusesForm: path => refused.has(key(path)),
  });
  // Of the same text the meaning says more than the form.
  const explained = new Set(meaning.filter(isAboutForm).map(({ path }) => key(path)));
  const formal = schemaRemarks(node, violations, variables).filter(
    ({ code, path }) => !(FORM_CODES.includes(code) && explained.has(key(path))),
  );
  return [...formal, ...meaning];
}

function refusesType(violations: Violation[]): boolean {
  return violations.some(({ path, keyword }) => path.length === 0 && keyword === 'type');
}

function isOfForm({ keyword }: Violation): boolean {
  return ['pattern', 'format', 'minLength', 'maxLength'].includes(keyword);
}

const FORM_CODES: FindingCode[] = [
  'schema/pattern',
  'schema/format',
  'schema/length',
  'schema/range',
];

/** Whether a remark is about one text alone, and not about texts together. */
function isAboutForm({ code }: Remark): boolean {
  return /^(ssin|enterprise-number|establishment-unit|employer-id|joint-committee)\/|^date\/unknown-day$/.test(
    code,
  );
}

function key(path: BodyPath): string {
  return JSON.stringify(path);
}

function mediaTypeRemarks({ operation, mediaType }: BodyTarget): Remark[] {
  const details =
    operation && mediaType !== undefined ? mediaTypeMistake(operation, mediaType) : undefined;
  return details ? [{ code: 'body/media-type', details, path: [], mark: 'owner' }] : [];
}
