import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId, SendOptions } from '../../contributions.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { accountLabel } from '../../ui/accountLabel.ts';
import { environmentIcon } from '../../ui/environmentIcon.ts';
import type { PayloadTarget } from '../../ui/payloadTargets.ts';
import { plainText } from '../../ui/plainText.ts';
import type { AuthoringServices } from './authoringServices.ts';

/**
 * What stands above a declaration: by what and in whose name it is sent, to be sent, validated or directed elsewhere. Opens no key
 * store and calls nothing.
 */
export async function declarationLenses(
  services: AuthoringServices,
  document: vscode.TextDocument,
): Promise<vscode.CodeLens[]> {
  const target = await services.targets.quietly(document);
  const { uri } = document;
  if (!target) {
    return [
      lens(
        `$(error)\u00a0${l10n.t('The API description cannot be used')}`,
        l10n.t('Problems lists what is wrong with it'),
        'workbench.actions.view.problems',
      ),
      lens(
        l10n.t('Change Target'),
        l10n.t('Choose by which operation and in whose name this declaration is sent'),
        'fla.declaration.changeTarget',
        uri,
      ),
    ];
  }
  const changeTarget = lens(
    target.operation ? l10n.t('Change Target') : l10n.t('Choose Operation'),
    l10n.t('Choose by which operation and in whose name this declaration is sent'),
    'fla.declaration.changeTarget',
    uri,
  );
  const validate = lens(
    l10n.t('Validate'),
    l10n.t('Check this declaration by schema and meaning'),
    'fla.declaration.validate',
    uri,
  );
  return [
    ...(target.operation ? [sendLens(services, target, uri)] : []),
    ...(target.operation ? [validate, changeTarget] : [changeTarget, validate]),
    ...(target.description.provisional
      ? [
          lens(
            `$(info)\u00a0${l10n.t('provisional model')}`,
            l10n.t(
              'The path and the fields are the extension’s own model: the official API description is not public. Import it here when you have it.',
            ),
            'fla.api.import',
          ),
        ]
      : []),
  ];
}

function sendLens(
  services: Pick<AuthoringServices, 'channels'>,
  { description, operation, account }: PayloadTarget,
  uri: vscode.Uri,
): vscode.CodeLens {
  const api = description.id === FLA_API ? 'FLA' : plainText(description.title);
  const call = plainText(operation ? `${operation.method} ${operation.path}` : '');
  const title = account
    ? l10n.t('Send to {0} · {1} · {2}', api, call, accountLabel(services.channels, account))
    : l10n.t('Send to {0} · {1}', api, call);
  const environment = account && services.channels.environment(account.account.environment);
  // What belongs to production stands out here too.
  const icon = environment?.kind === 'production' ? environmentIcon(environment).id : 'send';
  const options: SendOptions = account ? { account: account.account.id } : {};
  return lens(
    `$(${icon})\u00a0${title}`,
    account
      ? l10n.t('Check this declaration and send it with this account')
      : l10n.t('Check this declaration and send it'),
    'fla.send',
    uri,
    options,
  );
}

function lens(
  title: string,
  tooltip: string,
  command: CommandId | 'workbench.actions.view.problems',
  ...args: unknown[]
): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
    title,
    tooltip,
    command,
    arguments: args,
  });
}
