import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import { findTokenAt } from '../../core/token/findTokenAt.ts';
import { inspectToken } from '../../core/token/inspectToken.ts';
import type { Services } from '../../services.ts';
import { tokenHoverLines } from './tokenHoverLines.ts';

/** The only command that a link in a hover may run. */
const INSPECT: CommandId = 'fla.token.inspectText';

/**
 * What the token under the mouse says, and until when it holds. Text of the token stands in a code block alone, where nothing in it is
 * a link or a command.
 */
export function tokenHover(
  document: vscode.TextDocument,
  position: vscode.Position,
  { channels, language }: Pick<Services, 'channels' | 'language'>,
): vscode.Hover | undefined {
  const { line } = position;
  const found = findTokenAt(document.lineAt(line).text, position.character);
  if (!found) {
    return undefined;
  }
  const context = { now: new Date(), environments: channels.environments() };
  const { title, lines } = tokenHoverLines(inspectToken(found.token, context), {
    ...context,
    language: language.current,
  });
  const place = { line, character: found.start };
  const argument = encodeURIComponent(JSON.stringify([document.uri, place]));
  const content = new vscode.MarkdownString();
  content.supportHtml = false;
  content.isTrusted = { enabledCommands: [INSPECT] };
  content
    .appendMarkdown('**')
    .appendText(title)
    .appendMarkdown('**')
    .appendCodeblock(lines.join('\n'), 'text')
    .appendMarkdown(`[${l10n.t('Inspect Token')}](command:${INSPECT}?${argument})`);
  return new vscode.Hover(content, new vscode.Range(line, found.start, line, found.end));
}
