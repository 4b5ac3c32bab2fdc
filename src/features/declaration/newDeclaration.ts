import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DeclarationOptions, OperationArgument } from '../../contributions.ts';
import { findOperation } from '../../core/api/findOperation.ts';
import { AppError } from '../../core/base/errors.ts';
import { withoutUndefined } from '../../core/base/withoutUndefined.ts';
import type { Account } from '../../core/channel/account.ts';
import { isRepresentative } from '../../core/channel/declaringFor.ts';
import { formatEnterpriseNumber } from '../../core/channel/enterpriseNumber.ts';
import type { Sender } from '../../core/declaration/bodyTarget.ts';
import { exampleDeclaration } from '../../core/declaration/exampleDeclaration.ts';
import { accountChoices } from '../../ui/accountChoices.ts';
import { activeFile } from '../../ui/activeFile.ts';
import { operationChoices, readApis, type ChosenOperation } from '../../ui/askOperation.ts';
import { localDay } from '../../ui/localDay.ts';
import { plainText } from '../../ui/plainText.ts';
import { openUnsaved, savedAddress } from '../../ui/unsavedFile.ts';
import { keep, runWizard, type Step } from '../../ui/wizard.ts';
import type { AuthoringServices } from './authoringServices.ts';

/** What the user is asked. */
interface Draft {
  operation: ChosenOperation | undefined;
  /** Account id; undefined for the active one. */
  account: string | undefined;
  /** For whom a representative declares. */
  employer: string | undefined;
  folder: vscode.Uri | undefined;
}

/**
 * Opens a new declaration, not saved yet: an example of what the operation takes, in the name of the account or of one of its employers.
 *
 * @param named the operation; it is asked where it is left out, and so is the account
 * @returns its address; undefined when the user gave up
 * @throws AppError `api/unknown`, `api/unreadable`, `operation/unknown`, `operation/takes-no-body`, `account/unknown`, `account/invalid`
 */
export async function newDeclaration(
  services: AuthoringServices,
  named?: OperationArgument,
  options?: DeclarationOptions,
): Promise<vscode.Uri | undefined> {
  const given = await givenDraft(services, named, options);
  const draft = { ...given };
  const steps = [
    ...(given.operation ? [] : [askOperation(draft, await choicesOf(services))]),
    ...(given.account === undefined ? [askAccount(draft, services)] : []),
    askEmployer(draft, services),
    askFolder(draft),
  ];
  if (!(await runWizard(l10n.t('New Declaration'), steps, false)) || !draft.operation) {
    return undefined;
  }
  const { apiId, operationId } = draft.operation;
  const description = await services.apis.get(apiId);
  const operation = findOperation(description, operationId);
  const folder = draft.folder ?? (await chooseFolder());
  if (!folder) {
    return undefined;
  }
  const declarant = declarantOf(services, draft);
  const body = exampleDeclaration(description, operation, declarant, localDay(new Date()));
  const document = await openUnsaved({
    folder,
    about: operationId,
    extension: '.fla.json',
    languageId: 'json',
    content: `${JSON.stringify(body ?? {}, undefined, 2)}\n`,
  });
  const { uri } = document;
  const target = withoutUndefined({ apiId, operationId, account: draft.account });
  await services.targets.remember(uri, target);
  await services.targets.remember(savedAddress(folder, uri), target);
  await vscode.window.showTextDocument(document, { preview: false });
  return uri;
}

/** What needs no question. A menu may hand over something that names no operation. */
async function givenDraft(
  { apis, channels }: AuthoringServices,
  named: Partial<OperationArgument> | undefined,
  options: DeclarationOptions | undefined,
): Promise<Draft> {
  const { apiId, operationId } = named ?? {};
  const account = options?.account;
  if (account !== undefined) {
    channels.account(account);
  }
  const draft: Draft = { operation: undefined, account, employer: undefined, folder: undefined };
  if (typeof apiId !== 'string' || typeof operationId !== 'string') {
    return draft;
  }
  const operation = findOperation(await apis.get(apiId), operationId);
  if (!operation.requestBody) {
    throw new AppError('operation/takes-no-body', { operation: operationId });
  }
  return { ...draft, operation: { apiId, operationId: operation.operationId } };
}

async function choicesOf({
  apis,
  language,
}: AuthoringServices): Promise<ReturnType<typeof operationChoices>> {
  return operationChoices(await readApis(apis), language.current);
}

function askOperation(draft: Draft, choices: ReturnType<typeof operationChoices>): Step {
  return async questions => {
    const placeholder = l10n.t('What is to be declared?');
    return keep(await questions.pick(placeholder, choices, draft.operation), ({ value }) => {
      draft.operation = value;
    });
  };
}

function askAccount(draft: Draft, services: AuthoringServices): Step {
  return async questions => {
    const choices = accountChoices(services);
    const placeholder = l10n.t('In whose name is it sent?');
    return choices.length < 3
      ? 'skip'
      : keep(await questions.pick(placeholder, choices, draft.account), ({ value }) => {
          draft.account = value;
        });
  };
}

function askEmployer(draft: Draft, services: AuthoringServices): Step {
  return async questions => {
    const account = accountOf(services, draft.account);
    const employers = account && isRepresentative(account.quality) ? account.employers : undefined;
    if (!employers || employers.length === 0) {
      draft.employer = undefined;
      return 'skip';
    }
    const choices = employers.map(({ enterpriseNumber, name }) => ({
      label: plainText(name ?? formatEnterpriseNumber(enterpriseNumber)),
      description: name === undefined ? '' : formatEnterpriseNumber(enterpriseNumber),
      value: enterpriseNumber,
    }));
    const placeholder = l10n.t('For which employer is it declared?');
    return keep(await questions.pick(placeholder, choices, draft.employer), ({ value }) => {
      draft.employer = value;
    });
  };
}

/** In a workspace of several folders: the one of the active file comes first. */
function askFolder(draft: Draft): Step {
  return async questions => {
    const { workspaceFolders: folders = [] } = vscode.workspace;
    const [only] = folders;
    const active = activeFile();
    const current = active && vscode.workspace.getWorkspaceFolder(active)?.uri;
    if (folders.length < 2) {
      draft.folder = only
        ? ((current && folderBeside(active, current)) ?? only.uri)
        : folderBeside(active);
      return 'skip';
    }
    const choices = folders.map(({ name, uri }) => ({
      label: plainText(name),
      value: uri.toString() === current?.toString() ? (folderBeside(active, uri) ?? uri) : uri,
    }));
    const selected =
      choices[folders.findIndex(({ uri }) => uri.toString() === current?.toString())];
    const placeholder = l10n.t('In which folder is it saved?');
    return keep(await questions.pick(placeholder, choices, selected?.value), ({ value }) => {
      draft.folder = value;
    });
  };
}

/** The folder of the active file where that is a declaration: the next one belongs beside it. */
function folderBeside(active: vscode.Uri | undefined, root?: vscode.Uri): vscode.Uri | undefined {
  if (active && /\/[^/]*\.fla\.json$/.test(active.path)) {
    const scheme = active.scheme === 'untitled' ? (root?.scheme ?? 'file') : active.scheme;
    return vscode.Uri.joinPath(active, '..').with({ scheme });
  }
  return undefined;
}

/** Where no folder is open. Without a place a file has no name, and a declaration is one by its name. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('In which folder is it saved?'),
      openLabel: l10n.t('Use This Folder'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return folder;
}

function accountOf(
  { channels, activeAccount }: AuthoringServices,
  id: string | undefined,
): Account | undefined {
  const { accounts } = channels.configuration;
  const wanted = id ?? activeAccount.get();
  const [only, ...others] = accounts;
  const found = accounts.find(({ account }) => account.id === wanted);
  return (found ?? (others.length === 0 ? only : undefined))?.account;
}

function declarantOf(services: AuthoringServices, draft: Draft): Partial<Sender> {
  const { quality, enterpriseNumber } = accountOf(services, draft.account) ?? {};
  return withoutUndefined({
    quality,
    enterpriseNumber: quality && isRepresentative(quality) ? draft.employer : enterpriseNumber,
  });
}
