import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostPaths } from '../../host/hostPaths.ts';
import { created, issueToken } from '../servers/loopbackServer.ts';
import { filesBelow } from '../userFiles.ts';
import { FIRST_AID, openChannels, send, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

describe('a server whose certificate no known authority issued', () => {
  let channels: TestChannels;
  before(async () => {
    channels = await openChannels();
    for (const server of [channels.loopback, channels.secured]) {
      server.token = [issueToken];
      server.api = [created];
    }
  });
  beforeEach(() => {
    channels.log.mark();
    channels.secured.takeSeen();
  });
  unchanged();

  for (const [account, code] of [
    ['secured-without-ca', 'token/untrusted-certificate'],
    ['secured-api-without-ca', 'exchange/untrusted-certificate'],
    ['secured-missing-ca', 'environment/invalid'],
  ] as const) {
    it(`is told from others before anything reaches it: ${code}`, async () => {
      const exchange = await send(FIRST_AID, account);
      assert.deepStrictEqual(
        [exchange, await channels.log.failures(), channels.secured.takeSeen()],
        [undefined, [`fla.send ${code}`], { token: [], api: [] }],
      );
    });
  }

  it('is trusted by the environment that has the authority as its own', async () => {
    const exchange = await send(FIRST_AID, 'secured');
    const { token, api } = channels.secured.takeSeen();
    assert.deepStrictEqual([exchange?.response?.status, token.length, api.length], [201, 1, 1]);
  });

  it('stays untrusted everywhere else afterwards', async () => {
    const exchange = await send(FIRST_AID, 'secured-without-ca');
    assert.deepStrictEqual(
      [exchange, await channels.log.failures(), channels.secured.takeSeen()],
      [undefined, ['fla.send token/untrusted-certificate'], { token: [], api: [] }],
    );
  });

  it('finds no switch in the sources that could turn the check off', () => {
    const sources = filesBelow(join(hostPaths().repository, 'src'));
    const switches = /NODE_TLS_REJECT_UNAUTHORIZED|rejectUnauthorized|checkServerIdentity/;
    assert.ok(sources.length > 50);
    assert.deepStrictEqual(
      sources.filter(file => switches.test(readFileSync(file, 'utf8'))),
      [],
    );
  });
});
