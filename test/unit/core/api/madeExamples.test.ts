import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiDescription, Operation } from '../../../../src/core/api/apiDescription.ts';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';
import { exampleOf, exampleOfParameter } from '../../../../src/core/api/exampleOf.ts';
import type { SchemaReference } from '../../../../src/core/api/jsonPointer.ts';
import { readApi } from '../../../../src/core/api/readApi.ts';
import { snippetOf } from '../../../../src/core/api/snippetOf.ts';
import { readTextFile } from '../../../../src/platform/readTextFile.ts';
import { fillSnippet } from './fillSnippet.ts';

const { resolve } = createRequire(import.meta.url);
const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));
const shipped = (path: string): string => join(REPOSITORY, path);

/** What is wrong, and why that is not for us to mend. */
const UNMENDED: Record<string, string> = {
  'createDoc application/json oneOf': 'whatever follows one of its ways follows the others too',
  'createDoc snippet oneOf': 'likewise',
  'create-booking application/json format': 'the example that it gives is no UUID',
  'create-booking application/xml format': 'likewise',
  'create-booking snippet format': 'likewise',
};

/** Descriptions of others, of every dialect; the one that we ship; one in the style of the portal. */
const FILES = [
  resolve('@figma/rest-api-spec/openapi/openapi.yaml'),
  ...[
    '2.0/json/petstore',
    '3.0/json/readme-legacy',
    '3.0/json/star-trek',
    '3.0/json/uspto',
    '3.1/json/readme',
    '3.1/json/train-travel',
  ].map(name => resolve(`@readme/oas-examples/${name}.json`)),
  shipped('media/api/fla-provisional.yaml'),
  shipped('test/fixtures/api/official-style.swagger.yaml'),
];

describe('made examples and snippets', () => {
  for (const file of FILES) {
    it(`follow the schemas of ${file.split('/').slice(-3).join('/')}`, async function () {
      this.timeout(60_000);
      const { description } = await readApi(
        { id: 'real', file },
        { allowedHosts: [], fetched: {} },
        readTextFile,
      );
      assert.ok(description);
      const wrong = description.operations.flatMap(operation => judged(description, operation));
      assert.deepStrictEqual(
        wrong.filter(one => UNMENDED[one] === undefined),
        [],
      );
    });
  }
});

/** What is wrong with the examples of an operation's parameters and bodies, and with its snippet. */
function judged(description: ApiDescription, operation: Operation): string[] {
  const { operationId, requestBody, parameters } = operation;
  const wrong = (what: string, schema: SchemaReference, value: unknown): string[] =>
    compileSchema(
      description,
      schema,
    )(value).map(({ keyword }) => [operationId, what, keyword].join(' '));
  return [
    ...parameters.flatMap(parameter =>
      wrong(
        parameter.name,
        parameter.schema,
        exampleOfParameter(description, operation, parameter),
      ),
    ),
    ...(requestBody?.mediaTypes ?? []).flatMap(({ mediaType, schema }) =>
      schema ? wrong(mediaType, schema, exampleOf(description, operation, mediaType)) : [],
    ),
    ...(requestBody
      ? wrong(
          'snippet',
          requestBody.schema,
          JSON.parse(fillSnippet(snippetOf(description, operation))),
        )
      : []),
  ];
}
