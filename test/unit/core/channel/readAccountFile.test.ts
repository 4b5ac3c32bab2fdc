import assert from 'node:assert/strict';
import type { Account } from '../../../../src/core/channel/account.ts';
import { writeAccountFile } from '../../../../src/core/channel/accountFile.ts';
import type { Environment } from '../../../../src/core/channel/environment.ts';
import { readAccountFile } from '../../../../src/core/channel/readAccountFile.ts';

const ACCOUNT: Account = {
  id: 'one',
  name: 'One',
  environment: 'acpt',
  quality: 'employer',
  clientId: 'c1',
  certificate: '~/one.pfx',
};
const MEMBERS = `"name": "One", "environment": "acpt", "quality": "employer", "clientId": "c1", "certificate": "~/one.pfx"`;
const ENVIRONMENT: Environment = {
  id: 'test',
  name: 'Test',
  kind: 'custom',
  tokenEndpoint: 'https://localhost:8443/token',
  audience: 'https://localhost:8443/token',
  apis: { fla: 'https://localhost:8443/fla' },
};

/** What a text offers, each in short. */
function read(text: string): { accounts: string[]; environments: string[]; findings: unknown[] } {
  const { accounts, environments, findings } = readAccountFile(text);
  return {
    accounts: accounts.map(({ account, line }) => `${account.id} @${line}`),
    environments: environments.map(({ environment, line }) => `${environment.id} @${line}`),
    findings: findings.map(finding => [
      finding.line,
      finding.code,
      ...('id' in finding ? [finding.id ?? ''] : []),
      ...('member' in finding && finding.member.length > 0 ? [finding.member.join('.')] : []),
    ]),
  };
}

describe('readAccountFile', () => {
  it('reads what was written, with nothing to remark', () => {
    const rich: Account = {
      ...ACCOUNT,
      id: 'two',
      environment: 'test',
      quality: 'socialSecretariat',
      alias: 'a',
      enterpriseNumber: '0000000196',
      employers: [
        { enterpriseNumber: '0000000295', name: 'N' },
        { enterpriseNumber: '0000000394' },
      ],
      apis: { fla: { scope: '' } },
      algorithm: 'ES384',
    };
    assert.deepStrictEqual(readAccountFile(writeAccountFile([ACCOUNT, rich], [ENVIRONMENT])), {
      accounts: [
        { account: ACCOUNT, line: 3 },
        { account: rich, line: 10 },
      ],
      environments: [{ environment: ENVIRONMENT, line: 36 }],
      findings: [],
    });
  });

  for (const [what, text] of [
    [
      'settings with comments and trailing commas',
      `{ // mine\n"fla.accounts": { "one": { ${MEMBERS}, }, }, /* end */ }`,
    ],
    ['a byte order mark', `\ufeff{\n"fla.accounts": { "one": { ${MEMBERS} } } }`],
    [
      'a workspace file',
      `{ "folders": [], "settings": {\n"fla.accounts": { "one": { ${MEMBERS} } } } }`,
    ],
    ['a pasted part', `\n"fla.accounts": { "one": { ${MEMBERS} } },`],
    ['a pasted part after a mark', `\ufeff\r\n"fla.accounts": { "one": { ${MEMBERS} } }`],
    ['the value of the setting', `{\n"one": { ${MEMBERS} } }`],
    ['one pasted account', `\r"one": { ${MEMBERS} },`],
  ] as const) {
    it(`reads ${what}`, () => {
      assert.deepStrictEqual(read(text), { accounts: ['one @2'], environments: [], findings: [] });
    });
  }

  it('names every mistake with its line, and takes what is right', () => {
    const text = `{
      "editor.fontSize": 12,
      "fla.accounts": {
        "one": { ${MEMBERS} },
        "wrong": {
          "environment": 5,
          "quality": "boss",
          "certificate": "~/x.pfx",
          "employers": [
            { "enterpriseNumber": "0000000196" },
            { "enterpriseNumber": "1" }
          ],
          "apis": { "fla": {
            "baseUrl": "http://elsewhere.example" } }
        },
        "text": "one",
        "one": { ${MEMBERS} },
        "remarked": { ${MEMBERS},
          "color": "red",
          "enterpriseNumber": "0000000197" }
      },
      "fla.environments": {
        "prod": { "tokenEndpoint": "https://evil.example/token" },
        "greedy": { "tokenEndpoint": "https://a.example/token",
          "audience": "https://b.example/token" },
        "test": { "tokenEndpoint": "https://localhost/token" }
      },
      "files.eol": "auto"
    }`;
    assert.deepStrictEqual(read(text), {
      accounts: ['one @4', 'remarked @18'],
      environments: ['test @26'],
      findings: [
        [2, 'file/other-settings'],
        [5, 'setting/missing', 'wrong', 'clientId'],
        [6, 'setting/type', 'wrong', 'environment'],
        [7, 'setting/choice', 'wrong', 'quality'],
        [11, 'setting/enterprise-number', 'wrong', 'employers.1.enterpriseNumber'],
        [14, 'setting/address', 'wrong', 'apis.fla.baseUrl'],
        [16, 'setting/type', 'text'],
        [17, 'file/duplicate-id', 'one'],
        [19, 'setting/unknown-member', 'remarked', 'color'],
        [23, 'environment/built-in', 'prod'],
        [25, 'environment/audience-origin', 'greedy', 'audience'],
      ],
    });
  });

  it('takes no secret along, and says where one stands without saying it', () => {
    const secret = 'S3cret!';
    const members = [
      'passphrase',
      'Password',
      'client_secret',
      'pin',
      'wachtwoord',
      'motDePasse',
      'accessToken',
    ];
    const text = `{ "fla.accounts": {
      "one": { ${MEMBERS},
        ${members.map(member => `"${member}": "${secret}"`).join(',\n')},
        "apis": { "fla": { "kennwort": "${secret}" } } },
      "key": { "environment": "acpt", "quality": "employer", "clientId": "c", "certificate": "-----BEGIN PRIVATE KEY-----${secret}" }
    } }`;
    const file = readAccountFile(text);
    assert.deepStrictEqual(
      { ...read(text), leaked: JSON.stringify(file).includes(secret) },
      {
        accounts: ['one @2'],
        environments: [],
        findings: [
          ...members.map((member, index) => [3 + index, 'file/secret', 'one', member]),
          [10, 'file/secret', 'one', 'apis.fla.kennwort'],
          [11, 'file/secret', 'key', 'certificate'],
        ],
        leaked: false,
      },
    );
  });

  for (const [what, text, findings] of [
    ['an empty file', '', [[1, 'file/syntax']]],
    ['a list', '[]', [[1, 'file/syntax']]],
    ['a key store', '0\u0082\u0005', [[1, 'file/syntax']]],
    ['endless nesting', '['.repeat(200_000), [[1, 'file/syntax']]],
    ['other settings', '{\n"editor.fontSize": 12 }', [[1, 'file/no-accounts']]],
    ['no object of accounts', '{\n"fla.accounts": [] }', [[2, 'setting/type']]],
    [
      'broken JSON',
      `{ "fla.accounts": {\n"one": { ${MEMBERS} },\n"two": { "clientId": x },\n"three": {`,
      [
        [3, 'file/syntax'],
        [4, 'file/syntax'],
      ],
    ],
  ] as const) {
    it(`takes nothing from ${what}`, () => {
      assert.deepStrictEqual(read(text), { accounts: [], environments: [], findings });
    });
  }
});
