import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ExportedApi } from '../../../src/exportedApi.ts';
import { hostPaths } from '../../host/hostPaths.ts';
import { created, issueToken } from '../servers/loopbackServer.ts';
import { FIRST_AID, openChannels, WRONG, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

const KEY_STORES = join(hostPaths().repository, 'test/fixtures/keystores');

describe('what other extensions are offered', () => {
  let api: ExportedApi;
  let channels: TestChannels;
  const elsewhere = mkdtempSync(join(tmpdir(), 'exported-'));
  after(() => rmSync(elsewhere, { recursive: true }));
  before(async () => {
    channels = await openChannels();
    const extension = vscode.extensions.getExtension('fla-tools.federal-learning-account');
    api = (await extension!.activate()) as ExportedApi;
  });
  beforeEach(() => {
    channels.log.mark();
  });
  unchanged();

  it('has a version, and members that hold no token and no key', () => {
    assert.deepStrictEqual(
      Object.entries(api).map(([name, member]) => [name, typeof member]),
      [
        ['version', 'number'],
        ['send', 'function'],
        ['validate', 'function'],
        ['inspectKeyStore', 'function'],
      ],
    );
    assert.equal(api.version, 1);
  });

  describe('send', () => {
    it('sends as the command does and tells the exchange', async () => {
      const { loopback } = channels;
      loopback.token = [issueToken];
      loopback.api = [created];
      loopback.takeSeen();
      const exchange = await api.send(FIRST_AID, { account: 'loopback' });
      assert.deepStrictEqual(
        [
          exchange?.request.method,
          exchange?.response?.status,
          loopback.takeSeen().api.map(({ path }) => path),
          JSON.stringify(exchange).includes('Bearer'),
        ],
        ['POST', 201, ['/api/trainings'], false],
      );
    });

    it('resolves to nothing after a failure that was shown', async () => {
      assert.deepStrictEqual(
        [await api.send(FIRST_AID, { account: 'nobody' }), await channels.log.failures()],
        [undefined, ['fla.send account/unknown']],
      );
    });
  });

  describe('validate', () => {
    it('finds nothing in a declaration that follows the description', async () => {
      assert.deepStrictEqual(await api.validate(FIRST_AID), { valid: true, issues: [] });
    });

    it('names each part that does not, with its place in the text', async () => {
      const { valid, issues } = await api.validate(WRONG);
      const document = await vscode.workspace.openTextDocument(WRONG);
      assert.deepStrictEqual(
        {
          valid,
          issues: issues.map(({ path, kind, keyword, range, code, severity }) => [
            path.join('.'),
            kind,
            keyword,
            document.getText(range),
            code,
            severity,
          ]),
        },
        {
          valid: false,
          issues: [
            ['worker.ssin', 'invalidValue', '', '"81.00.00-035.17"', 'ssin/separators', 'error'],
            ['title', 'invalidValue', 'minLength', '""', 'schema/length', 'error'],
            [
              'period.endDate',
              'invalidValue',
              'format',
              '"2025-02-30"',
              'date/unknown-day',
              'error',
            ],
            ['duration.minutes', 'invalidValue', 'maximum', '75', 'schema/range', 'error'],
            ['type', 'invalidValue', 'enum', '"classroom"', 'schema/enum', 'error'],
            [
              'remark',
              'unknownMember',
              'additionalProperties',
              '"remark"',
              'schema/unknown-member',
              'error',
            ],
          ],
        },
      );
    });

    it('judges meaning too, and lets pass what only may be wrong', async () => {
      const text = readFileSync(FIRST_AID.fsPath, 'utf8');
      const judged = async (from: string, to: string) => {
        const content = text.replace(from, to);
        const document = await vscode.workspace.openTextDocument({ language: 'json', content });
        const { valid, issues } = await api.validate(document.uri);
        return [valid, issues.map(({ code, path }) => [code, path.join('.')])];
      };
      assert.deepStrictEqual(
        [
          await judged('81000003517', '81000003518'),
          await judged('2025-03-11', '2025-03-09'),
          await judged('"enterpriseNumber": "0000000295"', '"enterpriseNumber": "0000000296"'),
        ],
        [
          [false, [['ssin/check-digits', 'worker.ssin']]],
          [false, [['date/order', 'period.endDate']]],
          [false, [['enterprise-number/check-digits', 'provider.enterpriseNumber']]],
        ],
      );
    });

    it('says what lacks a member, and what is no JSON or no object, also before it is saved', async () => {
      const validated = async (name: string, text: string) => {
        const file = join(elsewhere, name);
        writeFileSync(file, text);
        const uri = vscode.Uri.file(file);
        const { valid, issues } = await api.validate(uri);
        const document = await vscode.workspace.openTextDocument(uri);
        return {
          valid,
          issues: issues
            .map(({ path, kind, range }) => [path.join('.'), kind, document.getText(range)])
            .filter(([path]) => !/^(employer|title|duration|type|status|worker)$/.test(path!)),
        };
      };
      const unsaved = await vscode.workspace.openTextDocument({
        language: 'json',
        content: readFileSync(FIRST_AID.fsPath, 'utf8').replace('"title"', '"name"'),
      });
      assert.deepStrictEqual(
        [
          await validated('lacking.fla.json', '{ "period": { "startDate": "2025-03-10" } }'),
          await validated('broken.fla.json', '{ "title": }'),
          await validated('list.fla.json', '[]'),
          (await api.validate(unsaved.uri)).issues.map(({ path, kind }) => [path, kind]),
        ],
        [
          {
            valid: false,
            issues: [['period.endDate', 'missingMember', '{ "startDate": "2025-03-10" }']],
          },
          { valid: false, issues: [['', 'notJson', '']] },
          { valid: false, issues: [['', 'notAnObject', '[]']] },
          [
            [['title'], 'missingMember'],
            [['name'], 'unknownMember'],
          ],
        ],
      );
    });

    it('rejects with a code for a file that is not there', async () => {
      const missing = vscode.Uri.file(join(elsewhere, 'missing.fla.json'));
      assert.equal(await codeOf(api.validate(missing)), 'declaration/not-found');
    });
  });

  describe('inspectKeyStore', () => {
    const inspect = (file: string, passphrase?: string) =>
      api.inspectKeyStore(vscode.Uri.file(join(KEY_STORES, file)), passphrase);

    it('tells keys and certificates, and finds nothing wrong with good ones', async () => {
      const { format, entries, findings } = await inspect('ossl3-p384.p12', 'Test-1234');
      const [{ alias, key, certificates } = { alias: '', certificates: [] }] = entries;
      const [certificate] = certificates;
      assert.deepStrictEqual(
        { format, entries: entries.length, alias, key, certificates: certificates.length },
        {
          format: 'PKCS#12',
          entries: 1,
          alias: 'alias p384',
          key: { type: 'EC', curve: 'P-384' },
          certificates: 1,
        },
      );
      assert.deepStrictEqual(Object.keys(certificate!), [
        'subject',
        'issuer',
        'serialNumber',
        'notBefore',
        'notAfter',
        'signatureAlgorithm',
        'keyUsage',
        'extendedKeyUsage',
        'subjectAltNames',
        'thumbprints',
      ]);
      assert.deepStrictEqual(
        [certificate!.thumbprints.sha256, certificate!.notAfter instanceof Date, findings],
        ['65f05026d5a6b1326133abe6c620a18f6a652499c85b3457b371d1e23b8ba48d', true, []],
      );
    });

    it('reads every format', async () => {
      const formats = [
        ['kt-rsa2048.jks', 'Test-1234'],
        ['cert.der.cer', undefined],
        ['chain.pem.p7b', undefined],
        ['pem-trad-aes128.pem', 'Test-1234'],
        ['chain.der.p7b', undefined],
      ] as const;
      assert.deepStrictEqual(
        await Promise.all(
          formats.map(async ([file, passphrase]) => (await inspect(file, passphrase)).format),
        ),
        ['JKS', 'DER', 'PEM', 'PEM', 'PKCS#7'],
      );
    });

    it('finds each criterion that is missed', async () => {
      const files = [
        ['ossl3-ed25519.p12', 'Test-1234'],
        ['ossl3-rsa1024.p12', 'Test-1234'],
        ['crit-md5.p12', 'Test-1234'],
        ['crit-noku.p12', 'Test-1234'],
        ['crit-expired.p12', 'Test-1234'],
        ['crit-notyet.p12', 'Test-1234'],
        ['ossl3-nocert.p12', 'Test-1234'],
        ['ossl3-nokey.p12', 'Test-1234'],
        ['cert.der.cer', undefined],
        ['kt17-multi.p12', 'Test-1234'],
      ] as const;
      const found = await Promise.all(
        files.map(async ([file, passphrase]) => {
          const { findings } = await inspect(file, passphrase);
          assert.ok(findings.every(({ message }) => message.length > 20));
          return [file, ...findings.map(({ code, severity }) => `${code} ${severity}`)];
        }),
      );
      assert.deepStrictEqual(found, [
        [
          'ossl3-ed25519.p12',
          'portal/key-algorithm error',
          'portal/key-size information',
          'portal/signature-digest information',
        ],
        ['ossl3-rsa1024.p12', 'portal/key-size error'],
        ['crit-md5.p12', 'portal/signature-digest error'],
        ['crit-noku.p12', 'portal/key-usage error'],
        ['crit-expired.p12', 'portal/expired error'],
        ['crit-notyet.p12', 'portal/not-yet-valid error'],
        ['ossl3-nocert.p12', 'portal/key-mismatch warning'],
        ['ossl3-nokey.p12', 'portal/no-private-key error'],
        ['cert.der.cer', 'portal/no-private-key information'],
        ['kt17-multi.p12'],
      ]);
    });

    it('rejects with a code for each reason, asking for no passphrase', async () => {
      const large = join(elsewhere, 'large.p12');
      writeFileSync(large, Buffer.alloc(1024 * 1024 + 1));
      const outcomes = [
        inspect('ossl3-rsa2048.p12', 'wrong'),
        inspect('ossl3-rsa2048.p12'),
        inspect('neg-truncated.p12', 'Test-1234'),
        inspect('neg-empty.p12'),
        inspect('README.md'),
        api.inspectKeyStore(vscode.Uri.file(KEY_STORES)),
        inspect('kt.jceks', 'Test-1234'),
        inspect('neg-iterbomb.p12', 'Test-1234'),
        api.inspectKeyStore(vscode.Uri.file(large)),
        inspect('missing.p12'),
        api.inspectKeyStore(vscode.Uri.parse('nothing-like-this:/keys/a.p12')),
      ];
      assert.deepStrictEqual(await Promise.all(outcomes.map(codeOf)), [
        'keystore/wrong-passphrase',
        'keystore/passphrase-required',
        'keystore/damaged',
        'keystore/not-a-keystore',
        'keystore/not-a-keystore',
        'keystore/not-a-keystore',
        'keystore/unsupported-algorithm',
        'keystore/too-large',
        'keystore/too-large',
        'keystore/not-found',
        'keystore/not-found',
      ]);
    });

    it('stores no passphrase: the next one without is refused', async () => {
      await inspect('ossl3-rsa2048.p12', 'Test-1234');
      assert.equal(await codeOf(inspect('ossl3-rsa2048.p12')), 'keystore/passphrase-required');
    });
  });
});

async function codeOf(outcome: Promise<unknown>): Promise<unknown> {
  try {
    return await outcome;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
