import assert from 'node:assert/strict';
import { serverUrls } from '../../../../src/core/api/serverUrls.ts';

describe('serverUrls', () => {
  it('tells https addresses with their variables filled, each once', () => {
    const servers = [
      { url: 'https://api.example/v1/' },
      { url: 'https://api.example/v1' },
      {
        url: 'https://{region}.example/{version}',
        variables: { region: { default: 'be' }, version: { default: 'v2' } },
      },
      { url: 'https://{unknown}.example' },
      { url: 'http://api.example' },
      { url: '/relative' },
      { url: 'https://api.example/$domain' },
      { url: 'https://' },
      {},
      'https://text.example',
    ];
    assert.deepStrictEqual(serverUrls({ document: { servers } }), [
      'https://api.example/v1',
      'https://be.example/v2',
    ]);
    assert.deepStrictEqual(serverUrls({ document: {} }), []);
  });
});
