/** Where something stands in an entry of a setting: `['employers', 2, 'enterpriseNumber']`. Empty for the entry itself. */
export type SettingPath = readonly (string | number)[];

type Nothing = Record<string, never>;

/** Everything that can be wrong with an account or environment in settings, with what its sentence needs. */
export interface MistakeDetails {
  'setting/missing': Nothing;
  'setting/type': { expected: 'object' | 'text' | 'list' };
  'setting/choice': { text: string; allowed: readonly string[] };
  /** Neither https nor an address of this machine, or one with credentials in it. */
  'setting/address': Nothing;
  /** Not 10 digits, or of another register. */
  'setting/enterprise-number': Nothing;
  /** `expected`: the two digits that would fit. */
  'setting/check-digits': { number: string; expected: string };
  'setting/unknown-member': { allowed: readonly string[] };
  /** Further assertions than its own server's are asked for by something that a workspace can share. */
  'environment/audience-origin': Nothing;
  /** The id is that of a built-in environment. */
  'environment/built-in': Nothing;
  'environment/ca-missing': { file: string };
  'api/description-missing': { file: string };
  /** `allowed`: those that can be used. */
  'environment/unknown': { environment: string; allowed: readonly string[] };
  /** The client id is used in another quality of the same environment, by accounts of these names; in Chaman an account has one (seeds 4.4). */
  'account/duplicate-client': { others: readonly string[] };
  'account/duplicate-employer': { number: string };
}

export type MistakeCode = keyof MistakeDetails;

/** One mistake in an entry, and the member that is to be corrected. */
export type Mistake = {
  [C in MistakeCode]: { code: C; details: MistakeDetails[C]; member: SettingPath };
}[MistakeCode];

/** A mistake with the setting and entry it stands in; without an id it is the setting itself that cannot be read. */
export type SettingMistake = Mistake & {
  setting: 'fla.accounts' | 'fla.environments' | 'fla.apis';
  id?: string;
};

/** What an entry of a setting reads as; without a value when a mistake makes it unusable. */
export interface Reading<T> {
  value?: T;
  mistakes: Mistake[];
}

const HARMLESS: readonly MistakeCode[] = [
  'setting/unknown-member',
  'setting/check-digits',
  'account/duplicate-client',
  'account/duplicate-employer',
];

/** Whether a mistake leaves its account or environment usable. */
export function isHarmless({ code }: Mistake): boolean {
  return HARMLESS.includes(code);
}

/** A path as people write it: `employers[2].enterpriseNumber`. */
export function formatPath(path: SettingPath): string {
  return path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}
