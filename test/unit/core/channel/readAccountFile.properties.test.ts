import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ALGORITHMS } from '../../../../src/core/channel/account.ts';
import { writeAccountFile } from '../../../../src/core/channel/accountFile.ts';
import { checkEnterpriseNumber } from '../../../../src/core/channel/enterpriseNumber.ts';
import { ENVIRONMENT_KINDS, isBuiltIn } from '../../../../src/core/channel/environment.ts';
import { QUALITIES } from '../../../../src/core/channel/quality.ts';
import { readAccountFile } from '../../../../src/core/channel/readAccountFile.ts';

describe('readAccountFile, whatever is written', () => {
  it('reads any account that it wrote', () => {
    const id = fc.string({ minLength: 1, unit: 'grapheme' });
    const text = fc.string({ minLength: 1 }).filter(value => value.trim() !== '');
    const number = fc.nat(19_999_999).map(value => {
      const digits = `${String(value).padStart(8, '0')}00`;
      const check = checkEnterpriseNumber(digits);
      return check.verdict === 'checkDigits' ? digits.slice(0, 8) + check.expected : '0000000196';
    });
    const url = fc.webUrl({ validSchemes: ['https'] }).map(found => found.replace(/\/+$/, ''));
    const apis = fc.dictionary(
      fc.stringMatching(/^[a-z][a-z0-9]*$/),
      fc.record({ baseUrl: url, scope: fc.string() }, { requiredKeys: [], noNullPrototype: true }),
      { noNullPrototype: true },
    );
    const required = { id, name: text, environment: text, clientId: text };
    const account = fc.record(
      {
        ...required,
        quality: fc.constantFrom(...QUALITIES),
        certificate: text.filter(path => !path.startsWith('MII')),
        alias: text,
        enterpriseNumber: number,
        employers: fc.array(
          fc.record(
            { enterpriseNumber: number, name: fc.string() },
            { requiredKeys: ['enterpriseNumber'], noNullPrototype: true },
          ),
        ),
        apis,
        algorithm: fc.constantFrom(...ALGORITHMS),
      },
      {
        requiredKeys: ['id', 'name', 'environment', 'quality', 'clientId', 'certificate'],
        noNullPrototype: true,
      },
    );
    const environment = fc
      .record(
        {
          id: id.filter(found => !isBuiltIn(found)),
          name: text,
          kind: fc.constantFrom(...ENVIRONMENT_KINDS),
          tokenEndpoint: url,
          apis: fc.dictionary(fc.stringMatching(/^[a-z]+$/), url, { noNullPrototype: true }),
          ca: text,
        },
        {
          requiredKeys: ['id', 'name', 'kind', 'tokenEndpoint', 'apis'],
          noNullPrototype: true,
        },
      )
      .map(found => ({ ...found, audience: found.tokenEndpoint }));
    const byId = { selector: (entry: { id: string }) => entry.id };
    fc.assert(
      fc.property(
        fc.uniqueArray(account, { ...byId, minLength: 1 }),
        fc.uniqueArray(environment, byId),
        (accounts, environments) => {
          const file = readAccountFile(writeAccountFile(accounts, environments));
          const sorted = <T extends { id: string }>(entries: readonly T[]): T[] =>
            [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
          assert.deepStrictEqual(
            {
              accounts: sorted(file.accounts.map(found => found.account)),
              environments: sorted(file.environments.map(found => found.environment)),
              findings: file.findings,
            },
            { accounts: sorted(accounts), environments: sorted(environments), findings: [] },
          );
        },
      ),
    );
  });
});
