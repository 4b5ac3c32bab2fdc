import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { REPOSITORY } from '../../host/repository.ts';

/** A piece of a line with its scopes, without the language's own suffix; white space is left out. */
export type Token = [text: string, ...scopes: string[]];

/**
 * Takes a text apart as VS Code does, by its tokenizer. In place of its JSON grammar stands what matters of it here: objects and strings, which may
 * be left open.
 *
 * @param grammarFile name of a file in `syntaxes`
 * @param suffix what is cut from each scope
 */
export async function tokenLines(
  grammarFile: string,
  suffix: string,
  text: string,
): Promise<Token[][]> {
  const grammar = await loadGrammar(grammarFile);
  let stack = textmate.INITIAL;
  return text.split('\n').map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }): Token => {
        const named = scopes.slice(1).map(scope => scope.replace(suffix, ''));
        return [line.slice(startIndex, endIndex), ...named];
      })
      .filter(([piece]) => piece.trim() !== '');
  });
}

const JSON_GRAMMAR: textmate.IRawGrammar = {
  scopeName: 'source.json',
  patterns: [{ include: '#value' }],
  repository: {
    $self: {},
    $base: {},
    value: {
      patterns: [
        { begin: '\\{', end: '\\}', name: 'object', patterns: [{ include: '#value' }] },
        { begin: '"', end: '"', name: 'string' },
      ],
    },
  },
};

async function loadGrammar(grammarFile: string): Promise<textmate.IGrammar> {
  const path = join(REPOSITORY, 'syntaxes', grammarFile);
  const raw = textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
  const registry = new textmate.Registry({
    onigLib: oniguruma.loadWASM(readFileSync(wasm())).then(() => ({
      createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
      createOnigString: string => new oniguruma.OnigString(string),
    })),
    loadGrammar: scope =>
      Promise.resolve({ [raw.scopeName]: raw, [JSON_GRAMMAR.scopeName]: JSON_GRAMMAR }[scope]),
  });
  const grammar = await registry.loadGrammar(raw.scopeName);
  if (!grammar) {
    throw new Error(`no grammar in ${path}`);
  }
  return grammar;
}

function wasm(): string {
  return createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
}
