import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../../contributions.ts';
import { SANDBOX } from '../../core/channel/environment.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { sandboxClientOf } from '../../core/sandbox/sandboxClientOf.ts';
import type { Services } from '../../services.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { plainText } from '../../ui/plainText.ts';
import { writtenPath } from '../../ui/writtenPath.ts';

/**
 * Lets an account, which the user picks, use a key store from now on. For a sandbox account the certificate is registered
 * too, when the user agrees, as uploading it in Chaman would.
 *
 * @throws AppError `settings/not-written`, `certificate/*`
 */
export async function assignKeyStore(
  services: Pick<Services, 'channels' | 'writtenSettings' | 'sandbox' | 'keys'>,
  path: string,
): Promise<void> {
  const { channels, writtenSettings } = services;
  const environments = channels.environments();
  const chosen = await vscode.window.showQuickPick(
    [
      ...channels.configuration.accounts.map(configured => {
        const { account } = configured;
        const environment = environments.find(({ id }) => id === account.environment);
        return {
          label: account.name,
          description: environment ? environmentLabel(environment) : account.environment,
          configured,
        };
      }),
      { label: `$(add) ${l10n.t('Add Account')}`, description: '', configured: undefined },
    ],
    {
      title: l10n.t('Use for Account'),
      placeHolder: l10n.t('Which account uses the new key store?'),
    },
  );
  if (!chosen) {
    return;
  }
  if (!chosen.configured) {
    const add: CommandId = 'fla.account.add';
    await vscode.commands.executeCommand(add);
    return;
  }
  const { account } = chosen.configured;
  await offerRegistration(services, chosen.configured, path);
  const written = await writtenSettings();
  const scope = written.accounts.scopeOf(account.id, 'certificate') ?? 'user';
  await written.update(account.id, {
    certificate: writtenPath(path, scope),
    alias: undefined,
    algorithm: undefined,
  });
  void vscode.window.showInformationMessage(
    l10n.t('“{0}” uses the new key store.', plainText(account.name)),
  );
}

/** Asks whether the sandbox shall know a certificate; other environments know it only once it is uploaded in Chaman. */
export async function offerRegistration(
  { keys, sandbox }: Pick<Services, 'sandbox' | 'keys'>,
  { account }: ConfiguredAccount,
  path: string,
  alias?: string,
): Promise<void> {
  if (account.environment !== SANDBOX) {
    return;
  }
  const register = l10n.t('Register');
  const answer = await vscode.window.showQuickPick([register, l10n.t('Do Not Register')], {
    title: l10n.t('Register the certificate with the sandbox, as you would upload it in Chaman?'),
  });
  if (answer === register) {
    const { certificate } = await keys.get(alias === undefined ? {} : { alias }, path);
    await sandbox.register(sandboxClientOf(account, certificate.der));
  }
}
