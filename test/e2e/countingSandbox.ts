import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseApiDescription } from '../unit/core/api/parseApiDescription.ts';
import { FLA_API } from '../../src/core/channel/quality.ts';
import { createSandbox } from '../../src/core/sandbox/createSandbox.ts';
import { sandboxApiBase, sandboxTokenEndpoint } from '../../src/core/sandbox/sandboxAddresses.ts';
import { readSandboxClients } from '../../src/platform/readSandboxClients.ts';
import { startSandboxServer, type SandboxServer } from '../../src/platform/sandboxServer.ts';
import { REPOSITORY } from '../host/repository.ts';

const SAMPLE = join(REPOSITORY, 'media/sample');
const DESCRIPTION = join(REPOSITORY, 'media/api/fla-provisional.yaml');

/** A call that the sandbox received, and what it answered. */
export interface SandboxCall {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

interface Seen {
  readonly calls: SandboxCall[];
  readonly tokens: Set<string>;
  readonly assertions: Set<string>;
}

/** The sandbox in the test's own process, with the sample's clients: what calls it, is counted. */
export class CountingSandbox {
  readonly #server: SandboxServer;
  readonly #tokenPath: string;
  readonly #seen: Seen;

  private constructor(server: SandboxServer, seen: Seen) {
    this.#server = server;
    this.#seen = seen;
    this.#tokenPath = new URL(sandboxTokenEndpoint(server.origin)).pathname;
  }

  static async start(): Promise<CountingSandbox> {
    const seen: Seen = { calls: [], tokens: new Set(), assertions: new Set() };
    const clients = await readSandboxClients(join(SAMPLE, 'sandbox/clients.json'));
    const description = parseApiDescription(
      { id: FLA_API, file: DESCRIPTION },
      readFileSync(DESCRIPTION, 'utf8'),
    );
    const server = await startSandboxServer({
      createSandbox: origin => {
        const sandbox = createSandbox({
          origin,
          description,
          clients,
          clock: () => new Date(),
          randomUUID,
        });
        return async request => {
          const { pathname: path } = new URL(request.url);
          const isToken = path === new URL(sandboxTokenEndpoint(origin)).pathname;
          const form = isToken ? await request.clone().text() : '';
          const response = await sandbox(request);
          if (isToken) {
            const { access_token } = (await response.clone().json()) as { access_token?: string };
            seen.tokens.add(access_token ?? '');
            seen.assertions.add(new URLSearchParams(form).get('client_assertion') ?? '');
          }
          seen.calls.push({ method: request.method, path, status: response.status });
          return response;
        };
      },
    });
    return new CountingSandbox(server, seen);
  }

  /** Those that it has issued. */
  get tokens(): ReadonlySet<string> {
    return this.#seen.tokens;
  }

  /** Those that it was shown. */
  get assertions(): ReadonlySet<string> {
    return this.#seen.assertions;
  }

  get baseUrl(): string {
    return sandboxApiBase(this.#server.origin);
  }

  /** Takes what was received since the last time: statuses of token requests, and calls of the API. */
  takeCalls(): { token: number[]; api: SandboxCall[] } {
    const calls = this.#seen.calls.splice(0);
    return {
      token: calls.filter(({ path }) => path === this.#tokenPath).map(({ status }) => status),
      api: calls.filter(({ path }) => path !== this.#tokenPath),
    };
  }

  /** A copy of the sample workspace whose accounts use this sandbox. */
  sampleWorkspace(): string {
    const folder = mkdtempSync(join(tmpdir(), 'sample-'));
    cpSync(SAMPLE, folder, { recursive: true });
    const file = join(folder, '.vscode/settings.json');
    const sample = JSON.parse(readFileSync(file, 'utf8')) as {
      'fla.accounts': Record<string, object>;
    };
    const settings = {
      'fla.accounts': Object.fromEntries(
        Object.entries(sample['fla.accounts']).map(([id, account]) => [
          id,
          { ...account, environment: 'counting' },
        ]),
      ),
      'fla.environments': {
        counting: {
          name: 'Counting Sandbox',
          kind: 'sandbox',
          tokenEndpoint: sandboxTokenEndpoint(this.#server.origin),
          apis: { [FLA_API]: this.baseUrl },
        },
      },
    };
    writeFileSync(file, JSON.stringify(settings));
    return folder;
  }

  /** Waits until the API was called so often since the calls were last taken. */
  async called(times: number): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (this.#seen.calls.filter(({ path }) => path !== this.#tokenPath).length < times) {
      if (Date.now() > deadline) {
        throw new Error(`The API was not called ${times} times.`);
      }
      await delay(20);
    }
  }

  async close(): Promise<void> {
    await this.#server.close();
  }
}
