import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Settings } from '../contributions.ts';
import type { TextLanguage } from '../core/api/schemaTexts.ts';

/** The languages of the extension's own texts beside English. */
const TRANSLATED = ['nl', 'fr', 'de'] as const;

/**
 * Chooses the bundle of texts by `fla.language`: `auto` follows VS Code's display language, which is never Dutch.
 *
 * @param textsOf the texts of a language by their English ones; may throw
 * @returns the language in use, as a BCP 47 tag
 */
export function configureLanguage(
  textsOf: (language: TextLanguage) => Record<string, string>,
): TextLanguage {
  const setting = vscode.workspace
    .getConfiguration('fla')
    .get<Settings['fla.language']>('language', 'auto');
  const wanted = (setting === 'auto' ? vscode.env.language : setting).slice(0, 2).toLowerCase();
  const language = TRANSLATED.find(known => known === wanted) ?? 'en';
  l10n.config({ contents: {} });
  if (language === 'en') {
    return language;
  }
  try {
    l10n.config({ contents: textsOf(language) });
    return language;
  } catch {
    // Texts that cannot be read must not keep the extension from starting: its texts stay English.
    return 'en';
  }
}
