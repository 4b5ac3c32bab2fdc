import { compileSchema, type Violation } from '../api/compileSchema.ts';
import type { SchemaReference } from '../api/jsonPointer.ts';
import { isRecord } from '../base/isRecord.ts';
import { BodyText } from './bodyText.ts';
import type { BodyTarget } from './bodyTarget.ts';
import { defaultSeverity } from './defaultSeverity.ts';
import type { Finding } from './finding.ts';
import { isJsonType, mediaTypeMistake } from './mediaTypeMistake.ts';
import type { Remark } from './remark.ts';
import { schemaRemark } from './schemaRemarks.ts';
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
  const wrongType = mediaTypeRemarks(target);
  const mediaType = target.mediaType ?? target.operation?.requestBody?.mediaType;
  if (mediaType !== undefined && !isJsonType(mediaType)) {
    return locate(new BodyText('""'), wrongType, options).map(finding => ({ ...finding, end: 1 }));
  }
  const body = new BodyText(text, options.variables);
  const remarks = [...wrongType, ...remarksOn(body, target)];
  return locate(body, remarks, options);
}

function remarksOn(body: BodyText, target: BodyTarget): Remark[] {
  if (body.mistake) {
    const details = { problem: body.mistake.problem };
    return [{ code: 'json/syntax', details, path: [], mark: 'mistake' }];
  }
  const schema = schemaOf(target);
  const violations = schema ? compileSchema(target.description, schema)(body.value) : [];
  if (!isRecord(body.value) && (!schema || refusesType(violations))) {
    return [{ code: 'json/not-an-object', details: {}, path: [] }];
  }
  return violations.flatMap(violation => schemaRemark(violation) ?? []);
}

/** The schema that the body follows; undefined where the description gives none. */
function schemaOf({ operation, mediaType }: BodyTarget): SchemaReference | undefined {
  const body = operation?.requestBody;
  const form = body?.mediaTypes.find(named => named.mediaType === mediaType);
  return form ? form.schema : body?.schema;
}

function refusesType(violations: Violation[]): boolean {
  return violations.some(({ path, keyword }) => path.length === 0 && keyword === 'type');
}

function mediaTypeRemarks({ operation, mediaType }: BodyTarget): Remark[] {
  const details =
    operation && mediaType !== undefined ? mediaTypeMistake(operation, mediaType) : undefined;
  return details ? [{ code: 'body/media-type', details, path: [], mark: 'owner' }] : [];
}

/** Gives remarks their places, weights and repairs. */
function locate(body: BodyText, remarks: Remark[], { severities }: CheckOptions): Finding[] {
  const found = remarks.flatMap(({ mark, repair, severity, ...remark }) => {
    const weight = severities[remark.code] ?? severity ?? defaultSeverity(remark.code);
    if (weight === 'off') {
      return [];
    }
    const edits = repair && body.editsFor(remark.path, repair);
    return {
      ...remark,
      severity: weight,
      ...body.rangeOf({ path: remark.path, ...(mark ? { mark } : {}) }),
      ...(repair && edits ? { fix: { code: repair.code, edits } } : {}),
    };
  });
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}
