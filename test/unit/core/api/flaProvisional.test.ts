import assert from 'node:assert/strict';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';
import { childReference, locate } from '../../../../src/core/api/jsonPointer.ts';
import { isRecord } from '../../../../src/core/base/isRecord.ts';
import { provisionalDescription } from './provisionalDescription.ts';

const description = provisionalDescription();

/** Every object of the document with its reference, those behind a `$ref` once, where they stand. */
function* objects(
  $ref = '#',
  node: unknown = description.document,
): Generator<[string, Record<string, unknown>]> {
  if (isRecord(node)) {
    yield [$ref, node];
  }
  for (const [name, child] of Object.entries(isRecord(node) || Array.isArray(node) ? node : {})) {
    yield* objects(childReference($ref, name), child);
  }
}

describe('the provisional description', () => {
  it('says that it is provisional and which operations there are', () => {
    assert.deepStrictEqual(
      [description.provisional, description.operations.map(({ operationId }) => operationId)],
      [true, ['createTraining', 'getTraining', 'getHealth']],
    );
  });

  it('has examples that follow their schemas', () => {
    let examples = 0;
    for (const [$ref, node] of objects()) {
      if (isRecord(node['examples']) && node['schema'] !== undefined) {
        const schema = locate(description.document, childReference($ref, 'schema'))!;
        for (const [name, example] of Object.entries(node['examples'])) {
          const violations = compileSchema(
            description,
            schema,
            $ref.includes('/responses/') ? 'response' : 'request',
          )((example as { value: unknown }).value);
          assert.deepStrictEqual(violations, [], `${$ref} ${name}`);
          examples += 1;
        }
      }
    }
    assert.equal(examples, 8);
  });

  it('describes every schema and field in English, Dutch, French and German', () => {
    const undescribed: string[] = [];
    for (const [$ref, node] of objects()) {
      const field = /\/(properties|schemas)\/[^/]+$/.test($ref) && !/\/examples?\//.test($ref);
      const translations = node['x-description'];
      if (field && (typeof node['description'] !== 'string' || translations === undefined)) {
        undescribed.push($ref);
      }
      if (translations !== undefined && !isTranslated(translations)) {
        undescribed.push($ref);
      }
    }
    assert.deepStrictEqual(undescribed, []);
  });

  it('takes no unknown member anywhere in a declaration', () => {
    const open = [...objects('#', locate(description.document, '#/components/schemas/Training'))]
      .filter(([, node]) => node['type'] === 'object' && node['additionalProperties'] !== false)
      .map(([$ref]) => $ref);
    assert.deepStrictEqual(open, []);
  });
});

function isTranslated(translations: unknown): boolean {
  return (
    isRecord(translations) &&
    Object.keys(translations).sort().join() === 'de,fr,nl' &&
    Object.values(translations).every(text => typeof text === 'string' && text.trim() !== '')
  );
}
