/** The values of VS Code's variables where a snippet is filled here: a day that exists. */
const VARIABLES: Record<string, string> = {
  CURRENT_YEAR: '2026',
  CURRENT_MONTH: '05',
  CURRENT_DATE: '04',
};

/**
 * The text that a snippet leaves when its user accepts every placeholder, and the first of every choice.
 *
 * @see https://code.visualstudio.com/docs/editing/userdefinedsnippets#_grammar
 */
export function fillSnippet(snippet: string): string {
  let at = 0;
  const filled = fill(false);
  if (at < snippet.length) {
    throw new Error(`not a snippet from ${at}: ${snippet}`);
  }
  return filled;

  function fill(isPlaceholder: boolean): string {
    let text = '';
    while (at < snippet.length) {
      if (isPlaceholder && take(/\}/y) !== undefined) {
        return text;
      }
      text += (take(/\\([$}\\])/y) ??
        take(/\$\d+()/y) ??
        choice() ??
        placeholder() ??
        take(/([^])/y))!;
    }
    return text;
  }

  function choice(): string | undefined {
    const options = take(/\$\{\d+\|((?:\\[,|\\]|[^|,\\])*)(?:,(?:\\[,|\\]|[^|\\])*)*\|\}/y);
    return options?.replaceAll(/\\([,|\\])/g, '$1');
  }

  function placeholder(): string | undefined {
    const variable = take(/\$\{([A-Z_]+)\}/y);
    if (variable !== undefined) {
      return VARIABLES[variable];
    }
    return take(/\$\{\d+:()/y) === undefined ? undefined : fill(true);
  }

  /** Goes past what the expression matches here, and gives its first group. */
  function take(expression: RegExp): string | undefined {
    expression.lastIndex = at;
    const match = expression.exec(snippet);
    at += match?.[0].length ?? 0;
    return match ? (match[1] ?? '') : undefined;
  }
}
