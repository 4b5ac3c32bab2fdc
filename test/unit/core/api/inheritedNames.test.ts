import assert from 'node:assert/strict';
import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import { exampleOf } from '../../../../src/core/api/exampleOf.ts';
import { checkBody } from '../../../../src/core/declaration/checkBody.ts';
import { readTexts } from './readTexts.ts';

/** What every object has: as names in a file they are names like others. */
const NAMES = Object.getOwnPropertyNames(Object.prototype);

/** An object with `__proto__` as a member of its own, where a literal would set the prototype. */
const own = (entries: [name: string, value: unknown][]): object => Object.fromEntries(entries);

const things = {
  type: 'object',
  required: NAMES,
  properties: own(NAMES.map(name => [name, { type: 'string', format: name }])),
};

async function described($ref: string, schemas: object): Promise<ApiDescription> {
  const content = { 'application/json': { schema: { $ref } } };
  const root = {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1' },
    paths: { '/things': { post: { requestBody: { content }, responses: {} } } },
    components: { schemas },
  };
  const { description } = await readTexts({
    '/api/root.yaml': JSON.stringify(root),
    '/api/other.json': JSON.stringify(own([['__proto__', things]])),
  });
  assert.ok(description);
  return description;
}

describe('names that every object has', () => {
  const places: [what: string, $ref: string, schemas: object][] = [
    ['a component', '#/components/schemas/__proto__', own([['__proto__', things]])],
    ['a part of another file', 'other.json#/__proto__', {}],
    ['members', '#/components/schemas/Things', { Things: things }],
  ];
  for (const [what, $ref, schemas] of places) {
    it(`mean what a description says of them: ${what}`, async () => {
      const description = await described($ref, schemas);
      const target = { description, operation: description.operations[0]! };
      const check = (body: object): string[] =>
        checkBody(JSON.stringify(body), target, { today: '2026-01-15', severities: {} }).map(
          ({ code }) => code,
        );
      assert.deepStrictEqual(
        [
          check({}),
          check(own(NAMES.map(name => [name, 1]))),
          check(own(NAMES.map(name => [name, 'a']))),
          exampleOf(description, target.operation),
        ],
        [
          NAMES.map(() => 'schema/missing-member'),
          NAMES.map(() => 'schema/type'),
          [],
          own(NAMES.map(name => [name, 'text'])),
        ],
      );
    });
  }
});
