import { Ajv } from 'ajv';
import type { Options, SchemaValidateFunction, Vocabulary } from 'ajv';
import unevaluated from 'ajv/dist/vocabularies/unevaluated/index.js';
import addFormats from 'ajv-formats';
import { equalItems } from './equalItems.ts';
import { isMultipleOf } from './isMultipleOf.ts';
import { regularExpression } from './schemaKeywords.ts';

/**
 * The compiler as it is configured for draft-07 schemas: it reports every violation with its place, and takes what is no schema
 * keyword for a remark.
 *
 * @param options what differs
 */
export function schemaCompiler(options: Options = {}): Ajv {
  const ajv = new Ajv({ ...OPTIONS, ...options });
  addFormats(ajv);
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: (divisor: number, value: number) => isMultipleOf(value, divisor),
    errors: false,
  });
  ajv.removeKeyword('uniqueItems'); // which compares each with each
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: uniqueItems,
  });
  if (options.unevaluated) {
    ajv.addVocabulary(UNEVALUATED);
  }
  return ajv;
}

const uniqueItems: SchemaValidateFunction = (isAsked: boolean, list: readonly unknown[]) => {
  const [j, i] = (isAsked ? equalItems(list) : undefined) ?? [];
  uniqueItems.errors = i === undefined ? [] : [{ keyword: 'uniqueItems', params: { i, j } }];
  return i === undefined;
};

/** Of a CommonJS module Node gives the exports as `default`, where a bundler gives their `default`. */
const UNEVALUATED = 'default' in unevaluated ? (unevaluated.default as Vocabulary) : unevaluated;

const OPTIONS: Options = {
  allErrors: true,
  verbose: true,
  // OpenAPI's own keywords (example, x-…) and formats we do not know are no mistakes.
  strict: false,
  logger: false,
  validateSchema: false,
  // A member named `toString` or `constructor` stands there only if it was sent.
  ownProperties: true,
  // Reads `minContains` and `maxContains`, too.
  next: true,
  passContext: true,
  code: {
    regExp: Object.assign((pattern: string) => regularExpression(pattern) ?? /(?:)/, { code: '' }),
  },
};
