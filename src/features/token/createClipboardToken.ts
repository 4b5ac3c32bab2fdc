import * as vscode from 'vscode';
import type { Log } from '../../ui/log.ts';
import { ClipboardToken } from './clipboardToken.ts';

/** A copied token on VS Code's own clipboard. */
export function createClipboardToken(log: Log): ClipboardToken {
  return new ClipboardToken({
    clipboard: vscode.env.clipboard,
    after: (seconds, run) => {
      const timer = setTimeout(run, seconds * 1000);
      return () => {
        clearTimeout(timer);
      };
    },
    onUnexpected: error => {
      log.error('fla.token.copy', error);
    },
  });
}
