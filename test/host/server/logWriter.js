// Takes the place of `@vscode/spdlog` in the browser VS Code of the tests. The original is native code that would need a compiler;
// without it VS Code keeps every log in memory for ever, and no test could read what the extension logs.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const OFF = 6;

export const version = 0;
export function setLevel() {}
export function setFlushOn() {}

/** A log file: lines with time and level, or after `clearFormatters()` the bare text. It is written at once and never rotated. */
export class Logger {
  #file;
  #level = 2;
  #bare = false;

  constructor(_type, _name, file) {
    mkdirSync(dirname(file), { recursive: true });
    this.#file = file;
  }

  trace = message => this.#write(0, message);
  debug = message => this.#write(1, message);
  info = message => this.#write(2, message);
  warn = message => this.#write(3, message);
  error = message => this.#write(4, message);
  critical = message => this.#write(5, message);
  getLevel = () => this.#level;
  setLevel = level => (this.#level = level);
  setPattern() {}
  clearFormatters = () => (this.#bare = true);
  flush() {}
  drop = () => (this.#level = OFF);

  #write(level, message) {
    if (level >= this.#level) {
      const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
      const line = this.#bare ? message : `${time} [${NAMES[level]}] ${message}\n`;
      appendFileSync(this.#file, line);
    }
  }
}

export async function createRotatingLogger(name, file) {
  return new Logger('rotating', name, file);
}

export const createAsyncRotatingLogger = createRotatingLogger;
