import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { isRecord } from '../../../../src/core/base/isRecord.ts';
import { locate } from '../../../../src/core/api/jsonPointer.ts';
import { readTexts } from './readTexts.ts';

const { resolve } = createRequire(import.meta.url);
const RUNS = 150;

/** Small ones of each dialect with something of everything. */
const DOCUMENTS = [
  '2.0/json/petstore.json',
  '3.0/json/petstore.json',
  '3.0/json/callbacks.json',
  '3.1/json/train-travel.json',
].map(name => JSON.parse(readFileSync(resolve(`@readme/oas-examples/${name}`), 'utf8')) as unknown);

/** Every place in a value. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  return [
    path,
    ...(typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) => pathsIn(member, [...path, name]))
      : []),
  ];
}

/** A copy with something else in one place. */
function withValue(value: unknown, [name, ...rest]: readonly string[], other: unknown): unknown {
  if (name === undefined) {
    return other;
  }
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = withValue(copy[name], rest, other);
  return copy;
}

/** A document that somebody spoiled in a few places: by foreign values, or by what stands elsewhere in it. */
const spoiled = fc.constantFrom(...DOCUMENTS).chain(document => {
  const paths = pathsIn(document);
  const place = fc.nat({ max: paths.length - 1 }).map(index => paths[index] ?? []);
  const foreign = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(
      { $ref: '#/definitions/Pet' },
      { $ref: '#' },
      { $ref: 'other.yaml' },
      { $ref: 1 },
    ),
    place.map(path => ({ $ref: `#/${path.map(encodeURIComponent).join('/')}` })),
    place.map(path =>
      path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], document),
    ),
  );
  return fc.array(fc.tuple(place, foreign), { minLength: 1, maxLength: 3 }).map(changes =>
    changes.reduce<unknown>((sofar, [path, other]) => {
      try {
        return withValue(sofar, path, other);
      } catch {
        return sofar; // the place is gone
      }
    }, document),
  );
});

const INNER = ['items', 'not', 'additionalProperties', 'allOf', 'anyOf', 'oneOf'];

/** References that a schema holds where schemas may stand; all else is data. */
function referencesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) {
    return schema.flatMap(referencesIn);
  }
  if (!isRecord(schema)) {
    return [];
  }
  const { $ref, properties } = schema;
  return [
    ...(typeof $ref === 'string' ? [$ref] : []),
    ...INNER.flatMap(name => referencesIn(schema[name])),
    ...Object.values(isRecord(properties) ? properties : {}).flatMap(referencesIn),
  ];
}

describe('readApi, whatever it is given', () => {
  it('reads spoiled descriptions without failing, tells places within the text, and leaves no schema that leads nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(spoiled, async document => {
        const text = JSON.stringify(document, null, 1);
        const lines = text.split('\n');
        const { description, findings } = await readTexts({ '/api/root.yaml': text });
        assert.ok(description ?? findings.length > 0);
        for (const { file, line, column, endLine, endColumn } of findings) {
          assert.equal(file, '/api/root.yaml');
          assert.ok(line <= endLine && column <= (lines[line]?.length ?? -1));
          assert.ok(endColumn <= (lines[endLine]?.length ?? -1));
        }
        for (const { parameters, requestBody } of description?.operations ?? []) {
          const schemas = [...parameters.map(({ schema }) => schema), requestBody?.schema];
          for (const schema of schemas.filter(known => known !== undefined)) {
            assert.ok(locate(description?.document, schema.$ref), schema.$ref);
          }
        }
        const components = description?.document['components'];
        const schemas = isRecord(components) ? components['schemas'] : undefined;
        const references = Object.values(isRecord(schemas) ? schemas : {}).flatMap(referencesIn);
        for (const $ref of references) {
          assert.ok(locate(description?.document, $ref), $ref);
        }
      }),
      { numRuns: RUNS, seed: 20261122 },
    );
  });

  it('reads any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async text => {
        const { findings } = await readTexts({ '/api/root.yaml': text });
        assert.ok(findings.length > 0);
      }),
      { numRuns: RUNS, seed: 20261122 },
    );
  });
});
