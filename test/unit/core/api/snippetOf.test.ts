import assert from 'node:assert/strict';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';
import { findOperation } from '../../../../src/core/api/findOperation.ts';
import { snippetOf } from '../../../../src/core/api/snippetOf.ts';
import { descriptionOfBody } from './descriptionOfBody.ts';
import { fillSnippet } from './fillSnippet.ts';
import { provisionalDescription } from './provisionalDescription.ts';

describe('snippetOf', () => {
  it('writes what is required, with a tab stop for each value and choices for codes', () => {
    const { description, operation } = descriptionOfBody(
      {
        type: 'object',
        required: ['worker', 'kind', 'level', 'done', 'tags', 'since', 'notes'],
        properties: {
          worker: {
            type: 'object',
            required: ['name'],
            properties: { name: { type: 'string' }, alias: { type: 'string' } },
          },
          kind: { type: 'string', enum: ['a,b', 'c|d', 'e\\f', 'g}$h'] },
          level: { type: 'integer', enum: [1, 2, 3] },
          done: { type: 'boolean' },
          tags: { type: 'array', items: { type: 'string', example: 'x' } },
          since: { type: 'string', format: 'date' },
          notes: { type: 'array', items: { type: 'string' }, maxItems: 0 },
          remark: { type: 'string' },
        },
      },
      {
        media: {
          example: { worker: { name: 'A "$1} \\ name' }, level: 2, tags: ['one', 'two'] },
        },
      },
    );
    const snippet = snippetOf(description, operation);
    assert.deepStrictEqual(snippet.split('\n'), [
      '{',
      '\t"worker": {',
      '\t\t"name": "${1:A \\\\"\\$1\\} \\\\\\\\ name}"',
      '\t},',
      '\t"kind": "${2|a\\,b,c\\|d,e\\\\\\\\f,g}$h|}",',
      '\t"level": ${3|2,1,3|},',
      '\t"done": ${4|true,false|},',
      '\t"tags": [',
      '\t\t"${5:one}"',
      '\t],',
      '\t"since": "${6:${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}}",',
      '\t"notes": []',
      '}$0',
    ]);
    assert.deepStrictEqual(JSON.parse(fillSnippet(snippet)), {
      worker: { name: 'A "$1} \\ name' },
      kind: 'a,b',
      level: 2,
      done: true,
      tags: ['one'],
      since: '2026-05-04',
      notes: [],
    });
  });

  it('writes what an example gives where nothing is required, else everything', () => {
    const properties = { a: { type: 'string' }, b: { type: 'integer' } };
    const given = descriptionOfBody(
      { type: 'object', properties },
      { media: { example: { b: 7 } } },
    );
    const bare = descriptionOfBody({ type: 'object', properties });
    assert.deepStrictEqual(
      [given, bare].map(({ description, operation }) => snippetOf(description, operation)),
      ['{\n\t"b": ${1:7}\n}$0', '{\n\t"a": "${1:text}",\n\t"b": ${2:1}\n}$0'],
    );
  });

  it('is empty where no body is taken', () => {
    const description = provisionalDescription();
    assert.equal(snippetOf(description, findOperation(description, 'getHealth')), '');
  });

  it('is right for every operation of the provisional model, just as it is filled', () => {
    const description = provisionalDescription();
    const wrong = description.operations.flatMap(operation => {
      const { requestBody, operationId } = operation;
      if (!requestBody) {
        return [];
      }
      const body: unknown = JSON.parse(fillSnippet(snippetOf(description, operation)));
      return compileSchema(description, requestBody.schema)(body).map(one => [operationId, one]);
    });
    assert.deepStrictEqual(wrong, []);
  });
});
