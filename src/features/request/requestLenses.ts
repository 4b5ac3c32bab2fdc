import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId, SendOptions } from '../../contributions.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { accountLabel } from '../../ui/accountLabel.ts';
import { environmentIcon } from '../../ui/environmentIcon.ts';
import { lookAtRequest, type SeenRequest } from '../../ui/lookAtRequest.ts';
import { plainText } from '../../ui/plainText.ts';
import { rangeIn } from '../../ui/rangeIn.ts';
import { requestFileOf } from '../../ui/requestDocument.ts';
import type { RequestEditingServices } from './requestServices.ts';

/** What stands above each request: to send it, with which account, and that its API is our own model. */
export async function requestLenses(
  services: RequestEditingServices,
  document: vscode.TextDocument,
): Promise<vscode.CodeLens[]> {
  const file = requestFileOf(document);
  const lenses: vscode.CodeLens[] = [];
  for (const request of file.requests) {
    const seen = await lookAtRequest(services, file, request);
    const range = rangeIn(document, { start: request.method.start, end: request.target.end });
    lenses.push(sendLens(services, seen, range, document.uri, request.index));
    if (seen.description?.provisional === true) {
      const command: CommandId = 'fla.api.import';
      lenses.push(
        new vscode.CodeLens(range, {
          title: `$(info)\u00a0${l10n.t('provisional model')}`,
          tooltip: l10n.t(
            'The path and the fields are the extension’s own model: the official API description is not public. Import it here when you have it.',
          ),
          command,
        }),
      );
    }
  }
  return lenses;
}

function sendLens(
  { channels }: RequestEditingServices,
  { account, description }: SeenRequest,
  range: vscode.Range,
  uri: vscode.Uri,
  index: number,
): vscode.CodeLens {
  const api = !description || description.id === FLA_API ? 'FLA' : plainText(description.title);
  const environment = account && channels.environment(account.account.environment);
  // What belongs to production stands out here too.
  const icon = environment?.kind === 'production' ? environmentIcon(environment).id : 'send';
  const title = account
    ? l10n.t('Send to {0} · {1}', api, accountLabel(channels, account))
    : l10n.t('Send to {0}', api);
  const options: SendOptions = { request: index };
  const command: CommandId = 'fla.send';
  return new vscode.CodeLens(range, {
    title: `$(${icon})\u00a0${title}`,
    tooltip: l10n.t('Send this request as it stands here'),
    command,
    arguments: [uri, options],
  });
}
