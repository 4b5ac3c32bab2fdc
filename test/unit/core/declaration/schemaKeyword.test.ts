import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/core/declaration/finding.ts';
import { schemaKeyword } from '../../../../src/core/declaration/schemaKeyword.ts';

describe('schemaKeyword', () => {
  it('names the keyword behind what a schema refuses, and none behind what it does not know', () => {
    const place: Pick<Finding, 'severity' | 'path' | 'start' | 'end'> = {
      severity: 'error',
      path: [],
      start: 0,
      end: 1,
    };
    const limit = { limit: 1, actual: 2 };
    const table: [Finding, string][] = [
      [{ ...place, code: 'schema/unknown-member', details: { name: 'a' } }, 'additionalProperties'],
      [{ ...place, code: 'schema/missing-member', details: { name: 'a' } }, 'required'],
      [{ ...place, code: 'schema/type', details: { expected: [], actual: 'null' } }, 'type'],
      [{ ...place, code: 'schema/enum', details: { allowed: [] } }, 'enum'],
      [{ ...place, code: 'schema/pattern', details: { pattern: 'a' } }, 'pattern'],
      [{ ...place, code: 'schema/format', details: { format: 'a' } }, 'format'],
      [{ ...place, code: 'date/unknown-day', details: { date: 'a' } }, 'format'],
      [{ ...place, code: 'schema/length', details: { bound: 'minimum', ...limit } }, 'minLength'],
      [{ ...place, code: 'schema/length', details: { bound: 'maximum', ...limit } }, 'maxLength'],
      [
        { ...place, code: 'schema/range', details: { bound: 'multipleOf', limit: 1 } },
        'multipleOf',
      ],
      [
        { ...place, code: 'schema/items', details: { of: 'items', bound: 'minimum', ...limit } },
        'minItems',
      ],
      [
        { ...place, code: 'schema/items', details: { of: 'members', bound: 'maximum', ...limit } },
        'maxProperties',
      ],
      [{ ...place, code: 'schema/unique', details: { first: 0, second: 1 } }, 'uniqueItems'],
      [{ ...place, code: 'schema/one-of', details: { variants: [], matching: 0 } }, 'oneOf'],
      [{ ...place, code: 'schema/other', details: { keyword: 'not' } }, 'not'],
      [{ ...place, code: 'schema/read-only', details: { name: 'a' } }, 'readOnly'],
      [{ ...place, code: 'ssin/check-digits', details: {} }, ''],
    ];
    assert.deepStrictEqual(
      table.map(([finding]) => schemaKeyword(finding)),
      table.map(([, keyword]) => keyword),
    );
  });
});
