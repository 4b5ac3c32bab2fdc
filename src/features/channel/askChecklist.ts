import * as l10n from '@vscode/l10n';
import { channelChecklist } from '../../core/channel/channelChecklist.ts';
import type { Step } from '../../ui/wizard.ts';
import type { AccountDraft } from './accountDraft.ts';
import type { ChannelServices } from './channelServices.ts';
import { showChecklist } from './showChecklist.ts';

/** Offers the steps on the portal; the wizard waits behind them until everything is done. */
export function askChecklist(services: ChannelServices, draft: AccountDraft): Step {
  return async questions => {
    const { quality, environment: id } = draft;
    const environment = services.channels.environments().find(known => known.id === id);
    if (!quality || !environment || channelChecklist(quality, environment.kind).length === 0) {
      return 'skip';
    }
    for (;;) {
      const answer = await questions.pick(
        l10n.t('Is everything on the portal done that the account needs?'),
        [
          {
            label: `$(check) ${l10n.t('Everything Is Done, Go On')}`,
            detail: l10n.t('The REST account exists, its certificate is uploaded'),
            value: true,
          },
          {
            label: `$(checklist) ${l10n.t('Open the Checklist')}`,
            detail: l10n.t(
              'Register, access to Chaman, mandates, the REST account: this wizard waits meanwhile',
            ),
            value: false,
          },
        ],
      );
      if (!answer) {
        return 'back';
      }
      if (answer.value) {
        return 'next';
      }
      await showChecklist(quality, environment.kind);
    }
  };
}
