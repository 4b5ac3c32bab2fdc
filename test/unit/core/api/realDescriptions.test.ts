import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isOddity } from '../../../../src/core/api/apiFinding.ts';
import { compileSchema } from '../../../../src/core/api/compileSchema.ts';
import { locate, memberOf } from '../../../../src/core/api/jsonPointer.ts';
import { readApi } from '../../../../src/core/api/readApi.ts';
import type { ApiDescription, Operation } from '../../../../src/core/api/apiDescription.ts';
import { readTextFile } from '../../../../src/platform/readTextFile.ts';
import { openApiViolations } from './openApiViolations.ts';

const { resolve } = createRequire(import.meta.url);
interface PathItem {
  $ref?: string;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Descriptions of real services as their authors publish them, with the number of their operations. */
const REAL: [name: string, file: string, dialect: ApiDescription['dialect'], operations: number][] =
  [
    ['Figma', '@figma/rest-api-spec/openapi/openapi.yaml', 'openapi-3.1', 54],
    // 4.8 MB; webhooks alone, which nobody calls.
    [
      'GitHub webhooks',
      '@octokit/openapi-webhooks/generated/api.github.com.json',
      'openapi-3.1',
      0,
    ],
    ['ReadMe', '@readme/oas-examples/3.1/json/readme.json', 'openapi-3.1', 54],
    ['ReadMe, earlier', '@readme/oas-examples/3.0/json/readme-legacy.json', 'openapi-3.0', 36],
    ['Star Trek API', '@readme/oas-examples/3.0/json/star-trek.json', 'openapi-3.0', 120],
    ['US patents', '@readme/oas-examples/3.0/json/uspto.json', 'openapi-3.0', 3],
    ['Train travel', '@readme/oas-examples/3.1/json/train-travel.json', 'openapi-3.1', 7],
    ['Petstore', '@readme/oas-examples/2.0/json/petstore.json', 'swagger-2.0', 20],
  ];

const read = (file: string) =>
  readApi({ id: 'real', file }, { allowedHosts: [], fetched: {} }, readTextFile);

describe('real descriptions', () => {
  for (const [name, path, dialect, operations] of REAL) {
    it(`imports ${name} whole`, async function () {
      this.timeout(60_000);
      const { description, findings } = await read(resolve(path));
      assert.ok(description);
      assert.deepStrictEqual(
        {
          dialect: description.dialect,
          operations: description.operations.length,
          findings: findings.map(({ code, details }) => [code, details]),
          violations: dialect === 'openapi-3.1' ? [] : openApiViolations(description.document),
          wrongExamples: description.operations.flatMap(operation =>
            wrongExamples(description, operation),
          ),
        },
        { dialect, operations, findings: [], violations: [], wrongExamples: [] },
      );
    });
  }

  describe('and those made to show what there can be', () => {
    const folder = join(resolve('@readme/oas-examples/package.json'), '..');
    for (const form of ['2.0/json', '2.0/yaml', '3.0/json', '3.0/yaml', '3.1/json', '3.1/yaml']) {
      for (const name of readdirSync(join(folder, form)).filter(file =>
        /\.(json|yaml)$/.test(file),
      )) {
        it(`lists every operation of ${form}/${name}`, async () => {
          const file = join(folder, form, name);
          const { description, findings } = await read(file);
          assert.deepStrictEqual(
            {
              operations: description?.operations
                .map(({ method, path }) => `${method} ${path}`)
                .sort(),
              errors: findings.filter(finding => !isOddity(finding)),
            },
            { operations: operationsIn(file), errors: [] },
          );
        });
      }
    }
  });
});

/** Every operation as the text names it, however it is described; a path may be that of another. */
function operationsIn(file: string): string[] {
  const { paths } = parse(readFileSync(file, 'utf8')) as { paths?: Record<string, PathItem> };
  return Object.entries(paths ?? {})
    .flatMap(([path, item]) => {
      const other = /^#\/paths\/([^/]+)$/.exec(item.$ref ?? '')?.[1]?.replaceAll('~1', '/');
      return Object.keys({ ...item, ...paths?.[other ?? ''] })
        .filter(name => METHODS.includes(name))
        .map(method => `${method.toUpperCase()} ${path}`);
    })
    .sort();
}

/** Examples of a request body that do not follow its schema. */
function wrongExamples(description: ApiDescription, operation: Operation): unknown[] {
  const { requestBody } = operation;
  if (!requestBody || !/json/.test(requestBody.mediaType)) {
    return [];
  }
  const schema = locate(description.document, requestBody.schema.$ref)?.value;
  const { method, path } = operation;
  const body = locate(
    description.document,
    `#/paths/${encodeURIComponent(path.replaceAll('/', '~1'))}/${method.toLowerCase()}/requestBody`,
  )?.value;
  const media = memberOf(memberOf(body, 'content'), requestBody.mediaType);
  const named = Object.values(memberOf(media, 'examples') ?? {}).map(value =>
    memberOf(value, 'value'),
  );
  const examples = [memberOf(schema, 'example'), memberOf(media, 'example'), ...named].filter(
    value => value !== undefined,
  );
  const validate = compileSchema(description, requestBody.schema);
  return examples.flatMap(example =>
    validate(example).map(({ path: at, message }) => [`${method} ${path}`, at, message]),
  );
}
