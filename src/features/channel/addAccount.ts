import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import type { Account } from '../../core/channel/account.ts';
import { SANDBOX } from '../../core/channel/environment.ts';
import { writtenPath } from '../../ui/writtenPath.ts';
import { runWizard, type Step } from '../../ui/wizard.ts';
import type { AccountDraft } from './accountDraft.ts';
import {
  askClientId,
  askEnterpriseNumber,
  askEnvironment,
  askName,
  askQuality,
  askRegistration,
  askTarget,
  askTest,
} from './accountQuestions.ts';
import { askAlias, askKeyStore } from './keyStoreQuestions.ts';
import type { ChannelServices } from './channelServices.ts';

/**
 * Leads from nothing to a tested account. Nothing is written before the last question is answered, but for a passphrase that
 * opened its key store.
 *
 * @returns the new account's id; undefined when the user gave up
 */
export async function addAccount(services: ChannelServices): Promise<string | undefined> {
  const draft: AccountDraft = {};
  const steps: Step[] = [
    askEnvironment(services, draft),
    askQuality(draft),
    askClientId(draft),
    askKeyStore(services, draft),
    askAlias(services, draft),
    askEnterpriseNumber(draft),
    askName(draft),
    askTarget(draft),
    askRegistration(draft),
    askTest(draft),
  ];
  if (!(await runWizard(l10n.t('Add Account'), steps))) {
    return undefined;
  }
  const account = toAccount(services, draft);
  await services.settings.save(account, draft.target ?? 'user');
  if (draft.register === true) {
    await register(services, draft, account);
  }
  await services.activeAccount.set(account.id);
  if (draft.test === true) {
    const test: CommandId = 'fla.account.test';
    await vscode.commands.executeCommand(test, account.id);
  }
  return account.id;
}

function toAccount({ channels }: ChannelServices, draft: AccountDraft): Account {
  const { name = '', keyStorePath = '' } = draft;
  return {
    id: freeId(
      name,
      channels.configuration.accounts.map(({ account }) => account.id),
    ),
    name,
    environment: draft.environment ?? SANDBOX,
    quality: draft.quality ?? 'employer',
    clientId: draft.clientId ?? '',
    certificate: draft.target === 'workspace' ? writtenPath(keyStorePath) : keyStorePath,
    ...(draft.alias === undefined ? {} : { alias: draft.alias }),
    ...(draft.enterpriseNumber === undefined || draft.enterpriseNumber === ''
      ? {}
      : { enterpriseNumber: draft.enterpriseNumber }),
  };
}

function freeId(name: string, taken: readonly string[]): string {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'account';
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) {
    id = `${base}-${number}`;
  }
  return id;
}

async function register(
  { sandbox, keys }: ChannelServices,
  { keyStorePath = '' }: AccountDraft,
  account: Account,
): Promise<void> {
  const { certificate } = await keys.get(account, keyStorePath);
  await sandbox.register({
    clientId: account.clientId,
    quality: account.quality,
    enterpriseNumber: account.enterpriseNumber ?? '',
    certificate: certificate.der,
  });
}
