import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { ApiDescription } from '../core/api/apiDescription.ts';
import type { SandboxAccess } from '../core/channel/channels.ts';
import type { Environment } from '../core/channel/environment.ts';
import { FLA_API } from '../core/channel/quality.ts';
import { sandboxApiBase, sandboxTokenEndpoint } from '../core/sandbox/sandboxAddresses.ts';
import type { SandboxClient } from '../core/sandbox/sandboxOptions.ts';
import { resolvePath } from './resolvePath.ts';
import type { SandboxServer } from './sandboxServer.ts';

const CLIENTS = 'sandbox.clients';

/** A client as it is kept between sessions: its certificate, which is public, in base64. */
type KeptClient = Omit<SandboxClient, 'certificate'> & { certificate: string };

type Addresses = Pick<Environment, 'tokenEndpoint' | 'audience' | 'apis'>;

/** What the sandbox reaches. */
interface SandboxBoundaries {
  /** That of the Federal Learning Account. */
  description: () => Promise<ApiDescription>;
  /** Tells the id of an API whose description changed. */
  onDidChangeDescription: vscode.Event<string>;
  registered: vscode.Memento;
  onUnexpected: (error: unknown) => void;
}

/**
 * The sandbox inside the extension: started by its first use, on a free port of the loopback interface. It knows the clients
 * of the setting `fla.sandbox.clients` and those registered by the user; sending never registers.
 */
export class LocalSandbox implements SandboxAccess, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #boundaries: SandboxBoundaries;
  readonly #subscription: vscode.Disposable;
  #server: Promise<SandboxServer> | undefined;
  #running: SandboxServer | undefined;
  #fromFile: SandboxClient[] = [];
  /** Whoever calls the sandbox right after the setting changed finds its clients there. */
  #rereading: Promise<void> | undefined;
  #description: ApiDescription | undefined;
  /** Nor does anybody meet a description that has been replaced. */
  #describing: Promise<void> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(boundaries: SandboxBoundaries) {
    this.#boundaries = boundaries;
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('fla.sandbox.clients') && this.#server) {
          this.#rereading = this.#readClients().catch(boundaries.onUnexpected);
        }
      }),
      boundaries.onDidChangeDescription(apiId => {
        if (apiId === FLA_API && this.#server) {
          // What cannot be used is told elsewhere; until it can, the one before stands.
          this.#describing = this.#readDescription().catch(boundaries.onUnexpected);
        }
      }),
    );
  }

  running(): Addresses | undefined {
    return this.#running && addressesOf(this.#running);
  }

  /** @throws AppError `sandbox/clients-invalid`, `sandbox/cannot-listen`, `api/unreadable` */
  async ensureRunning(): Promise<Addresses> {
    if (!this.#server) {
      this.#server = this.#start();
      this.#server.catch(() => {
        this.#server = undefined;
      });
    }
    const server = await this.#server;
    await this.#rereading;
    await this.#describing;
    return addressesOf(server);
  }

  /** Ends the sandbox and forgets what it accepted. Does nothing when it is not running. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const started = await server;
    await started?.close();
    if (this.#running === started) {
      this.#running = undefined;
    }
    this.#changed.fire();
  }

  /** Registers an account's certificate, as uploading it in Chaman would. */
  async register(client: SandboxClient): Promise<void> {
    const certificate = Buffer.from(client.certificate).toString('base64');
    const others = this.#kept().filter(
      kept => kept.clientId !== client.clientId || kept.certificate !== certificate,
    );
    await this.#boundaries.registered.update(CLIENTS, [...others, { ...client, certificate }]);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.stop().catch(this.#boundaries.onUnexpected);
    this.#changed.dispose();
  }

  async #start(): Promise<SandboxServer> {
    const [{ createSandbox }, { startSandboxServer }, first] = await Promise.all([
      import('../core/sandbox/createSandbox.ts'),
      import('./sandboxServer.ts'),
      this.#boundaries.description(),
      this.#readClients(),
    ]);
    this.#description = first;
    const server = await startSandboxServer({
      createSandbox: origin =>
        createSandbox({
          origin,
          description: () => this.#description ?? first,
          clients: () => [...this.#fromFile, ...this.#registered()],
          clock: () => new Date(),
          randomUUID,
        }),
    });
    this.#running = server;
    this.#changed.fire();
    return server;
  }

  async #readDescription(): Promise<void> {
    this.#description = await this.#boundaries.description();
  }

  async #readClients(): Promise<void> {
    const setting = vscode.workspace.getConfiguration('fla').get<string>('sandbox.clients', '');
    if (setting === '') {
      this.#fromFile = [];
      return;
    }
    const { readSandboxClients } = await import('./readSandboxClients.ts');
    const file = resolvePath(setting, vscode.workspace.workspaceFolders?.[0]);
    this.#fromFile = await readSandboxClients(file);
  }

  #registered(): SandboxClient[] {
    return this.#kept().map(client => ({
      ...client,
      certificate: Buffer.from(client.certificate, 'base64'),
    }));
  }

  #kept(): KeptClient[] {
    return this.#boundaries.registered.get<KeptClient[]>(CLIENTS, []);
  }
}

function addressesOf({ origin }: SandboxServer): Addresses {
  const tokenEndpoint = sandboxTokenEndpoint(origin);
  return { tokenEndpoint, audience: tokenEndpoint, apis: { [FLA_API]: sandboxApiBase(origin) } };
}
