import type { Environment } from '../../core/channel/environment.ts';
import type { InspectedToken } from '../../core/token/inspectToken.ts';
import { numericDate } from '../../core/token/numericDate.ts';
import { printJson } from '../../core/token/printJson.ts';
import { momentTexts } from '../../ui/momentTexts.ts';
import { plainText } from '../../ui/plainText.ts';
import { tokenTextModel } from './tokenTextModel.ts';

/** What a hover tells of a token, in this order. */
const HEADER = ['alg', 'enc', 'kid'];
const CLAIMS = ['iss', 'sub', 'aud', 'scope', 'nbf', 'exp'];
const DATES = new Set(['nbf', 'exp']);

/**
 * A token in few lines, for a code block.
 *
 * @returns `title`: the verdict; `lines`: the values, each made fit for one line
 */
export function tokenHoverLines(
  result: InspectedToken,
  context: { now: Date; language: string; environments: readonly Environment[] },
): { title: string; lines: string[] } {
  const { verdict, facts } = tokenTextModel({ ...context, result, signer: undefined, heading: '' });
  const header = 'header' in result ? result.header.members : {};
  const claims = 'claims' in result ? result.claims.members : {};
  return {
    title: [verdict.text, facts[0] ?? [], facts[2] ?? []].flat().join(' · '),
    lines: [
      ...HEADER.flatMap(name => line(name, header[name])),
      ...CLAIMS.flatMap(name =>
        DATES.has(name) ? dateLines(name, claims[name], context) : line(name, claims[name]),
      ),
    ],
  };
}

function line(name: string, value: unknown): string[] {
  if (value === undefined) {
    return [];
  }
  const text = typeof value === 'string' ? value : printJson(value);
  return [`${name.padEnd(5)}  ${plainText(text)}`];
}

function dateLines(
  name: string,
  value: unknown,
  { now, language }: { now: Date; language: string },
): string[] {
  const date = numericDate(value);
  if (!date) {
    return line(name, value);
  }
  const { relative, local, utc } = momentTexts(date, now, language);
  return [...line(name, relative), ...[local, utc].flatMap(text => line('', text))];
}
