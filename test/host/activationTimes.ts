import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

/** What VS Code measured of one extension's activation, in milliseconds. */
export interface ActivationTimes {
  readonly loadCode: number;
  readonly callActivate: number;
  readonly finishActivate: number;
}

/**
 * Reads the "Extension Activation Stats" of VS Code's performance view. For use inside the extension host, after the
 * extension has activated.
 * @param extension its id, `publisher.name`
 */
export async function activationTimes(extension: string): Promise<ActivationTimes> {
  await vscode.commands.executeCommand('perfview.show');
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const text = vscode.workspace.textDocuments
      .find(document => document.uri.scheme === 'perf')
      ?.getText();
    const times = text === undefined ? undefined : parse(text, extension);
    if (times !== undefined) {
      return times;
    }
    await delay(50);
  }
  throw new Error(`The performance view does not list ${extension}.`);
}

/** The view is a Markdown table; its columns are found by their titles. */
function parse(view: string, extension: string): ActivationTimes | undefined {
  const rows = (view.split('## Extension Activation Stats')[1] ?? '')
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(line => line.split('|').map(cell => cell.trim()));
  const titles = rows[0];
  const cells = rows.find(row => row[1]?.toLowerCase() === extension.toLowerCase());
  if (titles === undefined || cells === undefined) {
    return undefined;
  }
  const column = (title: string): number => Number.parseFloat(cells[titles.indexOf(title)] ?? '');
  return {
    loadCode: column('Load Code'),
    callActivate: column('Call Activate'),
    finishActivate: column('Finish Activate'),
  };
}
