import assert from 'node:assert/strict';
import { isExploded } from '../../../../src/core/api/isExploded.ts';
import { parseApiDescription } from './parseApiDescription.ts';

describe('isExploded', () => {
  const array = { schema: { type: 'array', items: { type: 'string' } } };
  const cases: [what: string, parameter: Record<string, unknown>, expected: boolean][] = [
    ['that says nothing', array, true],
    ['that says so', { ...array, style: 'form', explode: true }, true],
    ['that says no', { ...array, explode: false }, false],
    ['by another style', { ...array, style: 'pipeDelimited' }, false],
    ['in the path', { ...array, in: 'path' }, false],
    ['in a header', { ...array, in: 'header' }, false],
    ['in JSON', { content: { 'application/json': array } }, false],
  ];
  for (const shared of [false, true]) {
    for (const [what, about, expected] of cases) {
      it(`is ${expected} of a parameter ${what}${shared ? ', which is shared' : ''}`, () => {
        const parameter = { name: 'a', in: 'query', required: true, ...about };
        const description = parseApiDescription(
          { id: 'x', file: 'x.json' },
          JSON.stringify({
            openapi: '3.0.3',
            info: { title: 'x', version: '1' },
            paths: {
              '/x/{a}': {
                get: {
                  parameters: [shared ? { $ref: '#/components/parameters/a' } : parameter],
                  responses: { 200: { description: 'x' } },
                },
              },
            },
            components: { parameters: { a: parameter } },
          }),
        );
        const [found] = description.operations[0]?.parameters ?? [];
        assert.equal(found && isExploded(description, found), expected);
      });
    }
  }
});
