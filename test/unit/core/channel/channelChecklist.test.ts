import assert from 'node:assert/strict';
import { channelChecklist } from '../../../../src/core/channel/channelChecklist.ts';
import { QUALITIES } from '../../../../src/core/channel/quality.ts';

describe('channelChecklist', () => {
  const employer = [
    'registerAsEmployer',
    'registerOnPortal',
    'chamanAccess',
    'certificate',
    'restAccount',
    'permission',
    'uploadCertificate',
    'clientId',
  ];

  it('asks representatives for mandates', () => {
    const representative = [...employer.slice(0, 3), 'mandate', ...employer.slice(3)];
    assert.deepStrictEqual(
      QUALITIES.map(quality => channelChecklist(quality, 'production')),
      [employer, representative, representative, employer],
    );
  });

  it('begins in acceptance with the access to it', () => {
    assert.deepStrictEqual(channelChecklist('employer', 'acceptance'), [
      ...employer.slice(0, 2),
      'requestAcceptanceAccess',
      ...employer.slice(2),
    ]);
  });

  it('has nothing for environments that are not the portal’s', () => {
    assert.deepStrictEqual(
      QUALITIES.flatMap(quality => [
        ...channelChecklist(quality, 'sandbox'),
        ...channelChecklist(quality, 'custom'),
      ]),
      [],
    );
  });
});
