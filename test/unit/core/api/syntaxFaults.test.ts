import assert from 'node:assert/strict';
import { findingsIn, readTexts } from './readTexts.ts';

const WHOLE = `openapi: 3.0.3
info:
  title: Slips
  version: '1'
paths:
  /a:
    get:
      operationId: a
      parameters:
        - { name: id, in: query, schema: { type: string } }
      tags: [a, b]
      responses:
        '200': { description: ok }
  /b:
    get:
      operationId: b
      responses:
        '200': { description: ok }
`;

/** What somebody writes in place of what, and what is told: reason, line and column from 1, and the marked text. */
const SLIPS: [wrong: string, right: string, reason: string, place: string, marked: string][] = [
  ['  /a: }', '  /a:', 'other', '6:7', '}'],
  ['    get: {', '    get:', 'unclosed', '7:10', '{'],
  ['schema: { type: string }\n', 'schema: { type: string } }\n', 'unclosed', '10:11', '{'],
  ['tags: [a, b\n', 'tags: [a, b]\n', 'unclosed', '11:13', '['],
  ["version: '1\n", "version: '1'\n", 'unclosed', '4:12', "'"],
  ['version: "1\n', "version: '1'\n", 'unclosed', '4:12', '"'],
  ['title Slips', 'title: Slips', 'colon-missing', '3:3', 'title Slips'],
  ['title:Slips', 'title: Slips', 'colon-missing', '3:3', 'title:Slips'],
  ['title: Slips: many', 'title: Slips', 'second-colon', '3:10', 'Slips: many'],
  ['name: id in: query', 'name: id, in: query', 'second-colon', '10:19', 'id in: query'],
  ['     operationId: a', '      operationId: a', 'indentation', '9:1', '      parameters'],
  ['       operationId: a', '      operationId: a', 'indentation', '9:1', ' '],
  ['\t  operationId: a', '      operationId: a', 'indentation', '8:1', '\t  '],
  ['title: @Slips', 'title: Slips', 'other', '3:10', '@'],
  ['title: *slips', 'title: Slips', 'other', '3:10', '*slips'],
  ['/a: &a\n    x-again: *a\n', '/a:\n', 'other', '7:14', '*a'],
];

/** The whole of a short description in JSON. */
const JSON_TEXT = `{
  "openapi": "3.0.3",
  "info": { "title": "Slips: \\"many\\"", "version": "1" },
  "paths": { "/a": { "get": { "responses": {} } } }
}`;

async function readText(text: string) {
  const texts = { '/api/root.yaml': text };
  const reading = await readTexts(texts);
  return {
    findings: findingsIn(reading, texts).map(([code, details, place, marked]) => [
      code,
      details,
      place.replace('/api/root.yaml:', ''),
      marked,
    ]),
    operations: reading.description?.operations.map(({ method, path }) => `${method} ${path}`),
  };
}

describe('what is no YAML and no JSON', () => {
  for (const [wrong, right, reason, place, marked] of SLIPS) {
    it(`tells one slip once, where it is: ${JSON.stringify(wrong)}`, async () => {
      assert.ok(WHOLE.includes(right));
      assert.deepStrictEqual(await readText(WHOLE.replace(right, () => wrong)), {
        findings: [['api/syntax', { reason }, place, marked]],
        operations: undefined,
      });
    });
  }

  it('tells every member that stands twice, in YAML and in JSON alike', async () => {
    const yaml = WHOLE.replaceAll('  /b:', '  /a:').replace('title: S', 'version: 0\n  title: S');
    const json = JSON_TEXT.replace('{ "get"', '{ "get": 1, "get"').replace(
      '"info"',
      '"openapi": "3.0.3", "info"',
    );
    const inYaml = await readText(yaml);
    assert.deepStrictEqual(
      [inYaml.findings, await readText(json)],
      [
        [
          ['api/syntax', { reason: 'duplicate-member' }, '5:3', 'v'],
          ['api/syntax', { reason: 'duplicate-member' }, '15:3', '/'],
        ],
        {
          findings: [
            ['api/syntax', { reason: 'duplicate-member' }, '3:3', '"openapi"'],
            ['api/syntax', { reason: 'duplicate-member' }, '4:32', '"get"'],
          ],
          operations: ['GET /a'],
        },
      ],
    );
  });

  it('takes comments and trailing commas in JSON for none', async () => {
    const text = JSON_TEXT.replace('"3.0.3",', '"3.0.3", // of 2021').replace('"1" }', '"1", }');
    assert.deepStrictEqual(await readText(text), { findings: [], operations: ['GET /a'] });
  });

  it('tells the first mistake of broken JSON', async () => {
    assert.deepStrictEqual((await readText(JSON_TEXT.replace('"3.0.3",', '"3.0.3"'))).findings, [
      ['api/syntax', { reason: 'other' }, '3:3', '"info"'],
    ]);
  });

  it('says of a web page and of XML what they are', async () => {
    const pages = ['<!DOCTYPE html>\n<p>a: b</p>\n', '\n<?xml version="1.0"?>\n<a/>', '<html>: {}'];
    assert.deepStrictEqual(
      (await Promise.all(pages.map(readText))).map(({ findings }) => findings),
      [
        [['api/syntax', { reason: 'markup' }, '1:1', '<!DOCTYPE html>']],
        [['api/syntax', { reason: 'markup' }, '2:1', '<?xml version="1.0"?>']],
        [['api/syntax', { reason: 'markup' }, '1:1', '<html>: {}']],
      ],
    );
  });

  it('does not lose count of what nests over brackets in texts', async () => {
    const text = `${'["]",'.repeat(600)}1${']'.repeat(600)}`;
    assert.deepStrictEqual((await readText(text)).findings, [
      ['api/syntax', { reason: 'other' }, '1:1', text],
    ]);
  });
});
