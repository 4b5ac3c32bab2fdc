import { actsFor } from './authoriseCall.ts';
import type { SandboxClient } from './sandboxOptions.ts';

/** Something accepted earlier. */
export interface Resource {
  content: Record<string, unknown>;
  /** In whose name it was sent, and by which client; both absent for an operation that needs no token. */
  enterpriseNumber?: string;
  clientId?: string;
}

/** What the sandbox accepted, by path as called, in the order in which it came. */
export class KeptResources {
  readonly #resources = new Map<string, Resource>();

  keep(path: string, resource: Resource): void {
    this.#resources.set(path, resource);
  }

  /** What is kept at a path, where the client may see it: whoever sent it, or acts for the one in whose name it was sent. */
  at(path: string, client: SandboxClient | undefined): Resource | undefined {
    const resource = this.#resources.get(path);
    return resource && maySee(resource, client) ? resource : undefined;
  }

  /** All that a client may see directly below a path. */
  below(path: string, client: SandboxClient | undefined): Resource[] {
    return [...this.#resources]
      .filter(([own, resource]) => parentOf(own) === path && maySee(resource, client))
      .map(([, resource]) => resource);
  }

  remove(path: string): void {
    this.#resources.delete(path);
  }
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function maySee(resource: Resource, client: SandboxClient | undefined): boolean {
  const { enterpriseNumber, clientId } = resource;
  return (
    clientId === client?.clientId ||
    (client !== undefined &&
      enterpriseNumber !== undefined &&
      actsFor(client).has(enterpriseNumber))
  );
}
