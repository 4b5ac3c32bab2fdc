import * as vscode from 'vscode';
import { bodyInPlace } from '../../core/exchange/bodyInPlace.ts';
import type {
  FileRequest,
  RequestFile,
  VariableDefinition,
} from '../../core/exchange/requestFile.ts';
import { rangeIn } from '../../ui/rangeIn.ts';

/** The requests of a file, each with its variables, and the variables of all. */
export function requestSymbols(
  document: vscode.TextDocument,
  { requests, variables }: RequestFile,
): vscode.DocumentSymbol[] {
  const symbols: vscode.DocumentSymbol[] = requests.map(request => {
    const { method, target, name, title } = request;
    const call = `${method.text} ${target.text}`;
    const symbol = new vscode.DocumentSymbol(
      name?.text ?? title?.text ?? call,
      name || title ? call : '',
      vscode.SymbolKind.Method,
      rangeIn(document, spanOf(document, request)),
      rangeIn(document, { start: method.start, end: Math.max(method.end, target.end) }),
    );
    symbol.children = variables
      .filter(variable => variable.start >= request.start && variable.end <= request.end)
      .map(variable => variableSymbol(document, variable));
    return symbol;
  });
  const common = variables.filter(
    ({ start }) => !requests.some(request => start >= request.start && start <= request.end),
  );
  return [...common.map(variable => variableSymbol(document, variable)), ...symbols];
}

function variableSymbol(
  document: vscode.TextDocument,
  { name, value, start, end }: VariableDefinition,
): vscode.DocumentSymbol {
  return new vscode.DocumentSymbol(
    `@${name.text}`,
    value.text,
    vscode.SymbolKind.Variable,
    rangeIn(document, { start, end }),
    rangeIn(document, name),
  );
}

/** A request with its separator, without the empty lines before the next one. */
function spanOf(
  document: vscode.TextDocument,
  { start, end, title, target, body, headers }: FileRequest,
): { start: number; end: number } {
  const written = document.getText().slice(start, end).trimEnd().length;
  const separator = document.positionAt(start).line - 1;
  const first = title ? document.offsetAt(new vscode.Position(Math.max(0, separator), 0)) : start;
  const last = body?.end ?? headers.at(-1)?.value.end ?? target.end;
  return { start: first, end: Math.max(start + written, last) };
}

/** Requests, and the objects and arrays in their bodies. */
export function foldingRanges(
  document: vscode.TextDocument,
  { requests }: RequestFile,
): vscode.FoldingRange[] {
  const ranges: vscode.FoldingRange[] = [];
  const fold = (start: number, end: number, closing: number): void => {
    const [first, last] = [
      document.positionAt(start).line,
      document.positionAt(end).line - closing,
    ];
    if (last > first) {
      ranges.push(new vscode.FoldingRange(first, last));
    }
  };
  for (const request of requests) {
    const { start, end } = spanOf(document, request);
    fold(start, end, 0);
    const { body } = request;
    if (body?.kind === 'text') {
      for (const [open, close] of brackets(bodyInPlace(document.getText(), body))) {
        fold(body.start + open, body.start + close, 1);
      }
    }
  }
  return ranges;
}

/** Pairs of brackets of JSON, by their places; what is in quotes is none. */
function brackets(text: string): [open: number, close: number][] {
  const pairs: [number, number][] = [];
  const open: number[] = [];
  for (const { 0: found, index } of text.matchAll(TOKENS)) {
    if (found === '{' || found === '[') {
      open.push(index);
    } else if (found === '}' || found === ']') {
      const start = open.pop();
      if (start !== undefined) {
        pairs.push([start, index]);
      }
    }
  }
  return pairs;
}

/** Texts and variables, which may hold brackets that are none; and brackets. */
const TOKENS = /"(?:[^"\\\r\n]|\\.)*"|\{\{[^{}"\r\n]*\}\}|[{}[\]]/g;
