import * as l10n from '@vscode/l10n';
import type { AccountArgument } from '../../contributions.ts';
import { withoutUndefined } from '../../core/base/withoutUndefined.ts';
import type { Account } from '../../core/channel/account.ts';
import { isRepresentative } from '../../core/channel/declaringFor.ts';
import { freeId } from '../../core/channel/freeId.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { runWizard } from '../../ui/wizard.ts';
import type { AccountDraft } from './accountDraft.ts';
import { askClientId, askEnvironment, askName, askRegistration } from './accountQuestions.ts';
import type { WritingServices } from './channelServices.ts';
import { chooseEdited, editedAccount } from './editAccount.ts';
import { ownApis } from './ownApiQuestions.ts';
import { askQuality } from './qualityQuestions.ts';
import { registerWithSandbox } from './registerWithSandbox.ts';

/**
 * Copies an account beside the one it comes from, asking what tells the two apart.
 *
 * @returns the copy's id; undefined when the user gave up
 * @throws AppError `account/*`, `settings/not-written`
 */
export async function duplicateAccount(
  services: WritingServices,
  argument?: AccountArgument,
): Promise<string | undefined> {
  const { written } = services;
  const id = await chooseEdited(services, argument, l10n.t('Duplicate Account'));
  if (id === undefined) {
    return undefined;
  }
  const { configured, draft } = editedAccount(services, id);
  draft.name = l10n.t('{0} (copy)', configured.account.name);
  const answered = await runWizard(l10n.t('Duplicate Account “{0}”', configured.account.name), [
    askEnvironment(services, draft),
    askQuality(draft),
    askClientId(services, draft),
    askName(draft),
    askRegistration(draft),
  ]);
  if (!answered) {
    return undefined;
  }
  const copy = copyOf(
    configured.account,
    draft,
    freeId(draft.name, written.accounts.ids(), 'account'),
  );
  await written.save(copy, written.accounts.scopesOf(id)[0] ?? 'user');
  if (draft.register === true) {
    await registerWithSandbox(services, copy, configured.keyStorePath);
  }
  return copy.id;
}

/** The copy. An address of its own belongs to the environment it was told for, and a scope to the quality. */
function copyOf(account: Account, draft: AccountDraft, id: string): Account {
  const {
    name = account.name,
    environment = account.environment,
    quality = account.quality,
    clientId = account.clientId,
  } = draft;
  const own = account.apis?.[FLA_API];
  return withoutUndefined({
    ...account,
    id,
    name,
    environment,
    quality,
    clientId,
    employers: isRepresentative(quality) ? account.employers : undefined,
    apis:
      environment === account.environment
        ? ownApis(
            { baseUrl: own?.baseUrl, scope: quality === account.quality ? own?.scope : undefined },
            account.apis,
          )
        : ownApis({ scope: quality === account.quality ? own?.scope : undefined }),
  });
}
