import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PortalArgument } from '../../contributions.ts';
import { PORTAL_ENVIRONMENTS, type Environment } from '../../core/channel/environment.ts';
import {
  CONTACT_CENTER,
  PORTAL_SERVICES,
  isOfPortal,
  wayTo,
  type PortalService,
  type PortalWay,
} from '../../core/channel/portalServices.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { plainText } from '../../ui/plainText.ts';
import { clickPathText, portalServiceLabel } from '../../ui/portalSteps.ts';
import type { ChannelServices } from './channelServices.ts';

/** A service of one of the portal's environments, and the documented way to it, where there is one. */
interface Destination {
  service: PortalService;
  environment: Environment;
  way: PortalWay | undefined;
}

/**
 * Opens a service of the portal, asking for what is not named. Only addresses that the portal's manuals print are opened; from the portal's
 * home on, the steps are told.
 */
export async function openPortal(
  { channels, language }: Pick<ChannelServices, 'channels' | 'language'>,
  { environmentId, service }: PortalArgument = {},
): Promise<void> {
  const environments =
    environmentId === undefined
      ? PORTAL_ENVIRONMENTS
      : channels.environments().filter(({ id }) => id === environmentId);
  const services = service === undefined ? PORTAL_SERVICES : [service];
  const destinations = environments.flatMap(environment => {
    const { kind } = environment;
    return isOfPortal(kind)
      ? services.map((known): Destination => ({
          service: known,
          environment,
          way: wayTo(known, kind, language.current),
        }))
      : [];
  });
  if (destinations.length === 0) {
    void vscode.window.showInformationMessage(
      l10n.t(
        'Only production and acceptance belong to the portal: this environment has no Chaman, no access management and no Mahis.',
      ),
    );
    return;
  }
  const chosen =
    destinations.length === 1
      ? destinations[0]
      : await pickDestination(destinations, language.current);
  if (chosen) {
    await open(chosen, language.current);
  }
}

async function pickDestination(
  destinations: readonly Destination[],
  language: string,
): Promise<Destination | undefined> {
  const items = destinations.map(destination => {
    const { service, environment, way } = destination;
    const steps = way ? clickPathText(way.paths, language) : '';
    return {
      label: portalServiceLabel(service),
      description: environmentLabel(environment),
      detail: way
        ? [way.address, steps].filter(part => part !== '').join(' · ')
        : l10n.t('Not documented'),
      destination,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Open Portal Service'),
    placeHolder: l10n.t('Which service, and of which environment?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.destination;
}

async function open({ service, environment, way }: Destination, language: string): Promise<void> {
  const name = portalServiceLabel(service);
  if (!way) {
    void vscode.window.showInformationMessage(
      l10n.t(
        'Where {0} of {1} is, is not documented. Ask the contact center of the NSSO: {2}, {3}.',
        name,
        plainText(environmentLabel(environment)),
        CONTACT_CENTER.mail,
        CONTACT_CENTER.telephone,
      ),
    );
    return;
  }
  if (way.paths.length > 0) {
    const steps = clickPathText(way.paths, language);
    void vscode.window.showInformationMessage(
      way.paths.some(path => path.language === language)
        ? l10n.t('The portal’s home opens. The steps from there to {0}: {1}', name, steps)
        : l10n.t(
            'The portal’s home opens. The steps from there to {0} are not printed in your language: {1}',
            name,
            steps,
          ),
    );
  }
  await vscode.env.openExternal(vscode.Uri.parse(way.address, true));
}
