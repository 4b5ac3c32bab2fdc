import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isPortal, isProduction } from '../../core/channel/environment.ts';
import { declaredNumber } from '../../core/declaration/declaredNumber.ts';
import { plainText } from '../../ui/plainText.ts';
import type { SendPlan } from './sendPlan.ts';

/**
 * Asks before a call goes where it has consequences: to production every time, and to the portal at all while the
 * paths are the extension's own model.
 *
 * @returns whether to send
 */
export async function confirmSend(plan: SendPlan): Promise<boolean> {
  const { channel, description } = plan;
  const production = isProduction(channel.environment);
  const provisional = description.provisional && isPortal(channel.environment);
  if (!production && !provisional) {
    return true;
  }
  const host = new URL(channel.baseUrl).host;
  const button = production ? l10n.t('Send to Production') : l10n.t('Send Anyway');
  const question = QUESTIONS[plan.kind][production ? 'production' : 'provisional']();
  const details = [
    l10n.t('Host: {0}', host),
    l10n.t('Account: {0}', plainText(channel.account.name)),
    l10n.t('Enterprise number: {0}', enterpriseOf(plan)),
    '',
    ...(production
      ? [
          l10n.t(
            'The Federal Learning Account has been repealed: no training can be registered since 1 January 2026.',
          ),
        ]
      : []),
    ...(provisional
      ? [
          l10n.t(
            'These paths are our own model: import the official API description first, or send anyway.',
          ),
        ]
      : []),
  ];
  const answer = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail: details.join('\n') },
    button,
  );
  return answer === button;
}

const QUESTIONS = {
  declaration: {
    production: () => l10n.t('Send this declaration to production?'),
    provisional: () => l10n.t('Send this declaration by a path that is not official?'),
  },
  request: {
    production: () => l10n.t('Send this request to production?'),
    provisional: () => l10n.t('Send this request by a path that is not official?'),
  },
};

/** The number in whose name is declared: the one in the payload where it is clear which, else the account's own. */
function enterpriseOf({ channel, description, operation, json }: SendPlan): string {
  const { account } = channel;
  const declared = operation && declaredNumber(description, operation, account, json);
  const number = declared ?? account.enterpriseNumber;
  if (number === undefined) {
    return l10n.t('not stated');
  }
  const employer = account.employers?.find(({ enterpriseNumber }) => enterpriseNumber === number);
  return plainText(employer?.name === undefined ? number : `${number} (${employer.name})`);
}
