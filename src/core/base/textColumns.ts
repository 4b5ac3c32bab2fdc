import { foldText } from './foldText.ts';

/** The languages of the portal and English. */
export type ListLanguage = 'en' | 'nl' | 'fr' | 'de';

/** A text in the languages that a list has it in; `''` is one whose language nobody said. */
export type ListTexts = Partial<Record<ListLanguage | '', string>>;

/** How columns name languages, in Dutch, French, German and English. */
const LANGUAGES: Record<ListLanguage, string> = {
  en: 'en eng english engels anglais englisch',
  nl: 'nl ned nld nederlands neerlandais niederlandisch dutch',
  fr: 'fr fra fre frans francais franzosisch french',
  de: 'de du deu ger duits allemand deutsch german',
};

/** How columns of texts are named. */
const TEXTS =
  'text texts tekst texte label labels libelle omschrijving beschrijving description beschreibung message bericht melding meldung bezeichnung definition definitie betekenis signification bedeutung meaning toelichting explication explanation erlauterung title titel titre';

/** What a header says, word by word, without case, accents and signs: `labelFr` → label, fr. */
export function headerWords(header: string): string[] {
  return foldText(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
}

/** Whether one of a header's words is among those of a list. */
export function names(header: string, words: string): boolean {
  const known = words.split(' ');
  return headerWords(header).some(word => known.includes(word));
}

/** Which columns hold texts, by what they are called, and in which language. */
export function textColumns(
  headers: readonly string[],
): { column: number; language: ListLanguage | '' }[] {
  return headers.flatMap((header, column) => {
    const language = languageOf(header);
    return language !== undefined || names(header, TEXTS)
      ? [{ column, language: language ?? ('' as const) }]
      : [];
  });
}

function languageOf(header: string): ListLanguage | undefined {
  const words = headerWords(header);
  // “Libellé de l'anomalie” is French, not German: `de` alone, or as the last word, is a language.
  const telling = words.filter((word, at) => word !== 'de' || at === words.length - 1);
  return (Object.keys(LANGUAGES) as ListLanguage[]).find(language =>
    LANGUAGES[language].split(' ').some(name => telling.includes(name)),
  );
}

/** The texts of a row; several of one language in the order of the columns. */
export function textsOf(
  row: readonly string[],
  columns: readonly { column: number; language: ListLanguage | '' }[],
): ListTexts {
  const texts: ListTexts = {};
  for (const { column, language } of columns) {
    const text = row[column] ?? '';
    if (text !== '') {
      const before = texts[language];
      texts[language] = before === undefined ? text : `${before} – ${text}`;
    }
  }
  return texts;
}

/** The text in a language, else the one of unsaid language, else in the first that it is there in; undefined where there is none. */
export function textIn(texts: ListTexts, language: ListLanguage): string | undefined {
  return texts[language] ?? texts[''] ?? texts.en ?? texts.nl ?? texts.fr ?? texts.de;
}
