import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import { withoutUndefined } from '../../core/base/withoutUndefined.ts';
import type { Account } from '../../core/channel/account.ts';
import { SANDBOX } from '../../core/channel/environment.ts';
import { freeId } from '../../core/channel/freeId.ts';
import { writtenPath } from '../../ui/writtenPath.ts';
import { runWizard, type Step } from '../../ui/wizard.ts';
import type { AccountDraft } from './accountDraft.ts';
import {
  askClientId,
  askEnterpriseNumber,
  askEnvironment,
  askName,
  askRegistration,
  askTarget,
  askTest,
} from './accountQuestions.ts';
import { askChecklist } from './askChecklist.ts';
import type { WritingServices } from './channelServices.ts';
import { askAlias, askKeyStore } from './keyStoreQuestions.ts';
import { askUndocumentedAddress, askUndocumentedScope, ownApis } from './ownApiQuestions.ts';
import { askQuality, askSituation } from './qualityQuestions.ts';
import { registerWithSandbox } from './registerWithSandbox.ts';

/**
 * Leads from nothing to a tested account. Nothing is written before the last question is answered, but for a passphrase that
 * opened its key store.
 *
 * @returns the new account's id; undefined when the user gave up
 */
export async function addAccount(services: WritingServices): Promise<string | undefined> {
  const draft: AccountDraft = {};
  const steps: Step[] = [
    askEnvironment(services, draft),
    askSituation(draft),
    askQuality(draft),
    askChecklist(services, draft),
    askClientId(services, draft),
    askKeyStore(services, draft),
    askAlias(services, draft),
    askEnterpriseNumber(draft),
    askUndocumentedAddress(services, draft),
    askUndocumentedScope(services, draft),
    askName(draft),
    askTarget(draft),
    askRegistration(draft),
    askTest(draft),
  ];
  if (!(await runWizard(l10n.t('Add Account'), steps))) {
    return undefined;
  }
  const account = toAccount(services, draft);
  await services.written.save(account, draft.target ?? 'user');
  if (draft.register === true) {
    await registerWithSandbox(services, account, draft.keyStorePath ?? '');
  }
  await services.activeAccount.set(account.id);
  if (draft.test === true) {
    const test: CommandId = 'fla.account.test';
    await vscode.commands.executeCommand(test, account.id);
  }
  return account.id;
}

function toAccount({ written }: WritingServices, draft: AccountDraft): Account {
  const { name = '', keyStorePath = '', target = 'user', alias, baseUrl, scope } = draft;
  const told = (answer: string | undefined) => (answer === '' ? undefined : answer);
  return withoutUndefined({
    id: freeId(name, written.accounts.ids(), 'account'),
    name,
    environment: draft.environment ?? SANDBOX,
    quality: draft.quality ?? 'employer',
    clientId: draft.clientId ?? '',
    certificate: writtenPath(keyStorePath, target),
    alias,
    enterpriseNumber: told(draft.enterpriseNumber),
    apis: ownApis({ baseUrl: told(baseUrl), scope: told(scope) }),
  });
}
