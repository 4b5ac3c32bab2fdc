import assert from 'node:assert/strict';
import { refusingProxy, useProxy } from './refusingProxy.ts';
import { TransportHarness } from './transportHarness.ts';

describe('FetchTransport, behind a proxy that refuses', () => {
  const harness = new TransportHarness();

  for (const status of [407, 403, 502]) {
    it(`tells the status ${status} with which it opens no tunnel, and that nothing was sent`, async () => {
      const restore = useProxy(`http://127.0.0.1:${await harness.start(refusingProxy(status))}`);
      try {
        assert.deepStrictEqual(
          [
            await harness.failure('https://fla.example.test/token'),
            await harness.failure('https://fla.example.test/token', { headers: {} }),
          ],
          Array.from({ length: 2 }, () => ({
            kind: 'unreachable',
            reason: `PROXY_${status}`,
            sent: false,
          })),
        );
      } finally {
        restore();
      }
    });
  }

  it('tells of a 407 in place of an answer, which fetch keeps to itself', async () => {
    const port = await harness.start(refusingProxy(407));
    assert.deepStrictEqual(await harness.failure(`http://127.0.0.1:${port}/token`), {
      kind: 'unreachable',
      reason: 'PROXY_407',
      sent: false,
    });
  });

  it('takes any other status for the answer that it is', async () => {
    const port = await harness.start(refusingProxy(403));
    assert.equal((await harness.send(`http://127.0.0.1:${port}/token`)).status, 403);
  });
});
