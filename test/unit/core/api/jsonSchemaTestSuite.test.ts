import assert from 'node:assert/strict';
import { isRecord } from '../../../../src/core/base/isRecord.ts';
import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import { asDraft07 } from '../../../../src/core/api/asDraft07.ts';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';
import { schemaCompiler } from '../../../../src/core/api/schemaCompiler.ts';
import { failuresIn, suiteGroups, suiteRemotes } from './jsonSchemaTestSuite.ts';
import type { SuiteGroup } from './jsonSchemaTestSuite.ts';
import { DRAFT_07_EXCEPTIONS, OPENAPI_31_EXCEPTIONS } from './suiteExceptions.ts';

describe('the JSON Schema Test Suite', () => {
  it('passes for draft-07, but for what is listed', () => {
    const failures = suiteGroups('draft7').flatMap(group =>
      failuresIn(group, value => validatorOf(group.schema)(value) as boolean),
    );
    assert.deepStrictEqual(failures.sort(), Object.values(DRAFT_07_EXCEPTIONS).flat().sort());
  });

  it('passes for draft 2020-12 in schemas of OpenAPI 3.1, but for what is listed', () => {
    const failures = suiteGroups('draft2020-12')
      .filter(group => !identifies(group.schema))
      .flatMap(group => {
        const validate = compileSchema(descriptionOf(group), { $ref: PLACE }, 'response');
        return failuresIn(group, value => validate(value).length === 0);
      });
    assert.deepStrictEqual(failures.sort(), Object.values(OPENAPI_31_EXCEPTIONS).flat().sort());
  });
});

const validators = new Map<unknown, ReturnType<ReturnType<typeof schemaCompiler>['compile']>>();

function validatorOf(schema: unknown) {
  const known = validators.get(schema);
  if (known) {
    return known;
  }
  const compiler = schemaCompiler();
  for (const { address, schema: remote } of suiteRemotes()) {
    compiler.addSchema(asDraft07(remote) as object, address);
  }
  const validate = compiler.compile(asDraft07(schema) as object);
  validators.set(schema, validate);
  return validate;
}

const PLACE = '#/components/schemas/Tested';

/** Whether a schema gives itself or a part a name to refer to, or refers to another document: no matter of an API description. */
function identifies(schema: unknown): boolean {
  return /"\$(id|anchor|dynamic\w+)":|"\$ref":"(?!#)/.test(JSON.stringify(schema));
}

/** A description with the schema of a group at `PLACE`, so that its references have to lead there. */
function descriptionOf({ schema }: SuiteGroup): ApiDescription {
  const document = { components: { schemas: { Tested: moved(schema) } } };
  const about = { id: 'suite', title: '', version: '', provisional: false, operations: [] };
  return { ...about, dialect: 'openapi-3.1', digest: '', document };
}

function moved(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(moved);
  }
  if (!isRecord(node)) {
    return node;
  }
  const entries = Object.entries(node).map(([key, value]) => {
    const isReference = key === '$ref' && typeof value === 'string';
    const isData = key === 'const' || key === 'enum';
    return [key, isReference ? PLACE + value.slice(1) : isData ? value : moved(value)];
  });
  return Object.fromEntries(entries) as unknown;
}
