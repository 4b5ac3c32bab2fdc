import * as vscode from 'vscode';
import { requestHeader, type FileRequest } from '../../core/exchange/requestFile.ts';
import type { SeenRequest } from '../../ui/lookAtRequest.ts';
import { completionItem } from './completionItem.ts';

/** Headers that a client of a REST service sets (RFC 9110, RFC 7240). */
const HEADERS: Record<string, string[]> = {
  Accept: ['application/json', 'application/problem+json', '*/*'],
  'Accept-Language': ['nl', 'fr', 'de', 'en'],
  'Cache-Control': ['no-cache'],
  'Content-Language': ['nl', 'fr', 'de', 'en'],
  'Content-Type': ['application/json'],
  'If-Match': [],
  'If-Modified-Since': [],
  'If-None-Match': [],
  'If-Unmodified-Since': [],
  Prefer: ['return=minimal', 'return=representation'],
};

/** Names of headers that are not there yet, those of the operation before others; after the colon, values. */
export function headerItems(
  request: FileRequest | undefined,
  seen: SeenRequest | undefined,
  before: string,
  position: vscode.Position,
): vscode.CompletionItem[] {
  const { Field, Value } = vscode.CompletionItemKind;
  const [, name, typed = ''] = /^\s*([^\s:]+)\s*:\s*(.*)$/.exec(before) ?? [];
  const { operation } = seen ?? {};
  if (name !== undefined) {
    const known = Object.keys(HEADERS).find(header => header.toLowerCase() === name.toLowerCase());
    const described = operation?.requestBody?.mediaTypes.map(({ mediaType }) => mediaType) ?? [];
    const values =
      known === 'Content-Type' && described.length > 0 ? described : HEADERS[known ?? ''];
    return (values ?? []).map(value => completionItem(value, Value, position, typed));
  }
  const own = (operation?.parameters ?? []).filter(parameter => parameter.in === 'header');
  const names = new Set([...own.map(parameter => parameter.name), ...Object.keys(HEADERS)]);
  const written = before.trim();
  return [...names]
    .filter(header => {
      const there = request && requestHeader(request, header);
      return !there || there.name.text === written;
    })
    .map((header, i) =>
      completionItem(header, Field, position, written, {
        text: `${header}: `,
        sortText: String(i).padStart(3, '0'),
        suggests: true,
      }),
    );
}
