import { Ajv } from 'ajv';
import type { ErrorObject, Options } from 'ajv';
import addFormats from 'ajv-formats';
import { AppError } from '../base/errors.ts';
import { isRecord } from '../base/isRecord.ts';
import type { ApiDescription, ApiParameter } from './apiDescription.ts';
import { memberOf, pointerTokens } from './jsonPointer.ts';
import type { SchemaReference } from './jsonPointer.ts';

/** One way in which a value does not follow its schema. */
export interface Violation {
  /** Where: member names and array indexes. Of a missing member its own place, though nothing stands there. */
  path: (string | number)[];
  kind: 'unknownMember' | 'missingMember' | 'invalidValue';
  /** The JSON Schema keyword that refused. */
  keyword: string;
  /** The schema library's English text, for developers. */
  message: string;
  /** What the keyword asked for, as the schema library tells it. */
  params: Record<string, unknown>;
  /** What stands there; absent for a missing member. */
  value?: unknown;
}

/** Tells every violation of a value, in the order of the schema; empty where it follows. */
export type SchemaValidator = (value: unknown) => Violation[];

/**
 * The validator of a schema of the description, compiled once. Load this module on demand: it brings a schema compiler.
 *
 * @throws AppError `api/unreadable` where the schema or one it refers to cannot be used
 */
export function compileSchema(
  description: ApiDescription,
  schema: SchemaReference,
): SchemaValidator {
  const { bodies, compiled } = compilersOf(description);
  return cached(compiled, schema.$ref, () =>
    compile(description, bodies, { $ref: DOCUMENT + schema.$ref }),
  );
}

/**
 * The validator of all parameters of one place, given as an object of strings by name; a repeated one as an array. Values are
 * read as their schema's type.
 *
 * @throws AppError `api/unreadable` as `compileSchema`
 */
export function compileParameters(
  description: ApiDescription,
  parameters: readonly ApiParameter[],
): SchemaValidator {
  const { parameters: ajv, compiled } = compilersOf(description);
  const key = parameters.map(({ name, schema }) => `${name} ${schema.$ref}`).join('\n');
  return cached(compiled, `parameters\n${key}`, () =>
    compile(description, ajv, {
      type: 'object',
      additionalProperties: false,
      required: parameters.filter(({ required }) => required).map(({ name }) => name),
      properties: Object.fromEntries(
        parameters.map(({ name, schema }) => [name, { $ref: DOCUMENT + schema.$ref }]),
      ),
    }),
  );
}

interface Compilers {
  bodies: Ajv;
  parameters: Ajv;
  compiled: Map<string, SchemaValidator>;
}

/** Under this name the whole document is known to the compiler, so that every local `$ref` of it resolves, recursive or not. */
const DOCUMENT = 'api:document';

const OPTIONS: Options = {
  allErrors: true,
  verbose: true,
  // OpenAPI's own keywords (example, discriminator, x-…) and formats we do not know are no mistakes.
  strict: false,
  logger: false,
  validateSchema: false,
  // OpenAPI 3.0 patterns are those of ECMA 262 5.1, which has no unicode mode: `\-` is allowed there.
  unicodeRegExp: false,
};

const compilers = new WeakMap<ApiDescription, Compilers>();

function compilersOf(description: ApiDescription): Compilers {
  let found = compilers.get(description);
  if (!found) {
    const document = asJsonSchema(description.document) as Record<string, unknown>;
    found = {
      bodies: compilerOf(document, OPTIONS),
      parameters: compilerOf(document, { ...OPTIONS, coerceTypes: 'array' }),
      compiled: new Map(),
    };
    compilers.set(description, found);
  }
  return found;
}

function compilerOf(document: Record<string, unknown>, options: Options): Ajv {
  const ajv = new Ajv(options);
  addFormats(ajv);
  ajv.addSchema(document, DOCUMENT);
  return ajv;
}

function compile(description: ApiDescription, ajv: Ajv, schema: object): SchemaValidator {
  try {
    const validate = ajv.compile(schema);
    return value => {
      // Coercion writes into what it is given; nobody's value is to change.
      const subject = ajv.opts.coerceTypes ? structuredClone(value) : value;
      return validate(subject) ? [] : (validate.errors ?? []).map(error => violation(error, value));
    };
  } catch (cause) {
    throw new AppError('api/unreadable', { file: description.id }, { cause });
  }
}

function violation(error: ErrorObject, root: unknown): Violation {
  const { keyword, message = '', params } = error as ErrorObject<string, Record<string, unknown>>;
  const unknown = params['additionalProperty'];
  const missing = keyword === 'required' ? params['missingProperty'] : undefined;
  const extra = [unknown, missing].filter(name => typeof name === 'string');
  const { path, value } = walk(root, [...pointerTokens(error.instancePath), ...extra]);
  return {
    path,
    kind:
      unknown !== undefined
        ? 'unknownMember'
        : missing !== undefined
          ? 'missingMember'
          : 'invalidValue',
    keyword,
    message,
    params,
    ...(value === undefined ? {} : { value }),
  };
}

/** The place in the value as it was given: tokens that stand for array indexes become numbers. */
function walk(root: unknown, tokens: string[]): { path: (string | number)[]; value: unknown } {
  let value = root;
  const path = tokens.map(token => {
    const step = Array.isArray(value) ? Number(token) : token;
    value = memberOf(value, token);
    return step;
  });
  return { path, value };
}

/** Keywords whose content is data, not schemas. */
const DATA = new Set(['example', 'examples', 'enum', 'default']);
/** Keywords whose members have names of the author's choice. */
const MAPS = new Set(['properties', 'schemas', 'parameters', 'responses', 'headers', 'paths']);

/**
 * The document with the schemas of OpenAPI 3.0 in the dialect of the compiler: what stands beside a `$ref` is dropped,
 * `nullable` without a type says nothing, exclusive limits are numbers.
 *
 * @see OpenAPI 3.0.3, Reference Object and Schema Object
 */
function asJsonSchema(node: unknown, names = false): unknown {
  if (Array.isArray(node)) {
    return node.map(item => asJsonSchema(item));
  }
  if (!isRecord(node)) {
    return node;
  }
  if (!names && typeof node['$ref'] === 'string') {
    return { $ref: node['$ref'] };
  }
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    !names && DATA.has(key) ? value : asJsonSchema(value, !names && MAPS.has(key)),
  ]);
  const schema = Object.fromEntries(entries) as Record<string, unknown>;
  return names ? schema : withNumericLimits(withoutIdleNullable(schema));
}

function withoutIdleNullable(schema: Record<string, unknown>): Record<string, unknown> {
  const { nullable, ...rest } = schema;
  return typeof nullable === 'boolean' && schema['type'] === undefined ? rest : schema;
}

function withNumericLimits(schema: Record<string, unknown>): Record<string, unknown> {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, ...rest } = schema;
  return {
    ...rest,
    ...limit('minimum', 'exclusiveMinimum', minimum, exclusiveMinimum),
    ...limit('maximum', 'exclusiveMaximum', maximum, exclusiveMaximum),
  };
}

function limit(plain: string, exclusive: string, value: unknown, excluded: unknown): object {
  return {
    ...(excluded !== true && value !== undefined ? { [plain]: value } : {}),
    ...(excluded === true ? { [exclusive]: value } : {}),
    ...(typeof excluded === 'number' ? { [exclusive]: excluded } : {}),
  };
}

function cached<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) {
    return found;
  }
  const made = make();
  map.set(key, made);
  return made;
}
