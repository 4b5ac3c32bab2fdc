import { findNodeAtLocation, getNodeValue, parseTree, type ParseError } from 'jsonc-parser';
import type { SettingsText, TextSpan } from './settingsFile.ts';

/** The value of a setting as a settings file has it, and where. */
export interface WrittenSetting {
  value: unknown;
  span: TextSpan;
}

/** Finds a setting in a settings file; undefined where it is missing, or where the file is no JSON with comments. */
export function findSetting(
  { text, within }: SettingsText,
  setting: string,
): WrittenSetting | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, [...within, setting]);
  return node && errors.length === 0
    ? { value: getNodeValue(node) as unknown, span: { offset: node.offset, length: node.length } }
    : undefined;
}

/** A value as it should stand in place of another in a settings file: laid out as the file is. */
export function layOutValue(text: string, { offset }: TextSpan, value: unknown): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const [outer = ''] = /^[ \t]*/.exec(line) ?? [];
  const unit = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return JSON.stringify(value, null, unit).replaceAll('\n', eol + outer);
}
