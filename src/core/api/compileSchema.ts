import type { Ajv, AnySchemaObject } from 'ajv';
import { AppError } from '../base/errors.ts';
import type { ApiDescription, ApiParameter } from './apiDescription.ts';
import { SchemaConversion } from './jsonSchemaOf.ts';
import type { JsonSchema, JsonSchemaObject, SchemaUse } from './jsonSchemaOf.ts';
import type { SchemaReference } from './jsonPointer.ts';
import { asDraft07 } from './asDraft07.ts';
import { schemaCompiler } from './schemaCompiler.ts';
import { violationsOf } from './schemaViolations.ts';
import type { Judge, Violation } from './schemaViolations.ts';

export type { Violation } from './schemaViolations.ts';

/** Tells every violation of a value, in the order of the schema; empty where it follows. */
export type SchemaValidator = (value: unknown) => Violation[];

/**
 * The validator of a schema of the description, compiled once. Load this module on demand: it brings a schema compiler.
 *
 * @param direction whether the value is sent or received, which decides what read-only and write-only members are
 * @throws AppError `api/unreadable` where the schema or one it refers to cannot be used
 */
export function compileSchema(
  description: ApiDescription,
  schema: SchemaReference,
  direction: SchemaUse['direction'] = 'request',
): SchemaValidator {
  const { bodies, compiled } = compilersOf(description);
  return cached(compiled, `${direction} ${schema.$ref}`, () => {
    const conversion = new SchemaConversion(description, { direction });
    const root = conversion.reference(schema.$ref);
    return compile(description, bodies, root, conversion.finish(), direction);
  });
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
  return cached(compiled, `parameters\n${key}`, () => {
    const conversion = new SchemaConversion(description);
    const root = {
      type: 'object',
      additionalProperties: false,
      required: parameters.filter(({ required }) => required).map(({ name }) => name),
      properties: Object.fromEntries(
        parameters.map(({ name, schema }) => [name, conversion.reference(schema.$ref)]),
      ),
    };
    return compile(description, ajv, root, conversion.finish());
  });
}

interface Compilers {
  bodies: Ajv;
  parameters: Ajv;
  compiled: Map<string, SchemaValidator>;
}

const compilers = new WeakMap<ApiDescription, Compilers>();

function compilersOf(description: ApiDescription): Compilers {
  return cached(compilers, description, () => {
    const options = { unevaluated: description.dialect === 'openapi-3.1' };
    const bodies = schemaCompiler(options);
    bodies.removeKeyword('readOnly'); // which only says what the word is
    bodies.addKeyword({ keyword: 'readOnly', schemaType: 'boolean', validate: noteReadOnly });
    return {
      bodies,
      parameters: schemaCompiler({ ...options, coerceTypes: 'array' }),
      compiled: new Map<string, SchemaValidator>(),
    };
  });
}

/** What a validation notes beside its verdict. */
interface Notes {
  readOnly?: string[];
}

/** A read-only member does not make a body wrong, so it is noted, not refused. */
function noteReadOnly(
  this: Notes | undefined,
  isReadOnly: boolean,
  _value: unknown,
  _schema?: AnySchemaObject,
  context?: { instancePath: string },
): boolean {
  if (isReadOnly && context) {
    this?.readOnly?.push(context.instancePath);
  }
  return true;
}

type Converted = JsonSchemaObject & { definitions: Record<string, JsonSchema> };

function compile(
  description: ApiDescription,
  ajv: Ajv,
  root: JsonSchemaObject,
  converted: Record<string, JsonSchema>,
  direction?: SchemaUse['direction'],
): SchemaValidator {
  try {
    const { definitions, ...draft07 } = asDraft07({ ...root, definitions: converted }) as Converted;
    const judges = new Map<JsonSchema, Judge>();
    const judgeOf = (schema: JsonSchema) =>
      cached(judges, schema, () => {
        const validate = ajv.compile({ allOf: [schema], definitions });
        return value => (validate(value) ? [] : (validate.errors ?? []));
      });
    const validate = ajv.compile({ ...draft07, definitions });
    return value => {
      // Coercion writes into what it is given; nobody's value is to change.
      const subject: unknown = ajv.opts.coerceTypes ? structuredClone(value) : value;
      const notes = { readOnly: [] as string[] };
      const errors = validate.call(notes, subject) ? [] : (validate.errors ?? []);
      const unasked = direction === 'request' ? notes.readOnly : [];
      return errors.length + unasked.length === 0
        ? []
        : violationsOf(value, errors, unasked, { definitions, judgeOf });
    };
  } catch (cause) {
    throw new AppError('api/unreadable', { file: description.id }, { cause });
  }
}

interface Cache<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

function cached<K, V>(map: Cache<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) {
    return found;
  }
  const made = make();
  map.set(key, made);
  return made;
}
