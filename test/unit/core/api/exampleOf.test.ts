import assert from 'node:assert/strict';
import { parseApiDescription } from './parseApiDescription.ts';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';
import { exampleOf, exampleOfParameter } from '../../../../src/core/api/exampleOf.ts';
import { findOperation } from '../../../../src/core/api/findOperation.ts';
import { locate } from '../../../../src/core/api/jsonPointer.ts';
import { descriptionOfBody } from './descriptionOfBody.ts';
import { provisionalDescription } from './provisionalDescription.ts';

const DAY = '2026-05-04';

/** The example of a body with this schema, which the schema must accept. */
function exampleFor(schema: object, more?: Parameters<typeof descriptionOfBody>[1]): unknown {
  const { description, operation } = descriptionOfBody(schema, more);
  const example = exampleOf(description, operation, undefined, DAY);
  const judge = compileSchema(description, operation.requestBody!.schema);
  assert.deepStrictEqual(judge(example), [], JSON.stringify(example));
  return example;
}

describe('exampleOf', () => {
  it('takes what the description gives for a body, the first of several', () => {
    const description = provisionalDescription();
    const example = exampleOf(description, findOperation(description, 'createTraining'));
    const media = '#/paths/~1trainings/post/requestBody/content/application~1json';
    assert.deepStrictEqual(
      example,
      locate(description.document, `${media}/examples/formalTraining/value`)?.value,
    );
  });

  it('ends at what one reads, whatever a few lines of a schema ask for', () => {
    /** A chain of objects, each with that many members of the kind of the next. */
    const chain = (levels: number, members: number, isRequired: boolean) => {
      const names = Array.from({ length: members }, (_, index) => `p${index}`);
      const level = (next: object) => ({
        type: 'object',
        properties: Object.fromEntries(names.map(name => [name, next])),
        ...(isRequired && { required: names }),
      });
      const schemas = Array.from({ length: levels }, (_, index) => [
        `L${index}`,
        index + 1 < levels
          ? level({ $ref: `#/components/schemas/L${index + 1}` })
          : { type: 'string' },
      ]);
      return { schemas: Object.fromEntries(schemas) as object };
    };
    const first = { $ref: '#/components/schemas/L0' };
    const bodies: [schema: object, more?: { schemas: object }][] = [
      [first, chain(40, 2, true)],
      [first, chain(4, 100, false)],
      [{ type: 'array', minItems: 1e9, items: { type: 'string' } }],
      [{ type: 'string', minLength: 1e12 }],
      [{ type: 'string', pattern: '^((((a{1000}){1000}){1000}){1000})$' }],
    ];
    const lengths = bodies.map(([schema, more]) => {
      const { description, operation } = descriptionOfBody(schema, more);
      return JSON.stringify(exampleOf(description, operation)).length;
    });
    assert.ok(
      lengths.every(length => length < 100_000),
      lengths.join(),
    );
  });

  it('makes values from examples, codes, defaults, formats, patterns and limits', () => {
    const cases: [schema: object, expected: unknown][] = [
      [{ type: 'string', example: 'told', enum: ['other', 'told'] }, 'told'],
      [{ type: 'string', enum: ['first', 'second'], default: 'second' }, 'first'],
      [{ type: 'string', default: 'usual' }, 'usual'],
      [{ type: 'string', format: 'date' }, DAY],
      [{ type: 'string', format: 'date-time' }, `${DAY}T09:00:00Z`],
      [{ type: 'string', format: 'uuid' }, '00000000-0000-4000-8000-000000000000'],
      [{ type: 'string', format: 'of-our-own', pattern: '^X\\d{3}$' }, 'X000'],
      [{ type: 'string', minLength: 6 }, 'textxx'],
      [{ type: 'string', maxLength: 2 }, 'te'],
      [{ type: 'boolean' }, true],
      [{ type: 'integer' }, 1],
      [{ type: 'integer', minimum: 5, multipleOf: 4 }, 8],
      [{ type: 'integer', maximum: 0, exclusiveMaximum: true }, -1],
      [{ type: 'number', minimum: 2, exclusiveMinimum: true, maximum: 3 }, 2.5],
      [
        { type: 'array', items: { type: 'string', enum: ['a', 'b', 'c'] }, minItems: 2 },
        ['a', 'b'],
      ],
      [{ minLength: 2 }, 'text'],
      [{}, {}],
      // What an example says beside the schema is not right just because it stands there.
      [{ type: 'string', pattern: '^\\d{2}$', example: 'three' }, '00'],
      [{ type: 'string', example: 45 }, '45'],
      [{ type: 'integer', example: '45' }, 45],
    ];
    assert.deepStrictEqual(
      cases.map(([schema]) => [schema, exampleFor(schema)]),
      cases,
    );
  });

  it('keeps the members that are to be sent', () => {
    assert.deepStrictEqual(
      exampleFor({
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'string', readOnly: true },
          name: { type: 'string', example: 'Example' },
          born: { type: 'string', format: 'date', nullable: true },
          a: {
            properties: { b: { properties: { c: { properties: { d: { type: 'string' } } } } } },
          },
        },
      }),
      { name: 'Example', born: DAY, a: { b: { c: {} } } },
    );
  });

  it('completes an example by what is required, and leaves out of it what is read only', () => {
    const { description, operation } = descriptionOfBody(
      {
        type: 'object',
        required: ['name', 'size'],
        properties: {
          id: { type: 'string', readOnly: true },
          name: { type: 'string' },
          size: { type: 'integer', minimum: 3 },
          note: { type: 'string', nullable: true },
          more: { type: 'string' },
        },
      },
      { media: { example: { id: '1', name: 'Given', note: null, free: [1] } } },
    );
    assert.deepStrictEqual(exampleOf(description, operation), {
      name: 'Given',
      size: 3,
      note: null,
      free: [1],
    });
  });

  it('makes identifiers whose check digits are right, as the description or a name tells them', () => {
    const schemas = {
      Ssin: { type: 'string', pattern: '^\\d{11}$' },
      Cbe: { type: 'string', pattern: '^[01]\\d{9}$' },
    };
    const example = exampleFor(
      {
        type: 'object',
        properties: {
          person: { $ref: '#/components/schemas/Ssin' },
          company: { $ref: '#/components/schemas/Cbe' },
          niss: { type: 'string' },
          workers: {
            type: 'array',
            items: { type: 'object', properties: { insz: { type: 'string', maxLength: 11 } } },
          },
          employerId: { type: 'integer' },
          jointCommittee: { type: 'string', pattern: '^\\d{3}\\.\\d{2}$' },
          ssin: { type: 'string', pattern: '^[A-Z]$' },
        },
      },
      { schemas },
    );
    assert.deepStrictEqual(example, {
      person: '81000003517',
      company: '0000000196',
      niss: '81000003517',
      workers: [{ insz: '81000003517' }],
      employerId: 100006,
      jointCommittee: '200.00',
      ssin: 'A',
    });
  });

  it('puts schemas together, and ends where they go in a circle', () => {
    const schemas = {
      Named: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
      Node: {
        allOf: [{ $ref: '#/components/schemas/Named' }],
        properties: {
          name: { maxLength: 3 },
          parent: { $ref: '#/components/schemas/Node' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
        },
      },
    };
    assert.deepStrictEqual(exampleFor({ $ref: '#/components/schemas/Node' }, { schemas }), {
      name: 'tex',
      children: [],
    });
  });

  it('takes one of several ways, under the name that stands for it', () => {
    const kind = (name: string): object => ({
      type: 'object',
      required: ['kind', name],
      properties: { kind: { type: 'string' }, [name]: { type: 'boolean' } },
    });
    const schemas = { Cat: kind('purrs'), Dog: kind('barks') };
    const [cat, dog] = ['#/components/schemas/Cat', '#/components/schemas/Dog'];
    assert.deepStrictEqual(
      [
        exampleFor({ oneOf: [{ $ref: cat }, { $ref: dog }] }, { schemas }),
        exampleFor(
          { oneOf: [{ $ref: cat }, { $ref: dog }], discriminator: { propertyName: 'kind' } },
          { schemas },
        ),
        exampleFor(
          {
            anyOf: [{ $ref: dog }, { $ref: cat }],
            discriminator: { propertyName: 'kind', mapping: { woof: dog } },
          },
          { schemas },
        ),
      ],
      [
        { kind: 'text', purrs: true },
        { kind: 'Cat', purrs: true },
        { kind: 'woof', barks: true },
      ],
    );
  });

  it('names the kind of what a schema is derived from', () => {
    const schemas = {
      Pet: {
        type: 'object',
        required: ['kind'],
        discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } },
        properties: { kind: { type: 'string' } },
      },
      Cat: {
        allOf: [
          { $ref: '#/components/schemas/Pet' },
          { type: 'object', required: ['purrs'], properties: { purrs: { type: 'boolean' } } },
        ],
      },
    };
    const expected = { kind: 'cat', purrs: true };
    assert.deepStrictEqual(
      ['Pet', 'Cat'].map(name => exampleFor({ $ref: `#/components/schemas/${name}` }, { schemas })),
      [expected, expected],
    );
  });

  it('tells nothing where there is no body, or none of that media type', () => {
    const description = provisionalDescription();
    assert.deepStrictEqual(
      [
        exampleOf(description, findOperation(description, 'getHealth')),
        exampleOf(description, findOperation(description, 'createTraining'), 'text/csv'),
      ],
      [undefined, undefined],
    );
  });

  it('gives the bodies of the provisional model as they may be sent', () => {
    const description = provisionalDescription();
    const wrong = description.operations.flatMap(operation => {
      const { requestBody, operationId } = operation;
      const example = exampleOf(description, operation, undefined, DAY);
      return requestBody
        ? compileSchema(description, requestBody.schema)(example).map(one => [operationId, one])
        : [];
    });
    assert.deepStrictEqual(wrong, []);
  });
});

describe('exampleOfParameter', () => {
  it('prefers what is said beside the schema, of the operation before its path', () => {
    const description = parseApiDescription(
      { id: 'things', file: 'things.yaml' },
      `
openapi: 3.0.3
info: { title: Things, version: '1' }
paths:
  /things/{id}/{part}/{size}:
    parameters:
      - { name: id, in: path, required: true, example: of-the-path, schema: { type: string } }
      - name: part
        in: path
        required: true
        examples: { one: { value: wheel }, two: { value: door } }
        schema: { type: string }
    get:
      parameters:
        - { name: id, in: path, required: true, example: 12, schema: { type: string } }
        - { name: size, in: path, required: true, schema: { $ref: '#/components/schemas/Size' } }
        - { name: since, in: query, schema: { type: string, format: date } }
components: { schemas: { Size: { type: string, enum: [small, large] } } }
`,
    );
    const operation = description.operations[0]!;
    assert.deepStrictEqual(
      Object.fromEntries(
        operation.parameters.map(parameter => [
          parameter.name,
          exampleOfParameter(description, operation, parameter, DAY),
        ]),
      ),
      { id: '12', part: 'wheel', size: 'small', since: DAY },
    );
  });
});
