import * as l10n from '@vscode/l10n';
import {
  SITUATIONS,
  isRepresentative,
  qualitiesFor,
  type Situation,
} from '../../core/channel/declaringFor.ts';
import { QUALITIES, type Quality } from '../../core/channel/quality.ts';
import { qualityLabel } from '../../ui/channelLabels.ts';
import { keep, type Choice, type Step } from '../../ui/wizard.ts';
import type { AccountDraft } from './accountDraft.ts';

/** Asks for whom is declared: the quality follows from it, and people know it better. */
export function askSituation(draft: AccountDraft): Step {
  return async questions => {
    const answer = await questions.pick<Situation | 'known'>(
      l10n.t('For whom do you declare?'),
      [
        ...SITUATIONS.map((situation): Choice<Situation> => ({
          ...SITUATION_TEXTS[situation](),
          value: situation,
        })),
        {
          label: l10n.t('I know the quality'),
          detail: l10n.t('Choose it as it was chosen in Chaman'),
          value: 'known',
        },
      ],
      draft.situation,
    );
    return keep(answer, ({ value }) => {
      draft.situation = value;
    });
  };
}

const SITUATION_TEXTS: Record<Situation, () => { label: string; detail: string }> = {
  ownWorkers: () => ({
    label: l10n.t('Our own workers'),
    detail: l10n.t('An employer that sends for itself'),
  }),
  clients: () => ({
    label: l10n.t('Our clients'),
    detail: l10n.t('Employers that gave us a mandate: as a social secretariat or service provider'),
  }),
  groupMemberItself: () => ({
    label: l10n.t('A company of a group, by itself'),
    detail: l10n.t('Each company of the group has a channel and a certificate of its own'),
  }),
  groupRepresentative: () => ({
    label: l10n.t('All companies of our group'),
    detail: l10n.t('One company represents the others, with a mandate of each'),
  }),
  centralSoftware: () => ({
    label: l10n.t('Users of our software, by us'),
    detail: l10n.t(
      'The software runs centrally, or we have a contract to send in the employers’ name',
    ),
  }),
  softwareAtEmployer: () => ({
    label: l10n.t('Users of our software, by themselves'),
    detail: l10n.t('The software runs at the employer, who has a channel of its own'),
  }),
  ownTrainings: () => ({
    label: l10n.t('Participants of trainings that we give'),
    detail: l10n.t('A training provider that sends in its own name'),
  }),
};

/** Shows the quality that follows, and why; lets the user choose where there are several. */
export function askQuality(draft: AccountDraft): Step {
  return async questions => {
    const { situation = 'known' } = draft;
    const choices = (situation === 'known' ? QUALITIES : qualitiesFor(situation)).map(
      (quality): Choice<Quality> => ({
        label: qualityLabel(quality),
        detail: situation === 'known' ? QUALITY_DETAILS[quality]() : reasonFor(situation, quality),
        value: quality,
      }),
    );
    const answer = await questions.pick(
      situation === 'known'
        ? l10n.t('In which quality was the account made in Chaman?')
        : choices.length > 1
          ? l10n.t('Which of the two is your company in Chaman?')
          : l10n.t('The quality that follows. It is chosen in Chaman too.'),
      choices,
      draft.quality,
    );
    return keep(answer, ({ value }) => {
      draft.quality = value;
    });
  };
}

const QUALITY_DETAILS: Record<Quality, () => string> = {
  employer: () => l10n.t('Declares for its own workers, under its own enterprise number.'),
  socialSecretariat: () =>
    l10n.t('Declares for its clients, under the employer’s number, with a mandate in Mahis.'),
  serviceProvider: () =>
    l10n.t('Declares for its clients, under the employer’s number, with a mandate in Mahis.'),
  trainingProvider: () =>
    l10n.t(
      'Declares the trainings it gives, under its own number. The portal has published neither scope nor address for it.',
    ),
};

function reasonFor(situation: Situation, quality: Quality): string {
  if (situation === 'softwareAtEmployer') {
    return l10n.t(
      'Without a contract to send for them, each employer makes a channel of its own and is its own sender.',
    );
  }
  if (situation === 'groupMemberItself') {
    return l10n.t(
      'Each company of the group declares under its own enterprise number, as an employer.',
    );
  }
  if (isRepresentative(quality)) {
    return l10n.t(
      'You send for other companies, under their enterprise numbers: each gives you a mandate in Mahis.',
    );
  }
  return QUALITY_DETAILS[quality]();
}
