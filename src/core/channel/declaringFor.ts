import type { Quality } from './quality.ts';

/** For whom, and how, somebody declares: what the quality of a REST account follows from (seeds 2.1 to 2.5). */
export const SITUATIONS = [
  'ownWorkers',
  'clients',
  'groupMemberItself',
  'groupRepresentative',
  'centralSoftware',
  'softwareAtEmployer',
  'ownTrainings',
] as const;

export type Situation = (typeof SITUATIONS)[number];

const REPRESENTATIVE = ['socialSecretariat', 'serviceProvider'] as const;

const QUALITIES_BY_SITUATION: Record<Situation, readonly [Quality, ...Quality[]]> = {
  ownWorkers: ['employer'],
  clients: REPRESENTATIVE,
  // Seeds 2.3: each company with a channel of its own, or one with a mandate of all others.
  groupMemberItself: ['employer'],
  groupRepresentative: REPRESENTATIVE,
  // Seeds 2.4: who sends for the employers is their representative, else each employer has a channel of its own.
  centralSoftware: REPRESENTATIVE,
  softwareAtEmployer: ['employer'],
  ownTrainings: ['trainingProvider'],
};

/**
 * The qualities in which a situation is declared: one, or the two of a representative, of which the company has one in Chaman.
 *
 * @see seeds 2.1 to 2.5, 4.4
 */
export function qualitiesFor(situation: Situation): readonly [Quality, ...Quality[]] {
  return QUALITIES_BY_SITUATION[situation];
}

/** Whether a quality declares for employers that gave it a mandate. */
export function isRepresentative(quality: Quality): boolean {
  return REPRESENTATIVE.some(known => known === quality);
}
