import { parentPort } from 'node:worker_threads';
import { WorkServer } from './core/declaration/workServer.ts';
import type { ToWorker } from './core/declaration/workMessages.ts';
import { readTextFile } from './platform/readTextFile.ts';

/** The thread in which bodies are checked, completed and explained. Started by `platform/declarationWorker.ts`, never imported. */
const server = new WorkServer({
  post: message => parentPort?.postMessage(message),
  soon: run => setImmediate(run),
  readText: readTextFile,
});
parentPort?.on('message', (message: ToWorker) => {
  server.receive(message);
});
