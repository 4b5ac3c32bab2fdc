import { freePort } from '../../host/freePort.ts';
import { startChild, type ChildServer } from './childServer.ts';

/** Prism, which answers as an API description says and refuses what it does not allow. */
export interface Prism extends ChildServer {
  readonly origin: string;
}

/** @param description path of the API description, relative to the repository */
export async function startPrism(description: string): Promise<Prism> {
  const port = await freePort();
  const cli = 'node_modules/@stoplight/prism-cli/dist/index.js';
  const child = await startChild(
    [cli, 'mock', '--host', '127.0.0.1', '--port', String(port), description],
    line => line.includes('Prism is listening'),
  );
  return { ...child, origin: `http://127.0.0.1:${port}` };
}
