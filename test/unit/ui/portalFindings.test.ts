import assert from 'node:assert/strict';
import type { PortalFinding } from '../../../src/core/certificate/portalCheck.ts';
import { portalMessage, portalSummary, portalText } from '../../../src/ui/portalFindings.ts';

const DATE = new Date('2027-03-04T12:00:00Z');
const HOSTILE = '[x](command:evil)';

/** Every criterion, with each verdict that it can have. */
const FINDINGS: PortalFinding[] = [
  ...[false, true].map((unproven): PortalFinding => ({
    code: 'portal/key-algorithm',
    facts: { key: HOSTILE, unproven },
    verdict: 'pass',
  })),
  { code: 'portal/key-algorithm', facts: { key: HOSTILE, unproven: false }, verdict: 'fail' },
  ...(['RSA', 'EC'] as const).flatMap((type): PortalFinding[] => [
    { code: 'portal/key-size', facts: { key: HOSTILE, type }, verdict: 'pass' },
    { code: 'portal/key-size', facts: { key: HOSTILE, type }, verdict: 'fail' },
    {
      code: 'portal/key-size',
      facts: { key: HOSTILE, type },
      verdict: 'unknown',
      doubt: 'not-self-signed',
    },
  ]),
  {
    code: 'portal/key-size',
    facts: { key: 'Ed25519', type: 'Ed25519' },
    verdict: 'unknown',
    doubt: 'not-listed',
  },
  ...(['pass', 'fail'] as const).flatMap((verdict): PortalFinding[] => [
    { code: 'portal/signature-digest', facts: { algorithm: HOSTILE, digest: 'MD5' }, verdict },
    { code: 'portal/key-usage', facts: { keyUsage: ['digitalSignature', HOSTILE] }, verdict },
    { code: 'portal/key-usage', facts: {}, verdict },
    { code: 'portal/expired', facts: { notAfter: DATE }, verdict },
    { code: 'portal/not-yet-valid', facts: { notBefore: DATE }, verdict },
    { code: 'portal/key-mismatch', facts: { key: HOSTILE, certified: 'RSA-2048' }, verdict },
    { code: 'portal/key-mismatch', facts: { key: HOSTILE, certified: HOSTILE }, verdict },
    { code: 'portal/no-private-key', facts: { key: HOSTILE }, verdict },
  ]),
  ...(['no-certificate', 'no-private-key', 'unreadable-key'] as const).map(
    (doubt): PortalFinding => ({
      code: 'portal/key-mismatch',
      facts: { key: HOSTILE },
      verdict: 'unknown',
      doubt,
    }),
  ),
  { code: 'portal/shared-between-environments', facts: { environments: [] }, verdict: 'pass' },
  {
    code: 'portal/shared-between-environments',
    facts: { environments: [HOSTILE, 'Production'] },
    verdict: 'unknown',
    doubt: 'undocumented',
  },
];

const name = ({ code, verdict, doubt }: PortalFinding) => `${code} ${doubt ?? verdict}`;

describe('portalText', () => {
  for (const finding of FINDINGS) {
    it(`says what ${name(finding)} means, and what to do about it, for ${JSON.stringify(finding.facts)}`, () => {
      const { title, why, fix } = portalText(finding, 'en');
      assert.deepStrictEqual(
        [title === '', why === '', fix === undefined, fix === ''],
        [false, false, finding.verdict === 'pass', false],
      );
      const all = portalMessage(finding, 'en');
      assert.doesNotMatch(all, /\{\d\}|undefined|\]\(/);
    });
  }

  it('writes dates as the language does', () => {
    const expired: PortalFinding = {
      code: 'portal/expired',
      facts: { notAfter: DATE },
      verdict: 'fail',
    };
    assert.match(portalMessage(expired, 'nl'), /4 maart 2027/);
  });
});

describe('portalSummary', () => {
  const pass: PortalFinding = { code: 'portal/no-private-key', facts: {}, verdict: 'pass' };
  const fail: PortalFinding = { code: 'portal/expired', facts: {}, verdict: 'fail' };
  const unknown: PortalFinding = {
    code: 'portal/key-usage',
    facts: {},
    verdict: 'unknown',
    doubt: 'no-certificate',
  };
  const undocumented: PortalFinding = {
    code: 'portal/shared-between-environments',
    facts: { environments: ['x'] },
    verdict: 'unknown',
    doubt: 'undocumented',
  };

  it('tells failures, doubts and what meets all apart, and counts failures', () => {
    const [one, two, doubtful, good] = [
      [pass, unknown, fail],
      [fail, pass, fail],
      [pass, unknown],
      [pass],
    ].map(portalSummary);
    assert.equal(new Set([one, two, doubtful, good]).size, 4);
    assert.match(two!, /2/);
  });

  it('leaves out what is no documented criterion', () => {
    assert.equal(portalSummary([pass, undocumented]), portalSummary([pass]));
  });
});
