/** The quality in which an account acts, chosen when it is made in Chaman (seeds 4.4.1). */
export const QUALITIES = [
  'employer',
  'socialSecretariat',
  'serviceProvider',
  'trainingProvider',
] as const;

export type Quality = (typeof QUALITIES)[number];

const FLA_SCOPES: Record<Quality, string | undefined> = {
  employer: 'scope:sigedis:gestion:careerpro-federal-learning-account:employer',
  socialSecretariat: 'scope:sigedis:gestion:careerpro-federal-learning-account:provider',
  serviceProvider: 'scope:sigedis:gestion:careerpro-federal-learning-account:provider',
  // Officially left blank.
  trainingProvider: undefined,
};

/**
 * The documented scope of a quality for an API, or undefined where none is documented: then the token request sends none
 * and the client's default scopes apply.
 *
 * @see facts A2
 */
export function defaultScope(api: string, quality: Quality): string | undefined {
  return api === FLA_API ? FLA_SCOPES[quality] : undefined;
}

/** Id of the built-in API. */
export const FLA_API = 'fla';
