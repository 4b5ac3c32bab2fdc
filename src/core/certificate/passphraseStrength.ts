export type PassphraseStrength = 'weak' | 'fair' | 'strong';

/** In bits. At the million guesses a second that a graphics card is good for, years and a million years of one card. */
const FAIR = 50;
const STRONG = 65;

/** What people build passphrases of here, in the languages of the country; small letters, look-alikes undone. And years. */
const COMMON = new RegExp(
  [
    'passwor[dt]|wachtwoord|motdepasse|kennwort|geheim|secret|sleutel|key|pin',
    'welkom|welcome|bienvenue|willkommen|bonjour|changeit|changeme|letmein|iloveyou|admin|test|demo',
    'azerty|qwert[yz]|zomer|winter|lente|herfst|summer|autumn|spring|printemps|hiver|sommer',
    'belgi(?:um|que|e|en)|brussels?|bruxelles|chaman|certificaa?te?|employer|werkgever|fla',
    '(?:19|20)\\d\\d',
  ].join('|'),
  'y',
);

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't' },
  ...{ '@': 'a', $: 's', '!': 'i' },
};

const KINDS: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[^a-zA-Z0-9]/, 33],
];

/**
 * A hint at how long a passphrase withstands guessing by someone who has the file. A common word, a year, a run (`1234`, `cba`) and a
 * repeated character count as one character each. It knows no dictionary: it may think too well of a passphrase made of words, and
 * `strong` is no promise.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const alphabet = KINDS.filter(([kind]) => kind.test(passphrase));
  const size = alphabet.reduce((sum, [, characters]) => sum + characters, 0);
  const bits = countUnits(passphrase.toLowerCase()) * Math.log2(Math.max(size, 1));
  return bits < FAIR ? 'weak' : bits < STRONG ? 'fair' : 'strong';
}

/** How many choices a guesser has to make. */
function countUnits(text: string): number {
  const spelled = text.replace(/[013457@$!]/g, character => LOOK_ALIKES[character] ?? character);
  let units = 0;
  for (let index = 0; index < text.length;) {
    const length = commonLength(text, index) || commonLength(spelled, index);
    const step = index === 0 ? NaN : text.charCodeAt(index) - text.charCodeAt(index - 1);
    if (length > 0 || !(Math.abs(step) <= 1)) {
      units++;
    }
    index += Math.max(length, 1);
  }
  return units;
}

/** The length of what is common and begins at `index`, or 0. */
function commonLength(text: string, index: number): number {
  COMMON.lastIndex = index;
  return COMMON.exec(text)?.[0].length ?? 0;
}
