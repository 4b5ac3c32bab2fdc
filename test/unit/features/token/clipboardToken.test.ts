import assert from 'node:assert/strict';
import { setImmediate as settled } from 'node:timers/promises';
import { ClipboardToken } from '../../../../src/features/token/clipboardToken.ts';

describe('ClipboardToken', () => {
  /** A clipboard, and a clock whose hands the test moves. */
  function setUp() {
    const state = { text: 'before', waits: [] as number[], late: [] as (() => void)[], errors: 0 };
    const copied = new ClipboardToken({
      clipboard: {
        readText: () => Promise.resolve(state.text),
        writeText: text => {
          state.text = text;
          return Promise.resolve();
        },
      },
      after: (seconds, run) => {
        state.waits.push(seconds);
        state.late.push(run);
        return () => {
          state.late = state.late.filter(other => other !== run);
        };
      },
      onUnexpected: () => {
        state.errors += 1;
      },
    });
    const timeUp = async (): Promise<void> => {
      state.late.splice(0).forEach(run => run());
      await settled();
    };
    return { state, copied, timeUp };
  }

  it('takes the token off after a minute', async () => {
    const { state, copied, timeUp } = setUp();
    await copied.put('secret');
    assert.deepStrictEqual([state.text, state.waits], ['secret', [60]]);
    await timeUp();
    assert.equal(state.text, '');
  });

  it('leaves alone what was copied meanwhile, also a longer text with the token in it', async () => {
    for (const other of ['other', 'Bearer secret']) {
      const { state, copied, timeUp } = setUp();
      await copied.put('secret');
      state.text = other;
      await timeUp();
      assert.equal(state.text, other);
    }
  });

  it('gives a second token its own minute', async () => {
    const { state, copied, timeUp } = setUp();
    await copied.put('first');
    await copied.put('second');
    assert.equal(state.late.length, 1);
    await timeUp();
    assert.deepStrictEqual([state.text, state.errors], ['', 0]);
  });

  it('takes the token off when the extension ends, and does nothing where none was copied', async () => {
    const { state, copied } = setUp();
    copied.dispose();
    await settled();
    assert.equal(state.text, 'before');
    await copied.put('secret');
    copied.dispose();
    await settled();
    assert.deepStrictEqual([state.text, state.late], ['', []]);
  });
});
