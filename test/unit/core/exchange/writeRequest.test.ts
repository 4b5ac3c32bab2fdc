import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { exampleOf, exampleOfParameter } from '../../../../src/core/api/exampleOf.ts';
import { checkRequest } from '../../../../src/core/exchange/checkRequest.ts';
import { parseRequestFile } from '../../../../src/core/exchange/requestFile.ts';
import { RequestVariables } from '../../../../src/core/exchange/requestVariables.ts';
import { writeRequest, type WrittenRequest } from '../../../../src/core/exchange/writeRequest.ts';
import { provisionalDescription } from '../api/provisionalDescription.ts';

describe('writeRequest', () => {
  it('writes what must be given as variables, and what may be given in comments', () => {
    const text = writeRequest({
      title: 'Change\na thing',
      apiId: 'things',
      account: 'acpt',
      operation: { method: 'PUT', path: '/things/{thing id}/{part}' },
      parameters: [
        { name: 'thing id', in: 'path', required: true, value: 'a/b' },
        { name: 'part', in: 'path', required: true, value: 7 },
        { name: 'year', in: 'query', required: true, value: 2024 },
        { name: 'tags', in: 'query', required: true, value: ['a', 'b'] },
        { name: 'page size', in: 'query', required: false, value: 10 },
        { name: 'part', in: 'header', required: true, value: 'x' },
        { name: 'Prefer', in: 'header', required: false, value: 'return=minimal' },
      ],
      body: { mediaType: 'application/merge-patch+json', value: { a: [1] } },
    });
    assert.equal(
      text,
      [
        '### Change a thing',
        '# @api things',
        '# @account acpt',
        '@thing_id = a/b',
        '@part = 7',
        '@year = 2024',
        '@tags = a,b',
        '@part_header = x',
        '',
        'PUT /things/{{%thing_id}}/{{part}}',
        '  ?year={{year}}',
        '  &tags={{%tags}}',
        '#  &page%20size=10',
        'Content-Type: application/merge-patch+json',
        'part: {{part_header}}',
        '# Prefer: return=minimal',
        '',
        '{',
        '  "a": [',
        '    1',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('writes the elements of an array one by one, where the query has them so', () => {
    const list = (name: string, required: boolean): WrittenRequest['parameters'][0] => ({
      name,
      in: 'query',
      required,
      value: ['a b', 2],
      repeated: true,
    });
    const text = writeRequest({
      title: 'Lists',
      operation: { method: 'GET', path: '/things' },
      parameters: [list('must', true), list('may', false), { ...list('x', true), value: 'c' }],
    });
    assert.equal(
      text,
      [
        '### Lists',
        '@x = c',
        '',
        'GET /things',
        '  ?must=a%20b',
        '  &must=2',
        '  &x={{x}}',
        '#  &may=a%20b',
        '#  &may=2',
        '',
      ].join('\n'),
    );
  });

  it('writes a body that is no JSON as it is', () => {
    const text = writeRequest({
      title: '',
      operation: { method: 'POST', path: '/things' },
      parameters: [],
      body: { mediaType: 'text/csv', value: 'a;b\n1;2' },
    });
    assert.equal(text, '###\nPOST /things\nContent-Type: text/csv\n\na;b\n1;2\n');
  });

  it('leaves out what is not sent: bodies of GET, fragments, headers that are set elsewhere', () => {
    const header = (name: string): WrittenRequest['parameters'][0] => ({
      name,
      in: 'header',
      required: true,
      value: 'x',
    });
    const text = writeRequest({
      title: 'Odd',
      operation: { method: 'GET', path: '/things#byName' },
      parameters: ['authorization', 'BelGov-Trace-Id', 'Content-Type', 'Accept'].map(header),
      body: { mediaType: 'application/json', value: {} },
    });
    assert.equal(text, '### Odd\n@Accept = x\n\nGET /things\nAccept: {{Accept}}\n');
    assert.deepStrictEqual(parseRequestFile(text).mistakes, []);
  });

  const description = provisionalDescription();
  for (const operation of description.operations) {
    it(`writes ${operation.operationId} so that it reads back as described`, () => {
      const { mediaType } = operation.requestBody ?? {};
      const body =
        mediaType === undefined ? undefined : exampleOf(description, operation, mediaType);
      const text = writeRequest({
        title: operation.summary,
        operation,
        parameters: operation.parameters.map(parameter => ({
          ...parameter,
          value: exampleOfParameter(description, operation, parameter),
        })),
        ...(mediaType !== undefined && { body: { mediaType, value: body } }),
      });
      // Once as it is, once with everything that may be given.
      for (const written of [
        text,
        text.replace(/^# {2}&/gm, '  &').replace(/^# (?=\S+: )/gm, ''),
      ]) {
        const file = parseRequestFile(written);
        const request = file.requests[0]!;
        const variables = new RequestVariables(file, request, {
          now: new Date(),
          randomUuid: randomUUID,
          random: Math.random,
        });
        const context = { description, baseUrl: 'https://api.example/v1' };
        const checked = checkRequest(request, variables, context);
        assert.deepStrictEqual(
          {
            mistakes: [...file.mistakes, ...checked.mistakes],
            operation: checked.operation?.operationId,
            body:
              request.body?.kind === 'text'
                ? (JSON.parse(request.body.text) as unknown)
                : undefined,
          },
          { mistakes: [], operation: operation.operationId, body },
        );
      }
    });
  }
});
