import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/sandboxMain.ts', import.meta.url));

describe('the sandbox as a command', () => {
  let running: ChildProcess | undefined;

  afterEach(() => running?.kill('SIGKILL'));

  const run = (...args: string[]) => {
    const child = spawn(process.execPath, ['--import=tsx', MAIN, ...args]);
    running = child;
    return child;
  };

  it('prints its addresses as one line, serves, and ends by a signal', async function () {
    this.timeout(20_000);
    const child = run();
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const addresses = JSON.parse(line) as Record<string, string>;
    const origin = addresses['origin']!;
    const health = await fetch(addresses['health']!);
    assert.deepStrictEqual(
      [addresses, health.status, await health.json()],
      [
        {
          origin,
          tokenEndpoint: `${origin}/REST/oauth/v5/token`,
          api: `${origin}/REST/federalLearningAccount/v1`,
          health: `${origin}/REST/federalLearningAccount/v1/health`,
        },
        200,
        { status: 'UP' },
      ],
    );
    child.kill('SIGTERM');
    assert.deepStrictEqual(await once(child, 'exit'), [0, null]);
  });

  const refused: [string[], number][] = [
    [['--faults', 'x'], 2],
    [['more'], 2],
    [['--port', '-1'], 2],
    [['--port', '65536'], 2],
    [['--api', 'none.yaml'], 1],
    [['--clients', 'none.json'], 1],
  ];
  for (const [args, code] of refused) {
    it(`refuses ${args.join(' ')}`, async function () {
      this.timeout(20_000);
      const child = run(...args);
      const [said] = await Promise.all([text(child.stderr), once(child, 'exit')]);
      assert.deepStrictEqual([child.exitCode, said.includes('    at ')], [code, false]);
    });
  }
});
