import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountArgument, CommandId } from '../../contributions.ts';
import { AppError, isCancellation } from '../../core/base/errors.ts';
import { nameKeys, selectSigningKey } from '../../core/certificate/selectSigningKey.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import type { Services } from '../../services.ts';
import { chooseAccount } from '../../ui/chooseAccount.ts';
import { messageFor } from '../../ui/messages.ts';
import { plainText } from '../../ui/plainText.ts';
import { followUp } from '../../ui/showError.ts';
import { withProgress } from '../../ui/withProgress.ts';
import { writtenPath } from '../../ui/writtenPath.ts';
import { offerRegistration } from './assignKeyStore.ts';

type ReplaceServices = Pick<
  Services,
  'log' | 'channels' | 'writtenSettings' | 'activeAccount' | 'keys' | 'tokens' | 'sandbox'
>;

/** What the token endpoint said of the new certificate for one account. */
interface Trial {
  configured: ConfiguredAccount;
  /** Absent when it was accepted. */
  problem?: string;
}

/**
 * Renews the certificate of every account that uses an old one: the new one is tried at the token endpoint first, then the
 * settings are switched, and the old key store stays where it is for a way back.
 *
 * @throws AppError `account/*`, `keystore/*`, `certificate/*`, `settings/not-written`
 */
export async function replaceCertificate(
  services: ReplaceServices,
  argument: AccountArgument | undefined,
): Promise<void> {
  const { channels, activeAccount, keys } = services;
  if (!vscode.workspace.isTrusted) {
    throw new AppError('workspace/untrusted', {});
  }
  const chosen = await chooseAccount(channels, activeAccount, argument);
  const path = chosen && (await pickKeyStore(chosen));
  if (!path) {
    return;
  }
  const keyStore = await keys.open(path);
  const alias = await pickAlias(nameKeys(keyStore.entries).map(([name]) => name));
  if (alias === undefined) {
    return;
  }
  selectSigningKey(keyStore, alias === '' ? undefined : alias, path);
  const affected = channels.configuration.accounts.filter(
    ({ keyStorePath, account }) =>
      keyStorePath === chosen.keyStorePath && account.alias === chosen.account.alias,
  );
  const uploaded = await confirmUploaded(chosen);
  if (!uploaded) {
    return;
  }
  await offerRegistration(services, chosen, path, alias === '' ? undefined : alias);
  const trials = await tryAll(services, affected, path, alias);
  const switched = await confirmSwitch(trials);
  const written = await services.writtenSettings();
  for (const { account } of switched) {
    const scope = written.accounts.scopeOf(account.id, 'certificate') ?? 'user';
    await written.update(account.id, {
      certificate: writtenPath(path, scope),
      alias: alias === '' ? undefined : alias,
      algorithm: undefined,
    });
  }
  if (switched.length > 0) {
    followUp(services.log, () => offerWayBack(services, switched));
  }
}

async function pickKeyStore({ account }: ConfiguredAccount): Promise<string | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('New key store in place of “{0}”', plainText(account.certificate)),
      openLabel: l10n.t('Try Certificate'),
      filters: { [l10n.t('Key stores')]: ['pfx', 'p12', 'jks'], [l10n.t('All files')]: ['*'] },
    })) ?? [];
  return uri?.fsPath;
}

/** @returns `''` where there is only one key; undefined when the user gave up */
async function pickAlias(aliases: string[]): Promise<string | undefined> {
  return aliases.length <= 1
    ? ''
    : vscode.window.showQuickPick(aliases, {
        title: l10n.t('Replace Certificate'),
        placeHolder: l10n.t('Which of the key store’s keys?'),
      });
}

/** The token endpoint can only accept what was uploaded before; that is said before anything is tried. */
async function confirmUploaded({ account }: ConfiguredAccount): Promise<boolean> {
  const answer = l10n.t('Try Now');
  const chosen = await vscode.window.showInformationMessage(
    l10n.t('Has the new certificate been added to the account in Chaman?'),
    {
      modal: true,
      detail: l10n.t(
        'Account: {0}\nChaman has “Add a certificate”. Whether two certificates of one account work at the same time is not documented, so the new one is tried before anything is switched.',
        plainText(account.name),
      ),
    },
    answer,
  );
  return chosen === answer;
}

function tryAll(
  { log, channels, keys, tokens }: ReplaceServices,
  affected: readonly ConfiguredAccount[],
  path: string,
  alias: string,
): Promise<Trial[]> {
  return withProgress(l10n.t('Trying the new certificate'), async (signal, report) => {
    const trials: Trial[] = [];
    for (const configured of affected) {
      report(plainText(configured.account.name));
      try {
        const key = await keys.get(alias === '' ? {} : { alias }, path, signal);
        const channel = await channels.resolve(configured.account, FLA_API);
        await tokens.get(channel, key, { signal, renew: true });
        trials.push({ configured });
      } catch (error) {
        if (isCancellation(error)) {
          throw error;
        }
        log.error('fla.certificate.replace', error);
        const problem = AppError.is(error) ? messageFor(error) : l10n.t('It failed; see the log.');
        trials.push({ configured, problem });
      }
    }
    return trials;
  });
}

/** @returns the accounts to switch: only such for which the new certificate was accepted */
async function confirmSwitch(trials: readonly Trial[]): Promise<ConfiguredAccount[]> {
  const accepted = trials.filter(({ problem }) => problem === undefined);
  const refused = trials.filter(({ problem }) => problem !== undefined);
  const lines = trials.map(
    ({ configured, problem }) =>
      `${problem === undefined ? '✓' : '✗'} ${plainText(configured.account.name)}${
        problem === undefined ? '' : `: ${problem}`
      }`,
  );
  if (accepted.length === 0) {
    void vscode.window.showErrorMessage(
      l10n.t('The new certificate was accepted for no account, and nothing was changed.'),
      { modal: true, detail: lines.join('\n') },
    );
    return [];
  }
  const question =
    refused.length === 0
      ? l10n.t('The new certificate was accepted. Switch to it?')
      : l10n.t('The new certificate was accepted for some accounts. Switch those?');
  const button = l10n.t('Switch Accounts ({0})', accepted.length);
  const answer = await vscode.window.showInformationMessage(
    question,
    { modal: true, detail: lines.join('\n') },
    button,
  );
  return answer === button ? accepted.map(({ configured }) => configured) : [];
}

async function offerWayBack(
  { writtenSettings }: ReplaceServices,
  switched: readonly ConfiguredAccount[],
): Promise<void> {
  const undo = l10n.t('Switch Back');
  const inspect = l10n.t('Inspect Certificate');
  const answer = await vscode.window.showInformationMessage(
    l10n.t(
      'Accounts that use the new certificate: {0}. The old key store was left where it is.',
      switched.length,
    ),
    undo,
    inspect,
  );
  const [first] = switched;
  if (answer === inspect && first) {
    const command: CommandId = 'fla.certificate.inspect';
    await vscode.commands.executeCommand(command, { accountId: first.account.id });
  }
  if (answer !== undo) {
    return;
  }
  const written = await writtenSettings();
  for (const { account } of switched) {
    const { certificate, alias, algorithm } = account;
    await written.update(account.id, { certificate, alias, algorithm });
  }
}
