import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkBody } from '../../../../src/core/declaration/checkBody.ts';
import { BodyComparison } from '../../../../src/core/declaration/bodyComparison.ts';
import { BodyContent } from '../../../../src/core/declaration/bodyContent.ts';
import { provisionalDescription } from '../api/provisionalDescription.ts';

const description = provisionalDescription();
const operations = description.operations.filter(({ requestBody }) => requestBody);
const options = { today: '2026-11-20', severities: {} };

/** Names that mean something, and values of all kinds under them. */
const members = fc.dictionary(
  fc.constantFrom(
    ...[
      'employer',
      'worker',
      'ssin',
      'enterpriseNumber',
      'period',
      'startDate',
      'endDate',
      'duration',
    ],
    ...[
      'hours',
      'title',
      'participants',
      'provider',
      'employerId',
      'jointCommittee',
      'x',
      '',
      '__proto__',
    ],
  ),
  fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(
      '81000003518',
      '81.00.00-035.17',
      '0123456748',
      '2025-02-30',
      '2025-01-01',
      '{{x}}',
    ),
  ),
);
const bodies = fc.oneof(
  members.map(value => JSON.stringify(value)),
  fc
    .tuple(members, members)
    .map(([worker, period]) => JSON.stringify({ worker, period, list: [worker, worker] })),
  fc.tuple(members, fc.nat()).map(([value, cut]) => JSON.stringify(value).slice(0, cut % 200)),
  fc.json(),
  fc.string(),
);

describe('checkBody, whatever comes in', () => {
  it('tells places within the text, in their order, and quotes no national number', () => {
    fc.assert(
      fc.property(
        bodies,
        fc.constantFrom(...operations, undefined),
        fc.boolean(),
        (text, operation, variables) => {
          const target = { description, ...(operation && { operation }) };
          const found = checkBody(text, target, { ...options, variables });
          assert.deepStrictEqual(
            found.map(({ start }) => start),
            found.map(({ start }) => start).sort((a, b) => a - b),
          );
          for (const { start, end, details, fix } of found) {
            assert.ok(start >= 0 && start <= end && end <= text.length);
            assert.doesNotMatch(JSON.stringify(details), /81000003518|81\.00\.00-035\.17/);
            for (const edit of fix?.edits ?? []) {
              assert.ok(edit.start >= 0 && edit.start <= edit.end && edit.end <= text.length);
            }
          }
          new BodyComparison().compare(
            { uri: 'file:///a', severities: {} },
            new BodyContent(text, target, variables),
          );
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });
});
