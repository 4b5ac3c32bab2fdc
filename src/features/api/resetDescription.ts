import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ApiArgument } from '../../contributions.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { plainText } from '../../ui/plainText.ts';
import { followUp } from '../../ui/showError.ts';
import { runWizard } from '../../ui/wizard.ts';
import type { ApiServices } from './apiServices.ts';

/**
 * Takes an imported description out of settings: the Federal Learning Account returns to the built-in one, any other API is gone. The
 * file stays.
 *
 * @throws AppError `api/unknown`, `settings/not-written`
 */
export async function resetDescription(services: ApiServices, api?: ApiArgument): Promise<void> {
  const { apis, log } = services;
  const imported = apis.ids().filter(id => !apis.source(id).builtIn);
  const named = typeof api === 'string' ? api : api?.apiId;
  const id = named ?? (imported.length > 1 ? await choose(services, imported) : imported[0]);
  if (id === undefined || apis.source(id).builtIn) {
    if (imported.length === 0 || id !== undefined) {
      tell(services, l10n.t('The built-in description is in use already.'));
    }
    return;
  }
  const name = plainText(apis.source(id).name ?? id);
  const written = await services.writtenSettings();
  await written.apis.remove(id);
  log.info('fla.api.reset', { api: id });
  tell(
    services,
    id === FLA_API
      ? l10n.t('The built-in provisional model of the Federal Learning Account is in use again.')
      : l10n.t('The API “{0}” is no longer in use. Its description stays where it is.', name),
  );
}

function tell({ log }: ApiServices, message: string): void {
  followUp(log, async () => {
    await vscode.window.showInformationMessage(message);
  });
}

async function choose({ apis }: ApiServices, ids: readonly string[]): Promise<string | undefined> {
  const choices = ids.map(id => {
    const { name, file } = apis.source(id);
    return { label: plainText(name ?? id), description: plainText(id), detail: file, value: id };
  });
  let chosen: string | undefined;
  await runWizard(
    l10n.t('Reset to Built-In API Description'),
    [
      async questions => {
        const answer = await questions.pick(l10n.t('Which API?'), choices);
        chosen = answer?.value;
        return 'next';
      },
    ],
    false,
  );
  return chosen;
}
