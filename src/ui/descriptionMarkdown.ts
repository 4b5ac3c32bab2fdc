import * as vscode from 'vscode';
import { withoutPictures } from './withoutPictures.ts';

/**
 * What a description says of something, as a tooltip: a heading, its Markdown, and facts of ours. It is text of a file: it may hold
 * links, but no commands, no HTML, and no pictures.
 */
export function descriptionMarkdown(
  heading: string,
  description: string,
  facts: readonly string[] = [],
): vscode.MarkdownString {
  const content = new vscode.MarkdownString();
  content.isTrusted = false;
  content.supportHtml = false;
  content.appendMarkdown('**').appendText(heading.trim()).appendMarkdown('**');
  if (description !== '') {
    content.appendMarkdown(`\n\n${withoutPictures(description)}`);
  }
  for (const fact of facts) {
    content.appendMarkdown('\n\n').appendText(fact);
  }
  return content;
}
