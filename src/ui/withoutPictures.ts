/** Markdown of a file without pictures, which VS Code would fetch by showing them: each becomes a link. */
export function withoutPictures(markdown: string): string {
  // All of several `!`: without one of `!![…](…)`, the other would make a picture again.
  return markdown.replace(/!+\[/g, '[');
}
