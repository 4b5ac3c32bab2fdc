import assert from 'node:assert/strict';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';
import { childReference, locate } from '../../../../src/core/api/jsonPointer.ts';
import { isRecord } from '../../../../src/core/base/isRecord.ts';
import { provisionalDescription } from './provisionalDescription.ts';

const description = provisionalDescription();

/** Every object of the document with its reference, those behind a `$ref` once, where they stand; not what examples hold. */
function* objects(
  $ref = '#',
  node: unknown = description.document,
): Generator<[string, Record<string, unknown>]> {
  if (isRecord(node)) {
    yield [$ref, node];
  }
  const isExample = /\/examples\/[^/]+$/.test($ref);
  for (const [name, child] of Object.entries(isRecord(node) || Array.isArray(node) ? node : {})) {
    if (!(isExample && name === 'value') && name !== 'example' && !/^x-/.test(name)) {
      yield* objects(childReference($ref, name), child);
    }
  }
}

/** The values that the document gives as examples, each with the schema that it follows. */
function* examples(): Generator<{ place: string; schema: string; value: unknown }> {
  for (const [$ref, node] of objects()) {
    const owner = node['schema'] === undefined ? $ref : childReference($ref, 'schema');
    const schema = locate(description.document, owner)?.$ref ?? owner;
    if (node['example'] !== undefined) {
      yield { place: $ref, schema, value: node['example'] };
    }
    for (const [name, example] of Object.entries(node['examples'] ?? {})) {
      yield { place: `${$ref} ${name}`, schema, value: (example as { value: unknown }).value };
    }
  }
}

describe('the provisional description', () => {
  it('says that it is provisional and which operations there are', () => {
    assert.deepStrictEqual(
      [
        description.provisional,
        description.operations.map(({ method, path, operationId }) => [operationId, method, path]),
      ],
      [
        true,
        [
          ['listTrainings', 'GET', '/trainings'],
          ['createTraining', 'POST', '/trainings'],
          ['getTraining', 'GET', '/trainings/{trainingId}'],
          ['replaceTraining', 'PUT', '/trainings/{trainingId}'],
          ['deleteTraining', 'DELETE', '/trainings/{trainingId}'],
          ['listTrainingRights', 'GET', '/trainingRights'],
          ['createTrainingRight', 'POST', '/trainingRights'],
          ['getTrainingRight', 'GET', '/trainingRights/{trainingRightId}'],
          ['listProvidedTrainings', 'GET', '/providedTrainings'],
          ['createProvidedTraining', 'POST', '/providedTrainings'],
          ['getProvidedTraining', 'GET', '/providedTrainings/{providedTrainingId}'],
          ['getHealth', 'GET', '/health'],
        ],
      ],
    );
  });

  it('has examples that follow their schemas, of every body that is sent and answered', () => {
    const wrong: unknown[] = [];
    const places = new Set<string>();
    for (const { place, schema, value } of examples()) {
      const direction = place.includes('/requestBody/') ? 'request' : 'response';
      const violations = compileSchema(description, { $ref: schema }, direction)(value);
      wrong.push(...violations.map(violation => ({ place, violation })));
      places.add(place.split(' ')[0] ?? '');
    }
    const bodies = [...objects()]
      .filter(([$ref]) => /\/content\/[^/]+$/.test($ref))
      .map(([$ref]) => $ref);
    assert.deepStrictEqual(
      { wrong, without: bodies.filter($ref => !places.has($ref)), many: places.size > 20 },
      { wrong: [], without: [], many: true },
    );
  });

  it('says everything in English, Dutch, French and German', () => {
    const lacking: string[] = [];
    for (const [$ref, node] of objects()) {
      for (const name of ['description', 'summary'] as const) {
        // What a `$ref` leads to is looked at where it stands; a member may be called `description`.
        const isElsewhere = node['$ref'] !== undefined || isRecord(node[name]);
        const isNeeded = NEEDED[name].test($ref) || node[name] !== undefined;
        const isSaid = isText(node[name]) && isTranslated(node[`x-${name}`], 'de,fr,nl');
        if (isNeeded && !isElsewhere && !isSaid) {
          lacking.push(`${$ref} ${name}`);
        }
      }
      if (isText(node['x-displayName']) && !isTranslated(node['x-display-name'], 'de,fr,nl')) {
        lacking.push(`${$ref} x-display-name`);
      }
      for (const code of Array.isArray(node['enum']) ? (node['enum'] as string[]) : []) {
        const meaning = (node['x-enum-descriptions'] as Record<string, unknown>)[code];
        if (!isTranslated(meaning, 'de,en,fr,nl')) {
          lacking.push(`${$ref} ${code}`);
        }
      }
    }
    assert.deepStrictEqual(lacking, []);
  });

  it('takes no unknown member anywhere in a declaration', () => {
    const sent = ['Training', 'TrainingRight', 'ProvidedTraining', 'Participant', 'Employer'];
    const parts = ['Worker', 'Period', 'Duration', 'Certificate'];
    const open = [...sent, ...parts]
      .map(name => `#/components/schemas/${name}`)
      .flatMap($ref => [...objects($ref, locate(description.document, $ref)?.value)])
      .filter(([, node]) => node['type'] === 'object' && node['additionalProperties'] !== false)
      .map(([$ref]) => $ref);
    assert.deepStrictEqual(open, []);
  });

  it('gives every operation a tag that it explains, and the scopes that are documented', () => {
    const tags = (description.document['tags'] as { name: string }[]).map(({ name }) => name);
    const scopes = description.operations.map(({ operationId, security }) =>
      security === 'none' ? operationId : security.flat().length,
    );
    assert.deepStrictEqual(
      {
        untagged: description.operations.filter(({ tags: own }) => !tags.includes(own[0] ?? '')),
        scopes,
      },
      // A training provider's scope is not published; health needs no token.
      { untagged: [], scopes: [2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 'getHealth'] },
    );
  });
});

/** What has to be described, and what has to have a summary. */
const NEEDED = {
  description:
    /\/(properties|schemas|parameters|responses|headers|tags|securitySchemes)\/[^/]+$|\/paths\/[^/]+\/(get|put|post|delete)$|\/requestBody$/,
  summary: /\/paths\/[^/]+\/(get|put|post|delete)$|\/examples\/[^/]+$/,
};

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isTranslated(translations: unknown, languages: string): boolean {
  return (
    isRecord(translations) &&
    Object.keys(translations).sort().join() === languages &&
    Object.values(translations).every(isText)
  );
}
