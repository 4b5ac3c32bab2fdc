import assert from 'node:assert/strict';
import { parseApiDescription } from './parseApiDescription.ts';
import {
  allowedMethods,
  findOperation,
  matchOperation,
} from '../../../../src/core/api/findOperation.ts';
import { AppError } from '../../../../src/core/base/errors.ts';
import { provisionalDescription } from './provisionalDescription.ts';

describe('findOperation', () => {
  it('takes an operationId or METHOD /path', () => {
    const description = provisionalDescription();
    const first = description.operations.find(({ method }) => method === 'POST');
    assert.deepStrictEqual(
      [findOperation(description, 'createTraining'), findOperation(description, 'POST /trainings')],
      [first, first],
    );
    assert.throws(
      () => findOperation(description, 'PATCH /trainings'),
      error => AppError.is(error, 'operation/unknown'),
    );
  });
});

describe('matchOperation', () => {
  const description = parseApiDescription(
    { id: 'paths', file: 'paths.yaml' },
    `
openapi: 3.0.3
info: { title: Paths, version: '1' }
paths:
  /items/{id}: { get: {}, delete: {} }
  /items/search: { post: {} }
  /items/{id}/parts/{part}.json: { get: {} }
  /a.b(c): { get: {} }
  /from/{first}-{second}/to/v{version}: { get: {} }
  /${'{p}'.repeat(40)}/x: { get: {} }
`,
  );

  it('finds the operation and the decoded parameters of its path', () => {
    const match = (method: string, path: string) => {
      const found = matchOperation(description, method, path);
      return found && [found.operation.operationId, found.pathParameters];
    };
    assert.deepStrictEqual(
      {
        item: match('GET', '/items/a%2Fb'),
        two: match('GET', '/items/1/parts/2.json'),
        concreteFirst: match('GET', '/items/search'),
        literal: match('GET', '/a.b(c)'),
        notAPattern: match('GET', '/aXb(c)'),
        otherMethod: match('PUT', '/items/1'),
        emptyParameter: match('GET', '/items/'),
        deeper: match('GET', '/items/1/2'),
        notDecodable: match('GET', '/items/%zz'),
        several: match('GET', '/from/1-2-3/to/v4'),
        severalWithout: match('GET', '/from/1-/to/v4'),
        prefix: match('GET', '/from/1-2/to/4'),
        // A regular expression would try every way to share the characters out.
        ambiguous: match('GET', `/${'a'.repeat(80)}/y`),
      },
      {
        item: ['GET /items/{id}', { id: 'a/b' }],
        two: ['GET /items/{id}/parts/{part}.json', { id: '1', part: '2' }],
        concreteFirst: undefined,
        literal: ['GET /a.b(c)', {}],
        notAPattern: undefined,
        otherMethod: undefined,
        emptyParameter: undefined,
        deeper: undefined,
        notDecodable: undefined,
        several: [
          'GET /from/{first}-{second}/to/v{version}',
          { first: '1', second: '2-3', version: '4' },
        ],
        severalWithout: undefined,
        prefix: undefined,
        ambiguous: undefined,
      },
    );
  });

  it('tells the methods of a path', () => {
    assert.deepStrictEqual(
      ['/items/1', '/items/search', '/none'].map(path => allowedMethods(description, path)),
      [['GET', 'DELETE'], ['POST'], []],
    );
  });
});
