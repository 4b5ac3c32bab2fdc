import * as vscode from 'vscode';

/**
 * What a description says of something, as a tooltip: a heading, its Markdown, and facts of ours. It is text of a file: it may hold
 * links, but no commands, no HTML, and no pictures, which would be fetched by looking.
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
    content.appendMarkdown(`\n\n${description.replaceAll('![', '[')}`);
  }
  for (const fact of facts) {
    content.appendMarkdown('\n\n').appendText(fact);
  }
  return content;
}
