import * as l10n from '@vscode/l10n';
import type { Channels } from '../core/channel/channels.ts';
import { environmentLabel, qualityLabel } from './channelLabels.ts';
import type { ActiveAccount } from './chooseAccount.ts';
import { environmentIcon } from './environmentIcon.ts';
import { plainText } from './plainText.ts';
import type { Choice } from './wizard.ts';

/** The active account, whichever it is when it is needed (no value), then every account by id, in the order of the channels view. */
export function accountChoices({
  channels,
  activeAccount,
}: {
  channels: Channels;
  activeAccount: ActiveAccount;
}): Choice<string | undefined>[] {
  const { accounts } = channels.configuration;
  const active = accounts.find(({ account }) => account.id === activeAccount.get());
  return [
    {
      label: l10n.t('The active account'),
      description: active
        ? plainText(active.account.name)
        : l10n.t('chosen at the next send when there is none'),
      value: undefined,
    },
    ...channels.groups().flatMap(({ environmentId, environment, accounts: grouped }) =>
      grouped.map(({ account }) => ({
        label: plainText(account.name),
        description: plainText(environment ? environmentLabel(environment) : environmentId),
        detail: `${qualityLabel(account.quality)} · ${plainText(account.clientId)}`,
        ...(environment ? { iconPath: environmentIcon(environment) } : {}),
        value: account.id,
      })),
    ),
  ];
}
