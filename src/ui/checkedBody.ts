import * as vscode from 'vscode';
import type { Settings } from '../contributions.ts';
import { isRecord } from '../core/base/isRecord.ts';
import type { CheckedBody } from '../core/declaration/declarationWork.ts';
import { readSeverities } from '../core/declaration/readSeverities.ts';
import { localDay } from './localDay.ts';

/** A body as somebody has it who wants it checked, completed or explained. */
export interface UncheckedBody extends Pick<
  CheckedBody,
  'version' | 'text' | 'target' | 'variables'
> {
  /** Of the file. */
  uri: vscode.Uri;
  /** Tells the bodies of one file apart; undefined where the file is the body. */
  part?: number;
}

/** A body with what the user's settings and clock say about checking it. */
export function checkedBody(
  { language }: { language: { current: string } },
  { uri, part, ...body }: UncheckedBody,
): CheckedBody {
  const severities = vscode.workspace
    .getConfiguration('fla', uri)
    .get<Settings['fla.declaration.severity']>('declaration.severity');
  return {
    ...body,
    uri: part === undefined ? uri.toString() : `${uri.toString()}#${part}`,
    language: LANGUAGES.find(known => known === language.current) ?? 'en',
    today: localDay(new Date()),
    severities: readSeverities(isRecord(severities) ? severities : {}),
  };
}

const LANGUAGES = ['en', 'nl', 'fr', 'de'] as const;
