import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';

/** Tells of each value what is wrong with it: `keyword path`, by the schema `S` of a YAML text. */
function judge(
  text: string,
  values: unknown[],
  dialect: ApiDescription['dialect'] = 'openapi-3.0',
) {
  const about = { id: 'test', title: '', version: '', provisional: false, operations: [] };
  const document = { components: { schemas: parse(text) as unknown } };
  const description: ApiDescription = { ...about, dialect, digest: '', document };
  const validate = compileSchema(description, { $ref: '#/components/schemas/S' });
  return values.map(value =>
    validate(value).map(({ keyword, path }) => [keyword, ...path].join(' ')),
  );
}

const ANIMALS = `
Cat: { type: object, required: [lives], properties: { kind: { type: string }, lives: { type: integer } } }
Dog: { type: object, required: [tricks], properties: { kind: { type: string }, tricks: { type: integer } } }`;

describe('a discriminator', () => {
  it('tells which alternative has to be followed, by its name', () => {
    const text = `${ANIMALS}
S: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }`;
    assert.deepStrictEqual(
      judge(text, [
        { kind: 'Cat', lives: 9 },
        { kind: 'Dog', lives: 9 },
        { kind: 'Cow' },
        {},
        'Cat',
      ]),
      [[], ['required tricks'], ['enum kind'], ['required kind'], ['type']],
    );
  });

  it('goes by its mapping, by name or by reference', () => {
    const text = `${ANIMALS}
S:
  anyOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
  discriminator: { propertyName: kind, mapping: { meow: Cat, purr: Cat, woof: '#/components/schemas/Dog' } }`;
    assert.deepStrictEqual(
      judge(text, [
        { kind: 'meow', lives: 9 },
        { kind: 'purr' },
        { kind: 'woof', tricks: 1 },
        { kind: 'Cat', lives: 9 },
      ]),
      [[], ['required lives'], [], ['enum kind']],
    );
  });

  it('goes by what the alternatives themselves allow, whatever they are called', () => {
    const text = `
Base: { type: object, properties: { kind: { type: string } } }
Cat: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { kind: { enum: [cat, kitten] } }, required: [lives] }] }
Dog: { properties: { kind: { const: dog } }, required: [tricks] }
S: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: 'null' }], discriminator: { propertyName: kind } }`;
    assert.deepStrictEqual(
      judge(
        text,
        [{ kind: 'kitten', lives: 9 }, { kind: 'dog' }, { kind: 'Cat' }, null, 1],
        'openapi-3.1',
      ),
      [[], ['required tricks'], ['enum kind'], [], ['type']],
    );
  });

  it('says nothing where its values do not tell the alternatives apart', () => {
    const text = `${ANIMALS}
S:
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, required: [wings] }]
  discriminator: { propertyName: kind }`;
    assert.deepStrictEqual(judge(text, [{ wings: 2 }, { kind: 'Cat', lives: 9 }, {}]), [
      [],
      [],
      ['oneOf'],
    ]);
  });

  it('of a base makes a value follow the subtype that it names', () => {
    const text = `
Base: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { woof: Dog } } }
Cat: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [lives] }] }
Dog: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [tricks] }] }
Puppy: { allOf: [{ $ref: '#/components/schemas/Dog' }, { required: [age] }] }
S: { properties: { pet: { allOf: [{ $ref: '#/components/schemas/Base' }] }, dog: { $ref: '#/components/schemas/Dog' } } }`;
    assert.deepStrictEqual(
      judge(text, [
        { pet: { kind: 'Cat', lives: 9 } },
        { pet: { kind: 'Cat' } },
        { pet: { kind: 'woof' } },
        { pet: { kind: 'Puppy' } },
        { pet: { kind: 'Base' } },
        { pet: {} },
        { dog: { kind: 'Cat', tricks: 1 } },
      ]),
      [
        [],
        ['required pet lives'],
        ['required pet tricks'],
        ['required pet tricks', 'required pet age'],
        [],
        ['required pet kind'],
        [],
      ],
    );
  });

  it('may stand in a base that lists the subtypes which refer back to it', () => {
    const text = `
S: { type: object, properties: { kind: { type: string } }, oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }
Cat: { allOf: [{ $ref: '#/components/schemas/S' }, { required: [lives] }] }
Dog: { allOf: [{ $ref: '#/components/schemas/S' }, { required: [tricks] }] }`;
    assert.deepStrictEqual(judge(text, [{ kind: 'Cat', lives: 9 }, { kind: 'Dog' }]), [
      [],
      ['required tricks'],
    ]);
  });
});
