import assert from 'node:assert/strict';
import { AppError } from '../../../src/core/base/errors.ts';
import { Peer, PeerError } from '../../../src/protocol/rpc.ts';
import type { Handlers, NoMessages } from '../../../src/protocol/rpc.ts';

type Calculator = {
  requests: {
    add: { params: { a: number; b: number }; result: number };
    fail: { params: undefined; result: undefined };
    hang: { params: undefined; result: undefined };
  };
  events: { cleared: string };
};
type Silent = { requests: NoMessages; events: NoMessages };

const never = () => new Promise<undefined>(() => undefined);

/** Two peers joined by structured clones, as postMessage does, with what was dropped and heard on the calculator's side. */
function createHarness(overrides: Partial<Handlers<Calculator>['requests']> = {}) {
  const dropped: string[] = [];
  const heard: string[] = [];
  const posted: unknown[] = [];
  const calculator: Peer<Calculator, Silent> = new Peer(
    { post: message => caller.handle(structuredClone(message)) },
    {
      requests: {
        add: ({ a, b }) => a + b,
        fail: () => {
          throw new AppError('exchange/not-kept', { id: 'x' });
        },
        hang: never,
        ...overrides,
      },
      events: {
        cleared: body => {
          heard.push(body);
        },
      },
    },
    reason => dropped.push(reason),
  );
  const caller: Peer<Silent, Calculator> = new Peer(
    {
      post: message => {
        posted.push(message);
        calculator.handle(structuredClone(message));
      },
    },
    { requests: {}, events: {} },
    reason => dropped.push(`caller: ${reason}`),
  );
  return { calculator, caller, dropped, heard, posted };
}

const codeOf = async (promise: Promise<unknown>) => {
  try {
    await promise;
    return 'resolved';
  } catch (error) {
    return error instanceof PeerError ? error.code : error;
  }
};

describe('Peer', () => {
  it('answers requests, in whatever order they finish', async () => {
    let finishFirst: (sum: number) => void = () => undefined;
    const first = new Promise<number>(resolve => (finishFirst = resolve));
    const { caller } = createHarness({ add: ({ a, b }) => (a === 0 ? first : a + b) });
    const slow = caller.request('add', { a: 0, b: 0 });
    const quick = await caller.request('add', { a: 1, b: 2 });
    finishFirst(-1);
    assert.deepStrictEqual([quick, await slow], [3, -1]);
  });

  it('carries the code of an error, and nothing else of it', async () => {
    const { caller } = createHarness({
      hang: () => Promise.reject(new Error('a secret')),
    });
    const coded = await codeOf(caller.request('fail', undefined));
    const plain = await codeOf(caller.request('hang', undefined));
    assert.deepStrictEqual([coded, plain], ['exchange/not-kept', 'rpc/failed']);
  });

  it('refuses methods nobody offers, those of Object.prototype too', async () => {
    const { caller } = createHarness();
    const codes = await Promise.all(
      ['divide', 'constructor', '__proto__'].map(method =>
        codeOf(caller.request(method as 'add', { a: 1, b: 1 })),
      ),
    );
    assert.deepStrictEqual(codes, Array(3).fill('rpc/unknown-method'));
  });

  it('settles when a result or a request cannot be cloned', async () => {
    const { caller } = createHarness({ add: () => (() => 1) as unknown as number });
    const result = await codeOf(caller.request('add', { a: 1, b: 1 }));
    const params = await codeOf(caller.request('add', { a: (() => 1) as unknown as number, b: 1 }));
    assert.deepStrictEqual([result, params], ['rpc/failed', 'rpc/not-sent']);
  });

  it('passes events on', () => {
    const { caller, heard } = createHarness();
    caller.notify('cleared', 'all');
    assert.deepStrictEqual(heard, ['all']);
  });

  it('drops and reports what it does not understand', () => {
    const { calculator, dropped } = createHarness();
    const messages = [
      undefined,
      null,
      'text',
      {},
      { kind: 'toString' },
      { kind: 'request', id: 1, method: 'add' },
      { kind: 'error', id: 'x' },
      { kind: 'event', event: 'hasOwnProperty' },
      { kind: 'event', event: 'unheard' },
      { kind: 'result', id: 'nobody-asked', result: 1 },
      { type: 'vscode-internal' },
    ];
    messages.forEach(message => calculator.handle(message));
    assert.deepStrictEqual(dropped, [
      ...Array<string>(7).fill('malformed'),
      ...Array<string>(2).fill('unknown-event'),
      'unknown-reply',
      'malformed',
    ]);
  });

  it('survives an event handler that throws', () => {
    const dropped: string[] = [];
    const peer = new Peer<{ requests: NoMessages; events: { boom: null } }, Silent>(
      { post: () => undefined },
      {
        requests: {},
        events: {
          boom: () => {
            throw new Error('boom');
          },
        },
      },
      reason => dropped.push(reason),
    );
    peer.handle({ kind: 'event', event: 'boom', body: null });
    assert.deepStrictEqual(dropped, ['event-failed']);
  });

  it('gives up on abort and tells the other side', async () => {
    let inner: AbortSignal | undefined;
    const { caller, dropped } = createHarness({
      hang: (_, signal) => {
        inner = signal;
        return never();
      },
    });
    const controller = new AbortController();
    const request = codeOf(caller.request('hang', undefined, controller.signal));
    controller.abort('enough');
    const late = await codeOf(caller.request('hang', undefined, controller.signal));
    assert.deepStrictEqual(
      { outcome: await request, late, inner: inner?.aborted, dropped },
      { outcome: 'enough', late: 'enough', inner: true, dropped: [] },
    );
  });

  it('rejects what is pending when disposed, aborts what runs, and is silent afterwards', async () => {
    let inner: AbortSignal | undefined;
    const { calculator, caller, posted } = createHarness({
      hang: (_, signal) => {
        inner = signal;
        return never();
      },
    });
    const pending = codeOf(caller.request('hang', undefined));
    caller.dispose();
    calculator.dispose();
    const before = posted.length;
    caller.notify('cleared', 'late');
    const late = await codeOf(caller.request('add', { a: 1, b: 1 }));
    assert.deepStrictEqual(
      { pending: await pending, late, inner: inner?.aborted, sent: posted.length - before },
      { pending: 'rpc/disposed', late: 'rpc/disposed', inner: true, sent: 0 },
    );
  });

  it('never takes a reply meant for an earlier peer on the same channel', async () => {
    const replies: unknown[] = [];
    const create = () =>
      new Peer<Silent, Calculator>(
        { post: message => replies.push(message) },
        { requests: {}, events: {} },
        () => replies.push('dropped'),
      );
    const before = create();
    void codeOf(before.request('add', { a: 1, b: 1 }));
    const { id } = replies[0] as { id: string };
    const after = create();
    const outcome = codeOf(after.request('add', { a: 2, b: 2 }));
    after.handle({ kind: 'result', id, result: 2 });
    after.dispose();
    assert.deepStrictEqual([await outcome, replies.at(-1)], ['rpc/disposed', 'dropped']);
  });
});
