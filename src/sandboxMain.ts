import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readApi } from './core/api/readApi.ts';
import { AppError } from './core/base/errors.ts';
import { FLA_API } from './core/channel/quality.ts';
import { createSandbox } from './core/sandbox/createSandbox.ts';
import {
  sandboxApiBase,
  sandboxHealth,
  sandboxTokenEndpoint,
} from './core/sandbox/sandboxAddresses.ts';
import { readSandboxClients } from './platform/readSandboxClients.ts';
import { readTextFile } from './platform/readTextFile.ts';
import { startSandboxServer } from './platform/sandboxServer.ts';

// The sandbox as a command: prints its addresses as one JSON line and runs until SIGINT or SIGTERM.

const USAGE = 'Usage: npm run sandbox -- [--port N] [--api FILE] [--clients FILE]';
const PROVISIONAL = fileURLToPath(new URL('../media/api/fla-provisional.yaml', import.meta.url));

/** A command line that cannot be followed. */
class UsageError extends Error {}

try {
  const { port, api, clients } = readArguments(process.argv.slice(2));
  const description = await readDescription(api ?? PROVISIONAL);
  const registered = clients === undefined ? [] : await readSandboxClients(clients);
  const server = await startSandboxServer({
    port,
    createSandbox: origin =>
      createSandbox({
        origin,
        description,
        clients: registered,
        clock: () => new Date(),
        randomUUID,
      }),
  });
  const { origin } = server;
  console.log(
    JSON.stringify({
      origin,
      tokenEndpoint: sandboxTokenEndpoint(origin),
      api: sandboxApiBase(origin),
      health: sandboxHealth(origin),
    }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n${USAGE}`);
    process.exitCode = 2;
  } else if (AppError.is(error)) {
    console.error(`The sandbox did not start: ${error.code} ${JSON.stringify(error.details)}`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}

function readArguments(args: string[]): { port: number; api?: string; clients?: string } {
  const { port = '0', ...files } = parse(args);
  if (!/^\d+$/.test(port) || Number(port) > 65535) {
    throw new UsageError(`--port is a number from 0 to 65535, not '${port}'.`);
  }
  return { port: Number(port), ...files };
}

function parse(args: string[]): { port?: string; api?: string; clients?: string } {
  try {
    const options = {
      port: { type: 'string' },
      api: { type: 'string' },
      clients: { type: 'string' },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function readDescription(file: string) {
  const options = { allowedHosts: [], fetched: {} };
  const source = { id: FLA_API, file: resolve(file) };
  const { description, findings } = await readApi(source, options, readTextFile);
  for (const { code, details, ...at } of findings) {
    const place = `${at.file}:${at.line + 1}:${at.column + 1}`;
    console.error(`${place} ${code} ${JSON.stringify(details)}`);
  }
  if (!description) {
    throw new AppError('api/unreadable', { file });
  }
  return description;
}
