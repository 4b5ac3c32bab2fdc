import type { BodyNode } from './bodyNode.ts';
import { nameWords } from './nameWords.ts';

/** By what two declarations, or two entries of a list, are of the same worker and training. */
export interface TrainingIdentity {
  /** The same for the same worker and training. */
  key: string;
  /** Whether it tells the training too, by a title, a date or a year. */
  tellsTraining: boolean;
  /** The first national number in it. */
  worker: BodyNode;
}

/**
 * Who and what an object is about: its workers' numbers, and as the training its titles, dates, years and enterprises. Where it has none
 * of these, as in a list of participants, all its texts count. Undefined where it names no worker.
 */
export function trainingIdentity(node: BodyNode): TrainingIdentity | undefined {
  const leaves = node.all().filter(isLeaf);
  const workers = leaves.filter(({ kind }) => kind === 'ssin');
  const [worker] = workers;
  if (!worker) {
    return undefined;
  }
  const training = leaves.filter(leaf => tellsTraining(leaf, node));
  const parties = leaves.filter(({ kind }) => kind === 'enterpriseNumber' || kind === 'employerId');
  const others = leaves.filter(({ value }) => typeof value === 'string');
  const parts = training.length > 0 ? [...workers, ...parties, ...training] : others;
  const key = parts.map(part => `${part.path.slice(node.path.length).join('/')}=${textOf(part)}`);
  return {
    key: [...new Set(key)].sort().join('\n'),
    tellsTraining: training.length > 0,
    worker,
  };
}

/** Words of a member, or of what it is in, that say which training it is. */
const TITLE =
  /\b(title|titel|titre|intitule|subject|onderwerp|sujet|thema|course|cursus|cours|kurs|training|opleiding|formation|ausbildung)\b/;
const YEAR = /\b(year|jaar|annee|jahr|quarter|kwartaal|trimestre|quartal)\b/;
/** Dates of something that comes with a training. */
const ASIDE = /\b(valid|validity|certificate|birth|creation|created|modified|geboorte|naissance)\b/;

function tellsTraining({ kind, name, path, value }: BodyNode, root: BodyNode): boolean {
  const inner = path.slice(root.path.length).filter(step => typeof step === 'string');
  const words = inner.slice(-2).map(nameWords).join(' ');
  if (kind === 'date' || kind === 'dateTime') {
    return !ASIDE.test(words);
  }
  const own = nameWords(name);
  return YEAR.test(own) || (typeof value === 'string' && kind === undefined && isTitle(own, words));
}

/** `title`, `trainingName` or `training.name`; a training's type or status is none. */
function isTitle(own: string, words: string): boolean {
  return TITLE.test(words) && (TITLE.test(own) || NAME.test(own)) && !NO_TITLE.test(own);
}

const NAME = /\b(name|naam|nom|code|label)\b/;
const NO_TITLE = /\b(type|kind|status|statut|id|href|hours|days|right|result|provider)\b/;

function isLeaf({ value }: BodyNode): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** Letters' size and white space make no other training. */
function textOf({ value, kind }: BodyNode): string {
  const text = String(value).normalize().toLowerCase().trim().replace(/\s+/g, ' ');
  return kind === 'ssin' ? text.replace(/\D/g, '') : text;
}
