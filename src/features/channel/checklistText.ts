import * as l10n from '@vscode/l10n';
import { channelChecklist } from '../../core/channel/channelChecklist.ts';
import {
  ENVIRONMENT_KINDS,
  PORTAL_ENVIRONMENTS,
  type EnvironmentKind,
} from '../../core/channel/environment.ts';
import { QUALITIES, type Quality } from '../../core/channel/quality.ts';
import { environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import { checklistStepText } from './checklistSteps.ts';

/**
 * The steps to a channel as a Markdown document.
 *
 * @param query kind of the environment and quality, as `production/employer`; nothing is shown for any other
 * @param language BCP 47 tag
 */
export function checklistText(query: string, language: string): string {
  const [wantedKind, wantedQuality] = query.split('/');
  const kind = ENVIRONMENT_KINDS.find(known => known === wantedKind);
  const quality = QUALITIES.find(known => known === wantedQuality);
  if (!kind || !quality) {
    return '';
  }
  const steps = channelChecklist(quality, kind).map((step, index) => {
    const { title, paragraphs, source } = checklistStepText(step, { quality, kind, language });
    return [`## ${index + 1}. ${title}`, ...paragraphs, `*${source}*`].join('\n\n');
  });
  return `${[...introduction(quality, kind), ...steps].join('\n\n')}\n`;
}

function introduction(quality: Quality, kind: EnvironmentKind): string[] {
  const environment = PORTAL_ENVIRONMENTS.find(known => known.kind === kind);
  return [
    `# ${l10n.t('Checklist for a channel to the Federal Learning Account')}`,
    l10n.t(
      'Quality: **{0}**. Environment: **{1}**. Whatever is done already you can skip.',
      qualityLabel(quality),
      environment ? environmentLabel(environment) : '',
    ),
    `> ${l10n.t(
      'The law of 14 January 2026 repealed the Federal Learning Account: no training can be registered any more, and the data is destroyed on 1 January 2027. Whether the portal still opens channels for it is not known. A channel for another REST service of the portal is made in the same way, with that service’s permission.',
    )}`,
  ];
}
