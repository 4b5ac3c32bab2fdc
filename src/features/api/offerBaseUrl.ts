import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { serverUrls } from '../../core/api/serverUrls.ts';
import { PORTAL_ENVIRONMENTS, SANDBOX } from '../../core/channel/environment.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { plainText } from '../../ui/plainText.ts';
import type { ApiServices } from './apiServices.ts';

/** Something that can have an address of the API. */
interface Holder extends vscode.QuickPickItem {
  kept: 'account' | 'environment';
  id: string;
}

/**
 * Offers the addresses that a description names to the accounts and environments that have none for its API. The Federal Learning Account
 * has documented ones.
 */
export async function offerBaseUrl(services: ApiServices, apiId: string): Promise<void> {
  const description = await services.apis.get(apiId);
  const urls = apiId === FLA_API ? [] : serverUrls(description);
  const holders = holdersWithout(services, apiId);
  if (urls.length === 0 || holders.length === 0) {
    return;
  }
  const title = plainText(services.apis.source(apiId).name ?? description.title);
  const url =
    urls.length === 1
      ? urls[0]
      : await vscode.window.showQuickPick(urls, {
          title,
          placeHolder: l10n.t('The description names several addresses: which one is to be used?'),
        });
  const chosen =
    url !== undefined &&
    (await vscode.window.showQuickPick(holders, {
      title,
      placeHolder: l10n.t('Which accounts or environments have this API at {0}?', url),
      canPickMany: true,
    }));
  if (!chosen) {
    return;
  }
  const written = await services.writtenSettings();
  for (const { kept, id } of chosen) {
    if (kept === 'account') {
      const { account } = services.channels.account(id);
      const own = account.apis?.[apiId];
      await written.update(id, { apis: { ...account.apis, [apiId]: { ...own, baseUrl: url } } });
    } else {
      const { apis = {} } = services.channels.environment(id) ?? {};
      await written.environments.update(id, { apis: { ...apis, [apiId]: url } });
    }
  }
}

function holdersWithout({ channels }: ApiServices, apiId: string): Holder[] {
  const builtIn = [SANDBOX, ...PORTAL_ENVIRONMENTS.map(({ id }) => id)];
  const environments = channels
    .environments()
    .filter(({ id, apis }) => !builtIn.includes(id) && apis[apiId] === undefined)
    .map(({ id, name }): Holder => ({
      label: plainText(name),
      description: l10n.t('Environment'),
      kept: 'environment',
      id,
    }));
  const accounts = channels.configuration.accounts
    .filter(
      ({ account: { environment, apis } }) =>
        environment !== SANDBOX &&
        apis?.[apiId]?.baseUrl === undefined &&
        channels.environment(environment)?.apis[apiId] === undefined,
    )
    .map(({ account }): Holder => ({
      label: plainText(account.name),
      description: plainText(account.environment),
      kept: 'account',
      id: account.id,
    }));
  return [...environments, ...accounts];
}
