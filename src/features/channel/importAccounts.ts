import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  changesOf,
  compareAccounts,
  neededEnvironments,
  type ImportedAccount,
} from '../../core/channel/accountImport.ts';
import { decodeTextFile } from '../../core/base/decodeTextFile.ts';
import {
  readAccountFile,
  type AccountFile,
  type FileFinding,
} from '../../core/channel/readAccountFile.ts';
import { plainName } from '../../ui/plainText.ts';
import { readChosenFile } from '../../ui/readChosenFile.ts';
import { followUp } from '../../ui/showError.ts';
import type { WritingServices } from './channelServices.ts';
import { chooseMissingKeyStores, withoutKeyStore } from './chooseMissingKeyStores.ts';
import { findingText, showFindings } from './fileFindings.ts';
import { decideImport, type ImportDecision } from './importDecision.ts';
import { askSource, chooseImported } from './importQuestions.ts';

const LARGEST_MEGABYTES = 5;

/**
 * Takes accounts over from a file or the clipboard. Nothing is written before the last question is answered, nothing is overwritten
 * unasked, and everything is written at once.
 *
 * @throws AppError `file/unreadable`, `file/too-large`, `settings/not-written`
 */
export async function importAccounts(services: WritingServices, uri?: vscode.Uri): Promise<void> {
  const source = uri ?? (await askSource());
  if (source === undefined) {
    return;
  }
  const isFile = source !== 'clipboard';
  const name = isFile ? plainName(source.path) : l10n.t('Clipboard');
  const text = isFile
    ? decodeTextFile(await readChosenFile(source, LARGEST_MEGABYTES))
    : await vscode.env.clipboard.readText();
  const file = readAccountFile(text);
  const imported = compare(services, file);
  if (imported.every(({ state }) => state === 'same')) {
    followUp(services.log, () => tellNothing(file, name));
    return;
  }
  const chosen = await chooseImported(services, imported, { name, findings: file.findings });
  if (chosen.length === 0) {
    return;
  }
  const decision = await decideImport(services, chosen);
  if (decision) {
    const outcome = await applyImport(services, file, chosen, decision);
    followUp(services.log, () => tellOutcome(services, name, outcome));
  }
}

/** The accounts of a file beside those of settings. */
export function compare(
  { channels, written, sharedPath }: Pick<WritingServices, 'channels' | 'written' | 'sharedPath'>,
  { accounts }: AccountFile,
): ImportedAccount[] {
  return compareAccounts(
    accounts.map(({ account }) => account),
    channels.configuration.accounts.map(({ account, keyStorePath }) => ({
      account,
      shared: sharedPath(keyStorePath),
    })),
    written.accounts.ids(),
  );
}

/** What was written. */
export interface ImportOutcome {
  /** Ids. */
  added: string[];
  replaced: string[];
  findings: FileFinding[];
}

/**
 * Writes the chosen accounts and the environments they need, everything or nothing.
 *
 * @throws AppError `settings/not-written`
 */
export async function applyImport(
  { channels, written }: Pick<WritingServices, 'channels' | 'written'>,
  file: AccountFile,
  chosen: readonly ImportedAccount[],
  { choices, scope }: ImportDecision,
): Promise<ImportOutcome> {
  const changes = changesOf(chosen, choices, written.accounts.ids());
  const members = { ...changes.added, ...changes.replaced };
  const allowed = channels.environments();
  const needed = neededEnvironments(
    Object.entries(members).map(([id, own]) => ({ id, ...own })),
    file.environments.map(({ environment }) => environment),
    allowed,
    written.environments.ids(),
  );
  await written.saveAll(changes, needed.missing, scope);
  const environmentFindings = file.accounts.flatMap(({ account, line }): FileFinding[] => {
    const { id, environment } = account;
    if (needed.unknown.includes(environment)) {
      const details = { environment, allowed: allowed.map(known => known.id) };
      const member = ['environment'];
      const setting = 'fla.accounts';
      return [{ line, setting, id, code: 'environment/unknown', details, member }];
    }
    return [];
  });
  const different = file.environments.flatMap(({ environment, line }): FileFinding[] =>
    needed.different.includes(environment.id)
      ? [{ line, code: 'file/environment-differs', environment: environment.id }]
      : [],
  );
  return {
    added: Object.keys(changes.added),
    replaced: Object.keys(changes.replaced),
    findings: [...file.findings, ...environmentFindings, ...different].sort(
      (a, b) => a.line - b.line,
    ),
  };
}

async function tellNothing({ accounts, findings }: AccountFile, name: string): Promise<void> {
  const [first, ...others] = findings;
  if (first === undefined) {
    await vscode.window.showInformationMessage(
      accounts.length > 0
        ? l10n.t('Every account of “{0}” is in your settings already.', name)
        : l10n.t('There are no accounts in “{0}”.', name),
    );
  } else if (others.length === 0) {
    await vscode.window.showErrorMessage(
      l10n.t('Nothing was imported from “{0}”. {1}', name, findingText(first)),
    );
  } else {
    const show = l10n.t('Show Remarks');
    const message = l10n.t(
      'Nothing was imported from “{0}”: it has {1} mistakes.',
      name,
      findings.length,
    );
    if ((await vscode.window.showErrorMessage(message, show)) === show) {
      await showFindings(findings, name);
    }
  }
}

async function tellOutcome(
  services: WritingServices,
  name: string,
  { added, replaced, findings }: ImportOutcome,
): Promise<void> {
  const missing = await withoutKeyStore(services, [...added, ...replaced]);
  const choose = l10n.t('Choose Certificate');
  const show = l10n.t('Show Remarks');
  const buttons = [...(missing.length > 0 ? [choose] : []), ...(findings.length > 0 ? [show] : [])];
  const counts = [name, added.length, replaced.length] as const;
  const message =
    missing.length > 0
      ? l10n.t(
          'Accounts from “{0}”: {1} added, {2} replaced. Of {3} the key store is not on this machine.',
          ...counts,
          missing.length,
        )
      : l10n.t('Accounts from “{0}”: {1} added, {2} replaced.', ...counts);
  const answer = await (buttons.length > 0
    ? vscode.window.showWarningMessage(message, ...buttons)
    : vscode.window.showInformationMessage(message));
  if (answer === choose) {
    await chooseMissingKeyStores(services, missing);
  } else if (answer === show) {
    await showFindings(findings, name);
  }
}
