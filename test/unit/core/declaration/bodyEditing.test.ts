import assert from 'node:assert/strict';
import { BodyEditing } from '../../../../src/core/declaration/bodyEditing.ts';
import type { Completion } from '../../../../src/core/declaration/declarationWork.ts';
import { parseApiDescription } from '../api/parseApiDescription.ts';
import { bodyAt } from './editedDescription.ts';

const editing = new BodyEditing();
const COURSE = { operationId: 'createCourse' };

/** A body whose form is told by a member. */
const FORMS = parseApiDescription(
  { id: 'forms', file: 'forms.yaml' },
  `
openapi: 3.0.3
info: { title: Forms, version: '1' }
paths:
  /forms:
    put:
      operationId: chooseForm
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Form' } } } }
      responses: { '200': { description: chosen } }
components:
  schemas:
    Form:
      oneOf: [{ $ref: '#/components/schemas/Net' }, { $ref: '#/components/schemas/Room' }]
      discriminator:
        propertyName: form
        mapping: { online: '#/components/schemas/Net', classroom: '#/components/schemas/Room' }
    Net: { type: object, properties: { form: { type: string } } }
    Room: { type: object, properties: { form: { type: string } } }
`,
);
const FORM = { description: FORMS, operation: FORMS.operations[0]! };

async function complete(...marked: Parameters<typeof bodyAt>): Promise<Completion[]> {
  const { body, offset } = bodyAt(...marked);
  return editing.complete(body, offset);
}

/** The text after the first completion of that label, as a snippet. */
async function accept(
  label: string,
  marked: string,
  options?: Parameters<typeof bodyAt>[1],
): Promise<string> {
  const { body, offset } = bodyAt(marked, options);
  const completions = await editing.complete(body, offset);
  const chosen = completions.find(one => one.label === label);
  assert.ok(chosen, completions.map(one => one.label).join());
  return `${body.text.slice(0, chosen.start)}${chosen.snippet}${body.text.slice(chosen.end)}`;
}

describe('completion in a body', () => {
  it('offers members that are not there yet, with description and example, and none that is read-only', async () => {
    const found = await complete('{"kind": "online", "|"}', COURSE);
    assert.deepStrictEqual(
      found.map(({ label, kind, documentation }) => ({ label, kind, documentation })),
      [
        { label: 'title', kind: 'member', documentation: 'What it is *about*' },
        { label: 'days', kind: 'member', documentation: '' },
        { label: 'rooms', kind: 'member', documentation: '' },
        { label: 'level', kind: 'member', documentation: 'For whom it is' },
        { label: 'mixed', kind: 'member', documentation: '' },
        { label: 'teacher', kind: 'member', documentation: '' },
      ],
    );
    assert.deepStrictEqual(
      [
        await accept('title', '{"|"}', COURSE),
        await accept('level', '{"|"}', COURSE),
        await accept('mixed', '{"|" "kind": "online"}', COURSE),
        await accept('mixed', '{"m|": 1}', COURSE),
      ],
      [
        '{"title": "${1:First aid}"}',
        '{"level": $1}',
        '{"mixed": $1, "kind": "online"}',
        '{"mixed": 1}',
      ],
    );
  });

  it('offers codes in the order of the description, in the user’s language', async () => {
    const found = await complete('{"kind": |}', { ...COURSE, language: 'nl' });
    assert.deepStrictEqual(found, [
      {
        kind: 'code',
        label: 'online',
        filterText: '"online"',
        snippet: '"online"',
        documentation: 'Over het net',
        start: 9,
        end: 9,
      },
      {
        kind: 'code',
        label: 'classroom',
        filterText: '"classroom"',
        snippet: '"classroom"',
        documentation: 'In een lokaal',
        start: 9,
        end: 9,
      },
    ]);
  });

  it('replaces a value that stands there, and offers examples', async () => {
    assert.deepStrictEqual(
      [
        await accept('classroom', '{"kind": "onl|ine", "title": ""}', COURSE),
        await accept('First aid', '{"title": "|"}', COURSE),
        await accept('B2.014', '{"rooms": [{"number": |}]}', COURSE),
      ],
      [
        '{"kind": "classroom", "title": ""}',
        '{"title": "First aid"}',
        '{"rooms": [{"number": "B2.014"}]}',
      ],
    );
  });

  it('tells where it left off before a value that is to be chosen', async () => {
    const found = await complete('{|}', COURSE);
    assert.deepStrictEqual(
      found.map(({ label, suggests = false }) => [label, suggests]),
      [
        ['title', false],
        ['kind', true],
        ['days', false],
        ['rooms', true],
        ['level', true],
        ['mixed', true],
        ['teacher', true],
        ['createCourse', false],
      ],
    );
  });

  it('finds the place in a list of thousands', async () => {
    const rooms = '{"number": "1", "seats": 2},'.repeat(5_000);
    const { body, offset } = bodyAt(`{"rooms": [${rooms} {"number": |}, ${rooms} {}]}`, COURSE);
    assert.deepStrictEqual(
      (await editing.complete(body, offset)).map(({ label, start }) => ({ label, start })),
      [{ label: 'B2.014', start: offset }],
    );
  });

  it('reads a body with variables', async () => {
    const options = { ...COURSE, variables: true };
    assert.equal(
      await accept('online', '{"title": {{title}}, "kind": |, "days": {{days}}}', options),
      '{"title": {{title}}, "kind": "online", "days": {{days}}}',
    );
  });

  it('offers the whole body of each operation where nothing stands yet', async () => {
    const all = await complete(' | ');
    assert.deepStrictEqual(
      all.map(({ kind, label, operation, documentation, start, end }) => ({
        kind,
        label,
        operation,
        documentation,
        start,
        end,
      })),
      [
        {
          kind: 'snippet',
          label: 'createCourse',
          operation: 'POST /courses',
          documentation: 'Plan a course',
          start: 1,
          end: 1,
        },
        {
          kind: 'snippet',
          label: 'bookRooms',
          operation: 'PUT /rooms',
          documentation: 'Book rooms',
          start: 1,
          end: 1,
        },
      ],
    );
    const own = await complete('"cre|"\n', { ...COURSE, language: 'nl' });
    const snippet = own.find(({ kind }) => kind === 'snippet');
    assert.deepStrictEqual(
      [snippet?.label, snippet?.documentation, snippet?.start, snippet?.end],
      ['createCourse', 'Een cursus plannen', 0, 5],
    );
    assert.match(snippet?.snippet ?? '', /"kind": "\$\{\d\|online,classroom\|\}"/);
  });

  it('offers no whole body inside one', async () => {
    const places = [
      '{"title": "a", |}',
      '{|"title": "a"}',
      '{"title": |}',
      '{}|',
      '{\n}\n|\n',
      '|{}',
      '{\n"cre"\n|\n}',
    ];
    const found = await Promise.all(places.map(place => complete(place)));
    assert.deepStrictEqual(
      found,
      places.map(() => []),
    );
  });

  it('offers the whole body in an object without members, in place of its braces or between them', async () => {
    const places = ['{|}', ' { "cre|" }\n', '{ | ', '{\n  |\n}', '{\r\n\t"|"\r\n}', '{}|'];
    const offered = places.map(async place => {
      const { body, offset } = bodyAt(place);
      const found = await editing.complete(body, offset);
      return found.map(({ label, filterText, start, end, snippet }) => [
        label,
        filterText,
        body.text.slice(start, end),
        snippet.split('\n')[0],
      ]);
    });
    const whole = (filterText: string, range: string): unknown[] => {
      return [['createCourse', filterText, range, '{']];
    };
    const between = (filterText: string | undefined, range: string): unknown[] => {
      return [['createCourse', filterText, range, '"title": "${1:First aid}",']];
    };
    assert.deepStrictEqual(await Promise.all(offered), [
      whole('{createCourse', '{}'),
      whole('{ "createCourse', '{ "cre" }'),
      between(undefined, ''),
      between(undefined, ''),
      between('"createCourse', '""'),
      [],
    ]);
    assert.equal(
      await accept('createCourse', '{\n  |\n}'),
      '{\n  "title": "${1:First aid}",\n"kind": "${2|online,classroom|}"$0\n}',
    );
  });
});

describe('hover in a body', () => {
  it('tells what the description says of a member, over its name and its value', async () => {
    const text = '{"title": "First aid", "kind": "online"}';
    const title = {
      start: 1,
      end: 8,
      name: 'title',
      names: ['title'],
      types: ['string'],
      required: true,
      deprecated: false,
      description: 'Waar het *over* gaat',
      codes: [],
      examples: ['First aid'],
      provisional: true,
    };
    const { body } = bodyAt(text, { ...COURSE, language: 'nl' });
    assert.deepStrictEqual(
      [await editing.hover(body, 3), await editing.hover(body, 12)],
      [title, { ...title, start: 10, end: 21 }],
    );
  });

  it('tells what the member says itself before what it refers to says', async () => {
    const { body, offset } = bodyAt('{"le|vel": "others"}', COURSE);
    const { description, types, codes } = (await editing.hover(body, offset)) ?? {};
    assert.deepStrictEqual(
      { description, types, codes },
      {
        description: 'For whom it is',
        types: ['string'],
        codes: [{ value: 'beginners' }, { value: 'others' }],
      },
    );
  });

  it('lists codes with what they mean', async () => {
    const { body, offset } = bodyAt('{"kind": "on|line"}', COURSE);
    assert.deepStrictEqual(await editing.hover(body, offset), {
      start: 9,
      end: 17,
      name: 'kind',
      names: ['kind', 'Kind'],
      types: ['string'],
      required: true,
      deprecated: false,
      description: 'How it is taught',
      codes: [
        { value: 'online', description: 'Over the net' },
        { value: 'classroom', description: 'In a room' },
      ],
      examples: [],
      provisional: true,
    });
  });

  it('lists every alternative that a member chooses, whichever is chosen', async () => {
    const codes = ['online', 'classroom', ''].map(async chosen => {
      const { body, offset } = bodyAt(`{"form": "|${chosen}"}`, { target: FORM });
      return (await editing.hover(body, offset))?.codes.map(({ value }) => value);
    });
    const all = ['online', 'classroom'];
    assert.deepStrictEqual(await Promise.all(codes), [all, all, all]);
  });

  it('tells what the digits of a right national number say', async () => {
    const hovers = ['81000003517', '81.00.00-035.17', '81000003518'].map(async ssin => {
      const { body, offset } = bodyAt(`{"teacher": {"ssin": "|${ssin}"}}`, COURSE);
      return (await editing.hover(body, offset))?.ssin;
    });
    const told = { birthDate: '1981', sex: 'male' };
    assert.deepStrictEqual(await Promise.all(hovers), [told, told, undefined]);
  });

  it('finds the place in a list of thousands', async () => {
    const rooms = '{"number": "1", "seats": 2},'.repeat(5_000);
    const { body, offset } = bodyAt(`{"rooms": [${rooms} {"se|ats": 4}]}`, COURSE);
    const { name, types, start } = (await editing.hover(body, offset)) ?? {};
    assert.deepStrictEqual(
      { name, types, start },
      { name: 'seats', types: ['integer'], start: offset - 3 },
    );
  });

  it('says nothing between values, of unknown members, and without an operation', async () => {
    const places: Parameters<typeof bodyAt>[] = [
      ['{"title": "a",  |  "kind": "online"}', COURSE],
      ['{"unkno|wn": 1}', COURSE],
      ['{"ti|tle": 1}'],
    ];
    const hovers = places.map(async place => {
      const { body, offset } = bodyAt(...place);
      return editing.hover(body, offset);
    });
    assert.deepStrictEqual(await Promise.all(hovers), [undefined, undefined, undefined]);
  });
});
