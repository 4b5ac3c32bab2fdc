import assert from 'node:assert/strict';
import type { Operation } from '../../../../src/core/api/apiDescription.ts';
import { fillParameters, neededParameters } from '../../../../src/core/exchange/fillParameters.ts';

const schema = { $ref: '#/x' };
const operation: Pick<Operation, 'path' | 'parameters'> = {
  path: '/orders/{orderId}/lines/{line}',
  parameters: [
    { name: 'orderId', in: 'path', required: true, schema },
    { name: 'line', in: 'path', required: true, schema },
    { name: 'dry run', in: 'query', required: false, schema },
    { name: 'page', in: 'query', required: false, schema },
    { name: 'If-Match', in: 'header', required: true, schema },
    { name: 'authorization', in: 'header', required: true, schema },
    { name: 'BelGov-Trace-Id', in: 'header', required: true, schema },
    { name: 'session', in: 'cookie', required: true, schema },
  ],
};

describe('neededParameters', () => {
  it('are the required ones that a call can carry', () => {
    assert.deepStrictEqual(
      neededParameters(operation).map(({ name }) => name),
      ['orderId', 'line', 'If-Match'],
    );
  });
});

describe('fillParameters', () => {
  it('puts each value where its parameter stands, encoded, and leaves out the others', () => {
    const values = {
      orderId: 'a/b ü',
      line: '12',
      'dry run': 'yes&no',
      'If-Match': '"7"',
      authorization: 'Basic x',
      'BelGov-Trace-Id': 'x',
      session: 'x',
      other: 'y',
    };
    assert.deepStrictEqual(
      [
        fillParameters(operation, values),
        fillParameters({ path: '/orders', parameters: [] }, values),
      ],
      [
        {
          path: '/orders/a%2Fb%20%C3%BC/lines/12?dry%20run=yes%26no',
          headers: { 'If-Match': '"7"' },
        },
        { path: '/orders', headers: {} },
      ],
    );
  });
});
