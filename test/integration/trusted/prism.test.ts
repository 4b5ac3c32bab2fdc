import assert from 'node:assert/strict';
import { openChannels, FIRST_AID, WRONG, send, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

describe('declarations sent to an API that is not ours', () => {
  let channels: TestChannels;
  before(async () => (channels = await openChannels()));
  beforeEach(() => channels.log.mark());
  unchanged();

  for (const account of ['oidc-rsa', 'oidc-p384', 'oidc-p521']) {
    it(`are accepted, with the token of ${account}`, async () => {
      const exchange = await send(FIRST_AID, account);
      assert.ok(exchange?.response);
      const { id, request, response, problem } = exchange;
      assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      assert.deepStrictEqual(
        {
          request,
          status: response.status,
          type: response.headers['content-type'],
          length: response.headers['content-length'],
          timings: Object.values(response.timings).every(milliseconds => milliseconds >= 0),
          problem,
        },
        {
          request: { method: 'POST', url: `${channels.prism.origin}/trainings` },
          status: 201,
          type: 'application/json',
          length: String(response.size),
          timings: true,
          problem: undefined,
        },
      );
    });
  }

  it('are refused with the problem that the API answers', async () => {
    const exchange = await send(WRONG, 'oidc-rsa', { skipValidation: true });
    assert.deepStrictEqual(
      {
        status: exchange?.response?.status,
        type: exchange?.problem?.type,
        issues: exchange?.problem?.issues?.map(issue => [issue.in, issue.name]),
      },
      {
        status: 400,
        type: 'urn:problem-type:belgif:badRequest',
        issues: [['body', 'worker.ssin']],
      },
    );
  });
});
