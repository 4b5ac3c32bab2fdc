import assert from 'node:assert/strict';
import { commonName } from '../../../../src/core/certificate/commonName.ts';

describe('commonName', () => {
  it('finds the common name, else the organisation, without its escapes', () => {
    const names = [
      'CN=Acme\\, Inc. \\"B\\",O=Acme,C=BE',
      'O=Acme NV,C=BE',
      'serialNumber=1+CN=Both,O=Acme',
      'OU=CN\\=not this,C=BE',
      'OU=x\\,CN=not this,C=BE',
      'CN=two,CN=one',
      'CN=bell\\07',
      '',
    ];
    assert.deepStrictEqual(names.map(commonName), [
      'Acme, Inc. "B"',
      'Acme NV',
      'Both',
      undefined,
      undefined,
      'two',
      'bell\\07',
      undefined,
    ]);
  });
});
