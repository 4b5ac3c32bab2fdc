import * as vscode from 'vscode';
import { BUILT_IN_VARIABLES, isBuiltIn } from '../../core/exchange/builtInVariables.ts';
import { requestFileOf } from '../../ui/requestDocument.ts';
import { builtInText } from './builtInText.ts';
import { completionItem } from './completionItem.ts';

/** The variables of the file and the built-in ones, inside `{{`. */
export function variableItems(
  document: vscode.TextDocument,
  position: vscode.Position,
  typed: string,
): vscode.CompletionItem[] {
  const { Variable, Constant } = vscode.CompletionItemKind;
  const after = document.lineAt(position).text.slice(position.character);
  const close = /^\s*\}\}/.test(after) ? '' : '}}'.slice(/^\s*\}/.test(after) ? 1 : 0);
  const values = new Map(
    requestFileOf(document).variables.map(({ name, value }) => [name.text, value.text]),
  );
  const own = [...values].map(([name, detail]) =>
    completionItem(name, Variable, position, typed, { text: name + close, detail }),
  );
  const builtIn = Object.keys(BUILT_IN_VARIABLES)
    .filter(isBuiltIn)
    .map(name =>
      completionItem(name, Constant, position, typed, {
        text: name + close,
        detail: builtInText(name),
      }),
    );
  return [...own, ...builtIn];
}
