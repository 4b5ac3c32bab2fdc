import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, created, issueToken, type Answer } from '../servers/loopbackServer.ts';
import { FIRST_AID, openChannels, send, type TestChannels } from './testChannels.ts';
import { unchanged } from './unchanged.ts';

describe('whatever a token endpoint answers', () => {
  let channels: TestChannels;
  before(async () => {
    channels = await openChannels();
    channels.loopback.api = [created];
  });
  beforeEach(() => {
    channels.log.mark();
    channels.loopback.takeSeen();
  });
  after(() => {
    channels.loopback.token = [issueToken];
  });
  unchanged();

  const json = (body: unknown, status = 200): Answer =>
    answer(status, 'application/json', JSON.stringify(body));
  const token = { access_token: 'abc', token_type: 'Bearer', expires_in: 600 };
  const refusals: [name: string, answer: Answer, code: string][] = [
    ['HTML', answer(200, 'text/html', '<h1>Sign in</h1>'), 'token/unexpected-answer'],
    ['a proxy page', answer(503, 'text/html', '<h1>Proxy</h1>'), 'token/unexpected-answer'],
    [
      'invalid_client',
      json({ error: 'invalid_client', error_description: '[x](command:x)' }, 401),
      'token/rejected',
    ],
    ['invalid_scope', json({ error: 'invalid_scope' }, 400), 'token/rejected'],
    [
      'a redirect',
      answer(302, 'text/plain', '', { Location: 'http://127.0.0.1:1/token' }),
      'token/unexpected-answer',
    ],
    ['JSON that breaks off', answer(200, 'application/json', '{"acc'), 'token/unexpected-answer'],
    ['nothing', answer(200, 'application/json', ''), 'token/unexpected-answer'],
    ['no access token', json({ ...token, access_token: undefined }), 'token/invalid-member'],
    ['a token of two lines', json({ ...token, access_token: 'a\nb' }), 'token/invalid-member'],
    ['a token of another type', json({ ...token, token_type: 'mac' }), 'token/invalid-member'],
    ['a token that is over', json({ ...token, expires_in: 0 }), 'token/invalid-member'],
    ['by breaking off', response => void response.destroy(), 'token/unreachable'],
  ];
  for (const [name, refuse, code] of refusals) {
    it(`${name}: ${code}, and nothing is sent`, async () => {
      const { loopback, log } = channels;
      loopback.token = [refuse];
      const exchange = await send(FIRST_AID, 'tokenless');
      const seen = loopback.takeSeen();
      assert.deepStrictEqual(
        [exchange, await log.failures(), seen.token.length, seen.api.length],
        [undefined, [`fla.send ${code}`], 1, 0],
      );
    });
  }

  it('closed: token/unreachable, and nothing is sent', async () => {
    const { loopback, log } = channels;
    const exchange = await send(FIRST_AID, 'closed');
    await vscode.commands.executeCommand('fla.account.test', 'closed');
    assert.deepStrictEqual(
      [exchange, await log.failures(2), loopback.takeSeen()],
      [
        undefined,
        ['fla.send token/unreachable', 'fla.account.test token/unreachable'],
        { token: [], api: [] },
      ],
    );
  });

  it('slowly, within the time it has: the declaration waits and goes', async () => {
    const { loopback } = channels;
    loopback.token = [
      (response, request) => void setTimeout(() => issueToken(response, request), 600),
    ];
    // Two at a time share the one token request that is under way.
    const [first, second] = await Promise.all([
      send(FIRST_AID, 'tokenless'),
      send(FIRST_AID, 'tokenless'),
    ]);
    const seen = loopback.takeSeen();
    assert.deepStrictEqual(
      [first?.response?.status, second?.response?.status, seen.token.length, seen.api.length],
      [201, 201, 1, 2],
    );
  });

  it('asked in the form of RFC 6749 and RFC 7523', async () => {
    const { loopback } = channels;
    loopback.token = [issueToken];
    await vscode.commands.executeCommand('fla.account.test', 'tokenless');
    const [request] = loopback.takeSeen().token;
    const form = new URLSearchParams(request?.body);
    assert.deepStrictEqual(
      {
        method: request?.method,
        type: request?.headers['content-type'],
        authorization: request?.headers.authorization,
        members: [...form.keys()].sort(),
        grant: form.get('grant_type'),
        scope: form.get('scope'),
      },
      {
        method: 'POST',
        type: 'application/x-www-form-urlencoded',
        authorization: undefined,
        members: ['client_assertion', 'client_assertion_type', 'grant_type', 'scope'],
        grant: 'client_credentials',
        scope: 'scope:sigedis:gestion:careerpro-federal-learning-account:employer',
      },
    );
  });
});
