import { readApi } from '../../../../src/core/api/readApi.ts';
import type { ApiReading, ApiReadOptions } from '../../../../src/core/api/apiReading.ts';

/** Reads the description that begins in `/api/root.yaml` from texts by path. */
export function readTexts(
  texts: Readonly<Record<string, string>>,
  options: Partial<ApiReadOptions> = {},
): Promise<ApiReading> {
  return readApi(
    { id: 'test', file: '/api/root.yaml' },
    { allowedHosts: [], fetched: {}, ...options },
    path => {
      const text = texts[path];
      return text === undefined ? Promise.reject(new Error(path)) : Promise.resolve(text);
    },
  );
}

/** What was found, in short: code, what it is about, file, line and column from 1, and the text that is marked. */
export function findingsIn(
  reading: ApiReading,
  texts: Readonly<Record<string, string>>,
): [code: string, details: unknown, place: string, marked: string][] {
  return reading.findings.map(({ code, details, file, line, column, endLine, endColumn }) => {
    const lines = (texts[file] ?? '').split('\n');
    const marked = line === endLine ? (lines[line] ?? '').slice(column, endColumn) : '…';
    return [code, details, `${file}:${line + 1}:${column + 1}`, marked];
  });
}
