import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ImportOptions } from '../../contributions.ts';
import { isOddity } from '../../core/api/apiFinding.ts';
import type { ApiReading } from '../../core/api/apiReading.ts';
import { AppError } from '../../core/base/errors.ts';
import { plainName, plainText } from '../../ui/plainText.ts';
import { followUp } from '../../ui/showError.ts';
import { withProgress } from '../../ui/withProgress.ts';
import { writtenPath } from '../../ui/writtenPath.ts';
import { askImport, type ImportDecision } from './askImport.ts';
import type { ApiProblems } from './apiProblems.ts';
import type { ApiServices } from './apiServices.ts';
import { offerBaseUrl } from './offerBaseUrl.ts';

/**
 * Makes the description in a file that of an API: keeps its path in settings and tells what was read. Nothing is written before the last
 * question is answered.
 *
 * @returns id of the API; undefined where the user gave up
 * @throws AppError `api/unreadable`, `settings/not-written`
 */
export async function importDescription(
  services: ApiServices,
  problems: ApiProblems,
  source?: vscode.Uri | { apiId: string },
  given: ImportOptions = {},
): Promise<string | undefined> {
  const uri = source instanceof vscode.Uri ? source : undefined;
  const options: ImportOptions =
    source === undefined || source instanceof vscode.Uri ? given : { ...given, api: source.apiId };
  const file = uri?.fsPath ?? (await askFile());
  if (file === undefined) {
    return undefined;
  }
  const { apis, log } = services;
  const title = l10n.t('Reading “{0}”', plainName(file));
  const reading = await withProgress(title, signal =>
    apis.preview(options.api ?? '', file, signal),
  );
  if (!reading.description) {
    problems.tellRefused(file, reading);
    throw new AppError('api/unreadable', { file });
  }
  const isAsked = uri === undefined || options.api === undefined || options.scope === undefined;
  if (isAsked && !(await acceptErrors(file, reading, problems))) {
    return undefined;
  }
  const decision = await askImport(services, reading.description, options);
  if (!decision) {
    return undefined;
  }
  const { id } = decision;
  await save(services, decision, file);
  const read = await apis.reading(id);
  followUp(log, async () => {
    await tellImported(services, id, read);
    if (isAsked) {
      await offerBaseUrl(services, id);
    }
  });
  return id;
}

async function askFile(): Promise<string | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Choose the API description (OpenAPI or Swagger)'),
      openLabel: l10n.t('Import'),
      filters: { [l10n.t('API descriptions')]: ['yaml', 'yml', 'json'] },
    })) ?? [];
  return chosen?.fsPath;
}

/** Whether a description with errors is imported as far as it goes. */
async function acceptErrors(
  file: string,
  reading: ApiReading,
  problems: ApiProblems,
): Promise<boolean> {
  const errors = reading.findings.filter(finding => !isOddity(finding)).length;
  if (errors === 0) {
    return true;
  }
  problems.tellRefused(file, reading);
  const importAnyway = l10n.t('Import Anyway');
  const show = l10n.t('Show Problems');
  const answer = await vscode.window.showWarningMessage(
    l10n.t(
      '“{0}” has mistakes ({1}): what they concern is left out. Import the rest?',
      plainName(file),
      errors,
    ),
    importAnyway,
    show,
  );
  if (answer === show) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
  return answer === importAnyway;
}

async function save(
  { writtenSettings }: ApiServices,
  { id, scope }: ImportDecision,
  file: string,
): Promise<void> {
  const { apis } = await writtenSettings();
  const [definedIn] = apis.scopesOf(id);
  const target = scope ?? definedIn ?? 'user';
  const description = writtenPath(file, target);
  if (scope === undefined && definedIn !== undefined) {
    await apis.update(id, { description });
  } else {
    await apis.save({ [id]: { description } }, target);
  }
}

async function tellImported(
  { apis }: ApiServices,
  id: string,
  { description, findings }: ApiReading,
): Promise<void> {
  const show = l10n.t('Show Problems');
  const open = l10n.t('Show Operations');
  const name = apis.source(id).name ?? description?.title ?? id;
  const version = description?.version ?? '';
  const sentences = [
    l10n.t(
      '“{0}” is in use. Operations: {1}.',
      plainText(`${name} ${version}`.trim()),
      description?.operations.length ?? 0,
    ),
    ...(description?.provisional === true
      ? [l10n.t('It says of itself that it is provisional.')]
      : []),
    ...(findings.length > 0 ? [l10n.t('Remarks in Problems: {0}.', findings.length)] : []),
  ];
  const answer = await vscode.window.showInformationMessage(
    sentences.join(' '),
    open,
    ...(findings.length > 0 ? [show] : []),
  );
  if (answer !== undefined) {
    await vscode.commands.executeCommand(
      answer === show ? 'workbench.actions.view.problems' : 'fla.api.focus',
    );
  }
}
