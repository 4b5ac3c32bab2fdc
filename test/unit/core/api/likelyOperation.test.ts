import assert from 'node:assert/strict';
import { parseApiDescription } from './parseApiDescription.ts';
import { likelyOperation, operationsWithBody } from '../../../../src/core/api/likelyOperation.ts';
import { operationsFor } from '../../../../src/core/declaration/operationsFor.ts';

const description = parseApiDescription(
  { id: 'orders', file: 'orders.yaml' },
  `
openapi: 3.0.3
info: { title: Orders, version: '1' }
paths:
  /orders:
    get: { operationId: listOrders }
    post:
      operationId: createOrder
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
  /orders/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    put:
      operationId: changeOrder
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
  /customers/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    put:
      operationId: changeCustomer
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Customer' } } } }
  /pictures:
    post:
      operationId: addPicture
      requestBody: { content: { image/png: { schema: { type: string, format: binary } } } }
  /anything:
    post:
      operationId: addAnything
      requestBody: { content: { application/json: { schema: { type: object } } } }
components:
  schemas:
    Base:
      type: object
      properties: { reference: { type: string }, inner: { type: object } }
    Order:
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          required: [lines]
          properties: { lines: { type: array, minItems: 1 }, parent: { $ref: '#/components/schemas/Order' } }
    Customer:
      type: object
      required: [name]
      properties: { name: { type: string }, city: { type: string }, reference: { type: string } }
`,
);

describe('operationsWithBody', () => {
  it('names those that take JSON', () => {
    assert.deepStrictEqual(
      operationsWithBody(description).map(({ operationId }) => operationId),
      ['createOrder', 'changeOrder', 'changeCustomer', 'addAnything'],
    );
  });
});

describe('operationsFor', () => {
  it('names those whose schema a text satisfies, none for what is no JSON', () => {
    assert.deepStrictEqual(
      ['{ "lines": [1] }', '{ "name": "A" }', '{}', '[]', '{ "lines": ', ''].map(text =>
        operationsFor(description, text),
      ),
      [
        ['createOrder', 'changeOrder', 'addAnything'],
        ['changeCustomer', 'addAnything'],
        ['addAnything'],
        [],
        [],
        [],
      ],
    );
  });
});

describe('likelyOperation', () => {
  const likely = (text: string): string | undefined =>
    likelyOperation(description, text, operationsFor(description, text))?.operationId;

  it('is the one that knows most members among those that the text satisfies', () => {
    assert.deepStrictEqual(
      ['{ "lines": [1], "reference": "x" }', '{ "name": "A", "city": "B" }', '{ "x": 1 }'].map(
        likely,
      ),
      ['createOrder', 'changeCustomer', 'addAnything'],
    );
  });

  it('is the one that knows most members where the text is not right, or not written yet', () => {
    assert.deepStrictEqual(
      [
        '{ "lines": [], "reference": "x" }'.replace('{', '{ "a": 1,').replace('[]', '7'),
        '{ "name": "A", "ci',
        '{ "inner": { "name": 1, "city": [{ "name": 1 }] }, "lines',
        '{ "reference": "x" }',
      ].map(text => likelyOperation(description, text, [])?.operationId),
      ['createOrder', 'changeCustomer', 'createOrder', 'createOrder'],
    );
  });

  it('is none where nothing speaks for one', () => {
    assert.deepStrictEqual(
      ['', '{}', '[]', '{ "reference": 1, "a": 1, "b": 1 }', '3'].map(text =>
        likelyOperation(description, text, []),
      ),
      [undefined, undefined, undefined, undefined, undefined],
    );
  });
});
