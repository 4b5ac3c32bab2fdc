import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Settings } from '../../contributions.ts';
import type { BodyHover } from '../../core/declaration/declarationWork.ts';
import { dateText } from '../../ui/dateText.ts';
import { rangeIn } from '../../ui/rangeIn.ts';
import { withoutPictures } from '../../ui/withoutPictures.ts';
import { bodyAtPosition } from './bodyAtPosition.ts';
import type { DeclarationServices } from './declarationServices.ts';

/** Codes and examples of which a hover shows some. */
const MOST_CODES = 30;
const MOST_EXAMPLES = 3;

/** What the description says of what stands at a place of a document. */
export async function hoverBody(
  services: DeclarationServices,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const placed = await bodyAtPosition(services, document, position);
  const hover = placed && (await services.declarations.hover(placed.body, placed.offset));
  if (!hover) {
    return undefined;
  }
  const { start } = placed;
  const definition = await services.glossary.definitionOf(hover.names);
  return new vscode.Hover(
    contentOf(hover, definition, document.uri, services.language.current),
    rangeIn(document, { start: hover.start + start, end: hover.end + start }),
  );
}

/** @param definition of the official glossary */
function contentOf(
  hover: BodyHover,
  definition: string | undefined,
  uri: vscode.Uri,
  language: string,
): vscode.MarkdownString {
  const content = new vscode.MarkdownString();
  const paragraph = (markdown: string): void => {
    content.appendMarkdown(`\n\n${withoutPictures(markdown)}`);
  };
  const { name, title, description, codes, examples, provisional, ssin } = hover;
  content
    .appendMarkdown('**')
    .appendText(title ?? name ?? '')
    .appendMarkdown('** ');
  content.appendText(factsOf(hover).join(' · '));
  if (description !== undefined) {
    paragraph(description);
  }
  if (definition !== undefined) {
    content.appendMarkdown('\n\n').appendText(l10n.t('Glossary: {0}', definition));
  }
  if (codes.length > 0) {
    paragraph(codeList(codes));
  }
  if (codes.length === 0 && examples.length > 0) {
    const shown = examples.slice(0, MOST_EXAMPLES).map(inlineCode).join(', ');
    paragraph(l10n.t('For example: {0}', shown));
  }
  if (ssin && explainsSsin(uri)) {
    content.appendMarkdown('\n\n').appendText(ssinText(ssin, language));
  }
  if (provisional) {
    content.appendMarkdown('\n\n_').appendText(l10n.t('provisional model')).appendMarkdown('_');
  }
  return content;
}

function factsOf({ types, format, required, deprecated }: BodyHover): string[] {
  return [
    types.join(' | '),
    format ?? '',
    required ? l10n.t('required') : '',
    deprecated ? l10n.t('deprecated') : '',
  ].filter(fact => fact !== '');
}

function codeList(codes: BodyHover['codes']): string {
  const rows = codes
    .slice(0, MOST_CODES)
    .map(({ value, description }) =>
      [`- ${inlineCode(value)}`, ...(description === undefined ? [] : [description])].join(' '),
    );
  const hidden = codes.length - rows.length;
  return [...rows, ...(hidden > 0 ? [`- ${l10n.t('… and {0} more', hidden)}`] : [])].join('\n');
}

/** A value as code in Markdown: a text without its quotes, and whatever back quotes it holds. */
function inlineCode(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\n', ' ');
  const fence = '`'.repeat(1 + Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length)));
  return `${fence} ${text} ${fence}`;
}

/** What is known of the birth date is told as far as it is known; no number tells a sex alone. */
function ssinText({ birthDate, sex }: NonNullable<BodyHover['ssin']>, language: string): string {
  const [year = 0, month, day] = birthDate.split('-').map(Number);
  const born =
    month === undefined || day === undefined
      ? birthDate
      : dateText(new Date(year, month - 1, day), language);
  if (sex === undefined) {
    return l10n.t('The number says: born {0}.', born);
  }
  return sex === 'male'
    ? l10n.t('The number says: a man, born {0}.', born)
    : l10n.t('The number says: a woman, born {0}.', born);
}

/** Whether hovers may tell what a national number says of a person. */
function explainsSsin(uri: vscode.Uri): boolean {
  return vscode.workspace
    .getConfiguration('fla', uri)
    .get<Settings['fla.declaration.explainSsin']>('declaration.explainSsin', false);
}
