import { nameWords } from './nameWords.ts';

/** What the text or number in a place means, as far as its description or its name tells. */
export type FieldKind = IdentifierKind | 'date' | 'dateTime';

export type IdentifierKind =
  'ssin' | 'enterpriseNumber' | 'establishmentUnitNumber' | 'employerId' | 'jointCommittee';

/** What the schemas of a place say, all together. */
export interface FieldFacts {
  /** Names of the schemas it refers to. */
  names: string[];
  formats: string[];
  patterns: string[];
  /** Titles and descriptions. */
  texts: string[];
  /** Whether its values are listed. */
  listed: boolean;
}

/**
 * Tells what a place means: by the format that its schema names, the name of the schema it refers to, its pattern, or its own name, in
 * this order. No API is known by its names: those of the portal's family in four languages are, and what a schema says to the contrary
 * counts more.
 *
 * @param name of the member, or of the member that holds the list
 */
export function fieldKindOf(name: string, facts: FieldFacts): FieldKind | undefined {
  const { formats, patterns, listed } = facts;
  const stated = formats.map(kindOfFormat).find(kind => kind !== undefined);
  if (stated) {
    return stated;
  }
  if (listed || formats.length > 0) {
    return undefined;
  }
  const named = [...facts.names, name].map(kindOfName).find(kind => kind !== undefined);
  if (named) {
    return patterns.every(pattern => accepts(pattern, IDENTIFIER_SAMPLES[named]))
      ? named
      : undefined;
  }
  return patterns.length > 0
    ? patterns.map(pattern => kindOfPattern(pattern, facts)).find(kind => kind !== undefined)
    : kindOfDate([...facts.names, name]);
}

/** A date by its name alone, unless it may be known in part. */
function kindOfDate(names: string[]): 'date' | undefined {
  const words = names.flatMap(one => nameWords(one).split(' '));
  return words.some(word => word === 'date' || word === 'datum') &&
    !words.some(word => word === 'incomplete' || word === 'partial')
    ? 'date'
    : undefined;
}

function kindOfFormat(format: string): FieldKind | undefined {
  return format === 'date' ? 'date' : format === 'date-time' ? 'dateTime' : kindOfName(format);
}

/** By the words of a name, the more special first: an establishment unit number is an enterprise's too. */
const NAMES: [IdentifierKind, RegExp][] = [
  ['ssin', /\b(ssin|inss|insz|niss|enss|nrn|rrn)s?\b/],
  ['ssin', /\b(ssin|inss|insz|niss|enss)(nummer|number|nr)\b/],
  ['ssin', /\b(rijks|national|nationaal) ?register ?(number|nummer|nr)s?\b/],
  [
    'ssin',
    /\bnational (number|registry number|id(entification)? number)s?\b|\bnumero (du )?(registre )?national\b/,
  ],
  [
    'establishmentUnitNumber',
    /\b(establishment|local|business) ?(unit )?(identification )?(number|nr|no|id)s?\b(?<!(local|business) ?(number|nr|no|id)s?)/,
  ],
  [
    'establishmentUnitNumber',
    /\bvestigings ?(eenheids?)? ?(nummer|nr)s?\b|\b(numero )?(d )?unite (d )?etablissement\b|\bniederlassungs(einheits?)?nummer\b|\bstandort ?(nummer|nr)\b/,
  ],
  [
    'enterpriseNumber',
    /\b(enterprise|undertaking) ?(number|nr|no)s?\b|\bondernemings ?(nummer|nr)s?\b|\bnumero (d )?entreprise\b|\bunternehmens ?(nummer|nr)\b/,
  ],
  ['enterpriseNumber', /\b(numero )?(cbe|kbo|bce|zdu) ?(number|nummer|nr|no|id)?s?$/],
  [
    'employerId',
    /\bemployer ?id\b|\b(nsso|noss|onss|rsz|lss) ?(registration ?)?(number|nummer|nr|no|id)s?\b|\b(numero|matricule) (onss|rsz|nsso)\b/,
  ],
  [
    'jointCommittee',
    /\bjoint ?(sub ?)?(committee|commission)s?\b|\bparitair ?(sub ?)?comites?\b|\b(sous )?commissions? paritaires?\b|\bparitatische ?(unter)? ?kommission\b/,
  ],
];

/** A name with one of these is about a number, not the number. */
const ABOUT =
  /\b(names?|naam|nom|type|kind|status|statut|labels?|descriptions?|count|total|reason|source|ur[il]|href|valid|known|version|language|since|until|date|datum)\b/;

/** By the name alone. */
function kindOfName(name: string): IdentifierKind | undefined {
  const words = nameWords(name);
  return ABOUT.test(words) ? undefined : NAMES.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Forms in which each may be written, right by their check digits, none of them anybody's. */
export const IDENTIFIER_SAMPLES: Record<IdentifierKind, string[]> = {
  ssin: ['81000003517', '81.00.00-035.17', '810000-035-17', '81.00.00-035-17'],
  enterpriseNumber: ['0000000196', '0000.000.196'],
  establishmentUnitNumber: ['2297964444', '2.297.964.444'],
  employerId: ['100006', '0000100006', '0100006', '212345609'],
  jointCommittee: ['200', '200.00', '200.00.00', '20000', '2000000'],
};

/**
 * What a pattern can only mean. Eleven digits may be many things, so that for a national number the description has to speak of one.
 */
function kindOfPattern(pattern: string, { texts }: FieldFacts): IdentifierKind | undefined {
  const takes = (...samples: string[]): boolean => samples.every(one => accepts(pattern, [one]));
  const refuses = (...samples: string[]): boolean => !samples.some(one => accepts(pattern, [one]));
  if (!refuses('012345678', '012345678901', 'A123456789', '')) {
    return undefined;
  }
  if (takes('0123456749', '1000000035') && refuses('2297964444', '8999999993')) {
    return 'enterpriseNumber';
  }
  if (takes('2297964444', '8999999993') && refuses('0123456749', '1000000035', '9297964444')) {
    return 'establishmentUnitNumber';
  }
  if (takes('300', '225.01', '305.02.09') && refuses('30', '3000', '30.001', 'abc')) {
    return 'jointCommittee';
  }
  return takes('81000003517') &&
    refuses('8100000351', 'A1000003517') &&
    texts.some(text => kindOfName(text) === 'ssin')
    ? 'ssin'
    : undefined;
}

/** Whether a pattern, taken for the whole text, accepts one of the texts. One that no regular expression is accepts everything. */
function accepts(pattern: string, texts: string[]): boolean {
  try {
    const whole = new RegExp(`^(?:${pattern})$`);
    return texts.some(text => whole.test(text));
  } catch {
    return true;
  }
}
