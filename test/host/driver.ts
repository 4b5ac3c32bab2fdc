// The extension that carries test code into an extension host. It is bundled by itself and loaded in development mode.
import { renameSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

interface Script {
  readonly run: () => Promise<unknown>;
}

/**
 * Imports the module that `FLA_TEST_MODULE` names, calls its `run()` and leaves the outcome in the file `FLA_TEST_RESULT`:
 * `{ value }` or `{ error }`. VS Code calls this in a test run.
 */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const outcome = await execute().then(
    value => ({ value: value ?? null }),
    (error: unknown) => ({ error: error instanceof Error ? error.stack : String(error) }),
  );
  const file = variable('FLA_TEST_RESULT');
  writeFileSync(`${file}.part`, JSON.stringify(outcome));
  renameSync(`${file}.part`, file); // whoever waits for the file sees it whole
}

/** VS Code trusts every workspace of a test run, so untrusted ones start the script from an ordinary activation. */
export function activate(): void {
  if (process.env['FLA_TEST_START'] === 'activation') {
    void run();
  }
}

async function execute(): Promise<unknown> {
  const script = (await import(pathToFileURL(variable('FLA_TEST_MODULE')).href)) as Script;
  return script.run();
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set.`);
  }
  return value;
}
