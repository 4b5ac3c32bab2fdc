import type * as vscode from 'vscode';
import { AppError } from '../core/base/errors.ts';

/** The extension's log. It is told codes and facts, never texts of servers, headers, bodies or anything secret. */
export interface Log {
  info(event: string, facts?: Record<string, string | number | boolean>): void;
  /** A failure: its code and details when it is one of ours, else its stack. */
  error(event: string, error: unknown): void;
  show(): void;
}

/** The log over VS Code's log output channel. */
export function createLog(channel: vscode.LogOutputChannel): Log {
  return {
    info: (event, facts) => channel.info(facts ? `${event} ${JSON.stringify(facts)}` : event),
    error: (event, error) => {
      if (AppError.is(error)) {
        channel.error(`${event} ${error.code} ${JSON.stringify(error.details)}`);
      } else {
        channel.error(`${event} ${describeUnexpected(error)}`);
      }
    },
    show: () => channel.show(),
  };
}

/** Where an unforeseen failure came from. Its message is left out: it may quote what it choked on. */
function describeUnexpected(error: unknown): string {
  if (!(error instanceof Error)) {
    return typeof error;
  }
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
