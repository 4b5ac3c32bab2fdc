import assert from 'node:assert/strict';
import { mergePatch } from '../../../../src/core/sandbox/mergePatch.ts';

describe('mergePatch', () => {
  /** RFC 7396, appendix A. */
  const cases: [target: string, patch: string, result: string][] = [
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', 'null', 'null'],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
    // Ours: a member is a member, whatever its name.
    ['{}', '{"__proto__":{"a":1}}', '{"__proto__":{"a":1}}'],
  ];
  for (const [target, patch, result] of cases) {
    it(`makes ${result} of ${target} by ${patch}`, () => {
      const merged = mergePatch(JSON.parse(target), JSON.parse(patch));
      assert.equal(JSON.stringify(merged), result);
    });
  }
});
