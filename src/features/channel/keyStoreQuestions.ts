import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isCancellation } from '../../core/base/errors.ts';
import type { KeyStore } from '../../core/certificate/keyStore.ts';
import type { Log } from '../../ui/log.ts';
import { showError } from '../../ui/showError.ts';
import type { Choice, Step } from '../../ui/wizard.ts';
import type { AccountDraft } from './accountDraft.ts';
import type { ChannelServices } from './channelServices.ts';

/** Picks the key store and opens it: what cannot be used is said here, where it can still be changed. */
export function askKeyStore({ keys, log }: ChannelServices, draft: AccountDraft): Step {
  return async questions => {
    const found = await vscode.workspace.findFiles('**/*.{pfx,p12,jks}', '**/node_modules/**', 100);
    const choices: Choice<string>[] = [
      ...found.map(uri => ({
        label: `$(file) ${vscode.workspace.asRelativePath(uri)}`,
        value: uri.fsPath,
      })),
      {
        label: `$(folder-opened) ${l10n.t('Browse…')}`,
        detail: l10n.t('A key store: .pfx, .p12 or .jks'),
        value: '',
      },
    ];
    for (;;) {
      const answer = await questions.pick(
        l10n.t('Key store with the certificate that was uploaded in Chaman'),
        choices,
        draft.keyStorePath,
      );
      if (!answer) {
        return 'back';
      }
      const path = answer.value === '' ? await browse() : answer.value;
      if (path === undefined) {
        continue;
      }
      try {
        const keyStore = await keys.open(path);
        if (!holdsSeveralKeys(keyStore)) {
          await checkKey(keyStore, undefined, path);
        }
        if (path !== draft.keyStorePath) {
          delete draft.alias;
        }
        Object.assign(draft, { keyStorePath: path, keyStore });
        return 'next';
      } catch (error) {
        explain(error, log);
      }
    }
  };
}

async function browse(): Promise<string | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Choose Key Store'),
      openLabel: l10n.t('Use Key Store'),
      filters: { [l10n.t('Key stores')]: ['pfx', 'p12', 'jks'], [l10n.t('All files')]: ['*'] },
    })) ?? [];
  return uri?.fsPath;
}

/** Opens the key store that an account has already, for one of its keys to be picked; turns back where there is nothing to pick. */
export function openKeyStore({ keys, log }: ChannelServices, draft: AccountDraft): Step {
  return async () => {
    try {
      draft.keyStore = await keys.open(draft.keyStorePath ?? '');
    } catch (error) {
      explain(error, log);
      return 'back';
    }
    if (holdsSeveralKeys(draft.keyStore)) {
      return 'skip';
    }
    void vscode.window.showInformationMessage(
      l10n.t('The key store holds one key: no alias is needed.'),
    );
    return 'back';
  };
}

/** Picks the key, where the key store holds several. */
export function askAlias({ log }: ChannelServices, draft: AccountDraft): Step {
  return async questions => {
    const { keyStore, keyStorePath = '' } = draft;
    if (!keyStore || !holdsSeveralKeys(keyStore)) {
      return 'skip';
    }
    const { describeKey, nameKeys } = await import('../../core/certificate/selectSigningKey.ts');
    const choices = nameKeys(keyStore.entries).map(
      ([
        name,
        {
          key,
          certificates: [leaf],
        },
      ]) => ({
        label: name,
        description: describeKey(key),
        detail: leaf?.subject ?? '',
        value: name,
      }),
    );
    for (;;) {
      const answer = await questions.pick(
        l10n.t('Which of the key store’s keys?'),
        choices,
        draft.alias,
      );
      if (!answer) {
        return 'back';
      }
      try {
        await checkKey(keyStore, answer.value, keyStorePath);
        draft.alias = answer.value;
        return 'next';
      } catch (error) {
        explain(error, log);
      }
    }
  };
}

/** @throws AppError `certificate/*` for a key that cannot sign a client assertion */
async function checkKey(
  keyStore: KeyStore,
  alias: string | undefined,
  path: string,
): Promise<void> {
  const { selectSigningKey } = await import('../../core/certificate/selectSigningKey.ts');
  selectSigningKey(keyStore, alias, path);
}

/** Says what is wrong with a key store, so that another can be chosen; a passphrase that was not given says nothing. */
function explain(error: unknown, log: Log): void {
  if (!isCancellation(error)) {
    log.error('key store', error);
    showError(error, log);
  }
}

function holdsSeveralKeys({ entries }: KeyStore): boolean {
  return entries.filter(entry => entry.key !== undefined).length > 1;
}
