import { remembered } from '../base/remembered.ts';
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
  const workers: BodyNode[] = [];
  const training: BodyNode[] = [];
  const parties: BodyNode[] = [];
  const texts: BodyNode[] = [];
  node.visit(leaf => {
    if (typeof leaf.value !== 'string' && typeof leaf.value !== 'number') {
      return;
    }
    if (leaf.kind === 'ssin') {
      workers.push(leaf);
    } else if (leaf.kind === 'enterpriseNumber' || leaf.kind === 'employerId') {
      parties.push(leaf);
    } else if (tellsTraining(leaf)) {
      training.push(leaf);
    }
    if (typeof leaf.value === 'string') {
      texts.push(leaf);
    }
  });
  const [worker] = workers;
  if (!worker) {
    return undefined;
  }
  const parts = training.length > 0 ? [...workers, ...parties, ...training] : texts;
  const key = parts.map(part => `${part.parent?.name ?? ''}.${part.name}=${textOf(part)}`);
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

function tellsTraining({ kind, name, parent, value }: BodyNode): boolean {
  const says = wordsSay(`${parent?.name ?? ''} ${name}`);
  if (kind === 'date' || kind === 'dateTime') {
    return !says.aside;
  }
  return kind === undefined && (wordsSay(name).year || (typeof value === 'string' && says.title));
}

/** What a name says with the name of what it is in: `title`, `trainingName` or `training.name`; a training's type or status is none. */
const wordsSay = remembered(names => {
  const words = nameWords(names);
  const own = nameWords(names.slice(names.lastIndexOf(' ') + 1));
  return {
    aside: ASIDE.test(words),
    year: YEAR.test(own),
    title: TITLE.test(words) && (TITLE.test(own) || NAME.test(own)) && !NO_TITLE.test(own),
  };
});

const NAME = /\b(name|naam|nom|code|label)\b/;
const NO_TITLE = /\b(type|kind|status|statut|id|href|hours|days|right|result|provider)\b/;

/** Letters' size and white space make no other training. */
function textOf({ value, kind }: BodyNode): string {
  const text = String(value).normalize().toLowerCase().trim().replace(/\s+/g, ' ');
  return kind === 'ssin' ? text.replace(/\D/g, '') : text;
}
