import assert from 'node:assert/strict';
import { createAccountFilter } from '../../../../src/core/channel/accountFilter.ts';
import { parseAccount } from './parseEntry.ts';

const ACCOUNT = parseAccount('acme-1', {
  name: 'Société Générale',
  environment: 'acpt',
  quality: 'socialSecretariat',
  clientId: 'self_service_chaman_123456_98jdnvh63y',
  certificate: 'key.pfx',
  enterpriseNumber: '0123456749',
  employers: [{ enterpriseNumber: '0206731645', name: 'Bäckerei Weiß' }],
});

const finds = (text: string): boolean | undefined =>
  createAccountFilter(text, () => ['Sozialsekretariat', 'Abnahme (ACPT)'])?.(ACCOUNT);

describe('createAccountFilter', () => {
  for (const text of [
    'societe',
    'GENERALE société',
    'acme-1',
    '98jdn',
    '0123.456.749',
    '0123456',
    '206.731',
    'weiß backerei',
    'sozial abnahme',
    'acpt socialsecretariat',
  ]) {
    it(`finds “${text}”`, () => {
      assert.equal(finds(text), true);
    });
  }

  for (const text of ['acme-2', 'societe prod', '0123.456.740', 'générale1']) {
    it(`does not find “${text}”`, () => {
      assert.equal(finds(text), false);
    });
  }

  it('finds no word across two members', () => {
    assert.equal(finds('generaleacme'), false);
  });

  it('is none where nothing was typed', () => {
    assert.deepStrictEqual([finds(''), finds(' \t ')], [undefined, undefined]);
  });
});
