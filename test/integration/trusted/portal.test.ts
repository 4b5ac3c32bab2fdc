import assert from 'node:assert/strict';
import { FIRST_AID, openChannels, send, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

// VS Code refuses every dialog in a test run: the question that comes before the portal cannot be answered.
describe('a declaration for the portal, unconfirmed', () => {
  let channels: TestChannels;
  before(async () => (channels = await openChannels()));
  beforeEach(() => channels.log.mark());
  unchanged();

  for (const account of ['production', 'acceptance']) {
    it(`is not sent, and no token is asked for (${account})`, async () => {
      const exchange = await send(FIRST_AID, account);
      assert.deepStrictEqual(
        [
          exchange,
          (await channels.log.failures()).length,
          channels.log.lines().filter(line => /^\[info\] (send|token) /.test(line)),
        ],
        [undefined, 1, []],
      );
    });
  }
});
