import assert from 'node:assert/strict';
import { parseApiDescription } from '../api/parseApiDescription.ts';
import type { BodyTarget } from '../../../../src/core/declaration/bodyTarget.ts';
import { checkBody, type CheckOptions } from '../../../../src/core/declaration/checkBody.ts';
import type { Finding } from '../../../../src/core/declaration/finding.ts';
import { SENDERS } from '../../../fixtures/findings/findingCase.ts';
import {
  NUMBERED_CASES,
  casesDocument,
  unmarked,
  type NumberedCase,
} from '../../../fixtures/findings/findingCases.ts';
import { findingsOf, toldOf } from './findingsOf.ts';

const TODAY = '2026-11-20';
const description = parseApiDescription(
  { id: 'findings', file: 'findings.json' },
  JSON.stringify(casesDocument()),
);

function targetOf({ path, sender, mediaType }: NumberedCase): BodyTarget {
  return {
    description,
    operation: description.operations.find(operation => operation.path === path)!,
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(sender ? { sender: SENDERS[sender] } : {}),
  };
}

const check = (one: NumberedCase, text: string): Finding[] =>
  checkBody(text, targetOf(one), { today: TODAY, severities: {} });

function repaired(text: string, { fix }: Finding): string {
  return [...(fix?.edits ?? [])]
    .sort((a, b) => b.start - a.start)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}

describe('checkBody', () => {
  for (const one of NUMBERED_CASES) {
    it(`tells ${one.path.slice(1)} alone, and where`, () => {
      const { text, start, end } = unmarked(one.text);
      const found = check(one, text);
      assert.deepStrictEqual(
        found.map(finding => ({
          code: finding.code,
          details: finding.details,
          severity: finding.severity,
          place: [finding.start, finding.end],
          ...(finding.fix && { fix: [finding.fix.code, repaired(text, finding)] }),
        })),
        [
          {
            code: one.code,
            details: one.details,
            severity: one.severity ?? 'error',
            place: [start, end],
            ...(one.fix && { fix: one.fix }),
          },
        ],
      );
    });
  }

  for (const one of NUMBERED_CASES.filter(({ fix }) => fix)) {
    it(`tells ${one.path.slice(1)} no more once it is repaired`, () => {
      assert.deepStrictEqual(check(one, one.fix![1]), []);
    });
  }

  it('weighs as the settings say', () => {
    const schema = { type: 'object', properties: { ssin: { type: 'string' } } };
    const body = { ssin: '81.00.00-035.18', more: 1 };
    const weighed = (severities: CheckOptions['severities']) =>
      findingsOf(body, { schema, severities }).map(({ code, severity }) => [code, severity]);
    assert.deepStrictEqual(weighed({}), [
      ['ssin/check-digits', 'error'],
      ['ssin/separators', 'warning'],
      ['schema/unknown-member', 'warning'],
    ]);
    assert.deepStrictEqual(
      weighed({
        'ssin/check-digits': 'hint',
        'ssin/separators': 'error',
        'schema/unknown-member': 'off',
      }),
      [
        ['ssin/check-digits', 'hint'],
        ['ssin/separators', 'error'],
      ],
    );
  });

  it('does not judge values that a variable stands for', () => {
    const schema = {
      type: 'object',
      additionalProperties: false,
      required: ['end'],
      properties: {
        ssin: { type: 'string', pattern: '^\\d{11}$' },
        hours: { type: 'integer', maximum: 9 },
        type: { type: 'string', enum: ['formal'] },
        who: { oneOf: [{ type: 'object', required: ['x'] }, { type: 'boolean' }] },
        start: { type: 'string', format: 'date' },
        end: { type: 'string', format: 'date' },
      },
    };
    const text =
      '{ "ssin": "{{worker}}", "hours": {{hours}}, "type": "{{type}}", "who": "{{who}}", "start": "{{$today}}", "extra": "{{x}}" }';
    assert.deepStrictEqual(toldOf(text, { schema, variables: true }), [
      'schema/missing-member end',
      'schema/unknown-member extra',
    ]);
  });

  it('judges what is whole of a text that is being written', () => {
    const schema = {
      type: 'object',
      required: ['title'],
      properties: { ssin: { type: 'string' }, hours: { type: 'integer' } },
    };
    assert.deepStrictEqual(
      [
        '{ "ssin": "81000003518", "hours": "1", }',
        '{ "ssin": "81000003518", "hours": ',
        '{ "hours": "1", "ssin": "81000003518',
        '{ "ssin": "8100\n, "hours": "1" }',
        '{',
        '',
      ].map(text => toldOf(text, { schema })),
      [
        ['ssin/check-digits ssin', 'schema/type hours', 'json/syntax'],
        ['ssin/check-digits ssin', 'json/syntax'],
        ['schema/type hours', 'json/syntax'],
        ['json/syntax', 'schema/type hours'],
        ['json/syntax'],
        ['json/syntax'],
      ],
    );
  });

  it('judges a body whose description gives no schema by its names', () => {
    assert.deepStrictEqual(
      checkBody('{ "ssin": "81000003518" }', { description }, { today: TODAY, severities: {} }).map(
        ({ code }) => code,
      ),
      ['ssin/check-digits'],
    );
  });

  it('leaves bodies of other media types to others', () => {
    const target = targetOf(NUMBERED_CASES[0]!);
    const form = { mediaType: 'text/csv' };
    const { requestBody, ...operation } = target.operation!;
    const named = { ...requestBody!, mediaTypes: [form], ...form };
    assert.deepStrictEqual(
      checkBody(
        'a;b',
        { description, operation: { ...operation, requestBody: named } },
        { today: TODAY, severities: {} },
      ),
      [],
    );
  });
});
