import assert from 'node:assert/strict';
import type { KeyStoreEntry } from '../../../../src/core/certificate/keyStore.ts';
import {
  checkForPortal,
  portalVerdict,
  type PortalCode,
  type PortalFinding,
} from '../../../../src/core/certificate/portalCheck.ts';
import { firstEntry } from './keyStoreFixtures.ts';

const NOW = new Date('2026-12-01T12:00:00Z');

const CODES: PortalCode[] = [
  'portal/key-algorithm',
  'portal/key-size',
  'portal/signature-digest',
  'portal/key-usage',
  'portal/expired',
  'portal/not-yet-valid',
  'portal/key-mismatch',
  'portal/no-private-key',
];

const check = (entry: KeyStoreEntry, now = NOW) => checkForPortal(entry, { now });

/** What does not pass: the verdict, and the doubt where there is one. */
const missed = (findings: readonly PortalFinding[]): Record<string, string> =>
  Object.fromEntries(
    findings
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ code, verdict, doubt }) => [code, doubt ?? verdict]),
  );

const found = (findings: readonly PortalFinding[], code: PortalCode) =>
  findings.find(finding => finding.code === code);

describe('checkForPortal', () => {
  it('leaves open what a file of certificates alone cannot tell', async () => {
    const { certificates } = await firstEntry('ossl3-rsa2048.p12');
    const findings = checkForPortal(
      { alias: '', certificates },
      { now: NOW, isCertificateFile: true },
    );
    assert.deepStrictEqual(
      [missed(findings), portalVerdict(findings)],
      [
        {
          'portal/key-mismatch': 'certificate-file',
          'portal/no-private-key': 'certificate-file',
        },
        'pass',
      ],
    );
  });

  it('has one finding per criterion, in the same order for every entry', async () => {
    const entries = [await firstEntry('crit-sha224.p12'), { alias: '', certificates: [] }];
    assert.deepStrictEqual(
      entries.map(entry => check(entry).map(({ code }) => code)),
      [CODES, CODES],
    );
  });

  const fixtures: [file: string, expected: Record<string, string>][] = [
    ['ossl3-rsa2048.p12', {}],
    ['ossl3-rsa4096.p12', {}],
    ['crit-year2060.p12', {}],
    ['ossl3-p384.p12', {}],
    ['ossl3-p521.p12', {}],
    ['ossl3-rsa1024.p12', { 'portal/key-size': 'fail' }],
    ['ossl3-p256.p12', { 'portal/key-size': 'fail', 'portal/key-usage': 'fail' }],
    ['ossl3-k1.p12', { 'portal/key-size': 'fail' }],
    ['ossl3-bp384.p12', { 'portal/key-size': 'fail' }],
    [
      'ossl3-ed25519.p12',
      {
        'portal/key-algorithm': 'fail',
        'portal/key-size': 'not-listed',
        'portal/signature-digest': 'not-listed',
      },
    ],
    ['ossl3-rsapss2048.p12', { 'portal/key-algorithm': 'fail', 'portal/key-size': 'not-listed' }],
    ['crit-noku.p12', { 'portal/key-usage': 'fail' }],
    ['crit-kunods.p12', { 'portal/key-usage': 'fail' }],
    ['crit-sha224.p12', { 'portal/signature-digest': 'fail' }],
    ['crit-md5.p12', { 'portal/signature-digest': 'fail' }],
    ['crit-sha3.p12', { 'portal/signature-digest': 'fail' }],
    ['crit-p384sha1.p12', { 'portal/signature-digest': 'fail' }],
    ['crit-expired.p12', { 'portal/expired': 'fail' }],
    ['crit-notyet.p12', { 'portal/not-yet-valid': 'fail' }],
    [
      'ossl3-nokey.p12',
      { 'portal/key-mismatch': 'no-private-key', 'portal/no-private-key': 'fail' },
    ],
    [
      'ossl3-nocert.p12',
      {
        'portal/signature-digest': 'no-certificate',
        'portal/key-usage': 'no-certificate',
        'portal/expired': 'no-certificate',
        'portal/not-yet-valid': 'no-certificate',
        'portal/key-mismatch': 'no-certificate',
      },
    ],
  ];
  for (const [file, expected] of fixtures) {
    it(`misses ${Object.keys(expected).join(', ') || 'nothing'} in ${file}`, async () => {
      assert.deepStrictEqual(missed(check(await firstEntry(file))), expected);
    });
  }

  it('doubts where a certificate of an authority misses the table, and fails it for facts alone', async () => {
    const entry = await firstEntry('crit-md5.p12');
    const [leaf] = entry.certificates;
    const issued: KeyStoreEntry = {
      ...entry,
      certificates: [
        { ...leaf!, selfSigned: false, issuer: 'CN=Authority', key: { type: 'DSA', bits: 2048 } },
      ],
    };
    delete issued.certificates[0]!.keyUsage;
    assert.deepStrictEqual(missed(check(issued, new Date('2040-01-01'))), {
      'portal/key-algorithm': 'not-self-signed',
      'portal/key-size': 'not-listed',
      'portal/signature-digest': 'not-self-signed',
      'portal/key-usage': 'not-self-signed',
      'portal/expired': 'fail',
    });
  });

  it('does not judge the size of a key without certificate by the table for self-signed ones', async () => {
    const { key } = await firstEntry('ossl3-rsa1024.p12');
    assert.deepStrictEqual(
      found(check({ alias: '', key: key!, certificates: [] }), 'portal/key-size'),
      {
        code: 'portal/key-size',
        facts: { key: 'RSA-1024', type: 'RSA' },
        verdict: 'unknown',
        doubt: 'no-certificate',
      },
    );
  });

  it('fails a key whose certificate is another key’s, also one of the same kind', async () => {
    const entry = await firstEntry('ossl3-rsa2048.p12');
    const { certificates } = await firstEntry('kt17-legacy-rsa2048.p12');
    assert.deepStrictEqual(found(check({ ...entry, certificates }), 'portal/key-mismatch'), {
      code: 'portal/key-mismatch',
      facts: { key: 'RSA-2048', certified: 'RSA-2048' },
      verdict: 'fail',
    });
  });

  it('cannot compare a key that this runtime lacks', async () => {
    const entry = await firstEntry('ossl3-rsa2048.p12');
    delete entry.privateKey;
    assert.deepStrictEqual(missed(check(entry)), { 'portal/key-mismatch': 'unreadable-key' });
  });

  it('counts both ends of the validity to it', async () => {
    const entry = await firstEntry('crit-year2060.p12');
    const { notBefore, notAfter } = entry.certificates[0]!;
    const at = (moment: Date, milliseconds: number) =>
      missed(check(entry, new Date(moment.getTime() + milliseconds)));
    assert.deepStrictEqual(
      [at(notBefore, -1), at(notBefore, 0), at(notAfter, 0), at(notAfter, 1)],
      [{ 'portal/not-yet-valid': 'fail' }, {}, {}, { 'portal/expired': 'fail' }],
    );
  });

  it('passes EC with a note, RSA without', async () => {
    const keys = ['ossl3-p384.p12', 'ossl3-rsa2048.p12'].map(async file =>
      found(check(await firstEntry(file)), 'portal/key-algorithm'),
    );
    assert.deepStrictEqual(await Promise.all(keys), [
      { code: 'portal/key-algorithm', facts: { key: 'P-384', unproven: true }, verdict: 'pass' },
      {
        code: 'portal/key-algorithm',
        facts: { key: 'RSA-2048', unproven: false },
        verdict: 'pass',
      },
    ]);
  });

  it('doubts a certificate that another environment uses too', async () => {
    const entry = await firstEntry('ossl3-rsa2048.p12');
    const shared = (otherEnvironments: string[]) =>
      found(
        checkForPortal(entry, { now: NOW, otherEnvironments }),
        'portal/shared-between-environments',
      );
    assert.deepStrictEqual(
      [shared([]), shared(['acpt'])],
      [
        {
          code: 'portal/shared-between-environments',
          facts: { environments: [] },
          verdict: 'pass',
        },
        {
          code: 'portal/shared-between-environments',
          facts: { environments: ['acpt'] },
          verdict: 'unknown',
          doubt: 'undocumented',
        },
      ],
    );
  });
});
