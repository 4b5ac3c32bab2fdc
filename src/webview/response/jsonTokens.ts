export type JsonTokenType = 'property' | 'string' | 'number' | 'keyword';

export interface JsonToken {
  type: JsonTokenType;
  /** Offsets in the line. */
  from: number;
  to: number;
}

const TOKEN =
  /("(?:[^"\\]|\\.)*")(?=(\s*:)?)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;

/**
 * The coloured parts of one line of JSON. A JSON string never holds a line end, so every line stands on its own: colouring what is
 * visible needs no parse of what is above, whatever the size of the text.
 */
export function* jsonTokens(line: string): Generator<JsonToken> {
  for (const match of line.matchAll(TOKEN)) {
    const [text, string, colon] = match;
    const first = text.charAt(0);
    yield {
      type:
        string !== undefined
          ? colon !== undefined
            ? 'property'
            : 'string'
          : first >= 'a'
            ? 'keyword'
            : 'number',
      from: match.index,
      to: match.index + text.length,
    };
  }
}
