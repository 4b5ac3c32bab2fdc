import assert from 'node:assert/strict';
import { parseProblem } from '../../../../src/core/exchange/parseProblem.ts';

const TYPE = 'application/problem+json';

describe('parseProblem', () => {
  it('reads a Belgif problem with its issues', () => {
    const issue = {
      type: 'urn:problem-type:belgif:input-validation:schemaViolation',
      href: 'https://www.belgif.be/specification/rest/api-guide/issues/schemaViolation.html',
      title: 'Input isn’t valid with respect to schema',
      detail: 'not eleven digits',
      in: 'body',
      name: 'items[0].ssin',
    };
    const problem = {
      type: 'urn:problem-type:belgif:badRequest',
      href: 'https://www.belgif.be/specification/rest/api-guide/problems/badRequest.html',
      title: 'Bad Request',
      status: 400,
      detail: 'The input message is incorrect',
      instance: 'urn:uuid:123e4567-e89b-42d3-a456-426614174000',
      issues: [issue],
    };
    const received = { ...problem, issues: [{ ...issue, value: 'a2345678901' }], extra: true };
    assert.deepStrictEqual(parseProblem(`${TYPE};charset=utf-8`, received), problem);
  });

  it('reads the older form of issues', () => {
    const invalidParams = [{ in: 'path', name: 'id', value: 'x' }];
    assert.deepStrictEqual(parseProblem('Application/Problem+JSON', { invalidParams }), {
      type: 'about:blank',
      issues: [{ in: 'path', name: 'id' }],
    });
  });

  it('leaves out what is not of its type', () => {
    const received = {
      type: 5,
      href: null,
      title: {},
      status: '400',
      detail: ['x'],
      issues: [null, 'text', [], { in: 'cookie', name: 1, type: 'urn:a' }],
    };
    assert.deepStrictEqual(parseProblem(TYPE, received), {
      type: 'about:blank',
      issues: [{ type: 'urn:a' }],
    });
    assert.deepStrictEqual(parseProblem(TYPE, { issues: {}, invalidParams: 'x' }), {
      type: 'about:blank',
    });
  });

  for (const [contentType, json] of [
    ['application/json', { type: 'urn:a' }],
    [undefined, { type: 'urn:a' }],
    ['text/html; application/problem+json', { type: 'urn:a' }],
    [TYPE, undefined],
    [TYPE, ['x']],
    [TYPE, 'text'],
    [TYPE, null],
  ] as const) {
    it(`finds none in ${contentType ?? 'nothing'} ${json === undefined ? '' : JSON.stringify(json)}`, () => {
      assert.equal(parseProblem(contentType, json), undefined);
    });
  }
});
