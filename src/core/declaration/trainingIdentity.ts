import { createHash } from 'node:crypto';
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
  /** What is about this worker alone: an entry of a list, else the whole body. */
  entry: BodyNode;
}

/**
 * Whom and what a body is about, once for each entry of its lists that names a worker, or for the whole where no list does. What stands
 * around a list is of all its entries: a training with its participants is as many identities as it has participants.
 *
 * An identity is the workers' numbers, the titles, dates and years of the training, and the enterprises. Where no title tells the training,
 * as in rights of several kinds, all texts count.
 */
export function trainingIdentities(body: BodyNode): TrainingIdentity[] {
  return identitiesIn(body, []);
}

function identitiesIn(entry: BodyNode, around: Told[]): TrainingIdentity[] {
  const told = new Told();
  told.read(entry);
  const [worker] = told.workers;
  if (told.lists.length === 0) {
    return worker ? [identityOf(entry, worker, told, around)] : [];
  }
  return told.lists.flatMap(list => {
    // Who stands in another list, say of trainers, is no second participant: of them all is told.
    const others = new Told();
    told.lists.filter(other => other !== list).forEach(other => others.readWhole(other));
    return list.flatMap(inner => identitiesIn(inner, [...around, told, others]));
  });
}

function identityOf(
  entry: BodyNode,
  worker: BodyNode,
  own: Told,
  around: readonly Told[],
): TrainingIdentity {
  const all = [own, ...around];
  const titled = all.some(({ titles }) => titles.length > 0);
  return {
    key: [own.key(titled), ...around.map(outer => outer.digest(titled))].join('\n\n'),
    tellsTraining: titled || all.some(({ days }) => days.length > 0),
    worker,
    entry,
  };
}

/** What a part of a body tells of workers and trainings. */
class Told {
  readonly workers: BodyNode[] = [];
  readonly titles: BodyNode[] = [];
  readonly days: BodyNode[] = [];
  /** Of each list with workers its entries that name one. What they tell is not in the rest. */
  readonly lists: BodyNode[][] = [];
  readonly #parties: BodyNode[] = [];
  readonly #texts: BodyNode[] = [];
  #digest: { titled: boolean; text: string } | undefined;

  /** Takes in a value but for the lists of workers in it. */
  read(node: BodyNode): void {
    this.#take(node);
    const entries = Array.isArray(node.value) ? node.children.filter(namesWorker) : NONE;
    if (entries.length > 0) {
      this.lists.push(entries);
    }
    const others = entries.length === 0 ? node.children : without(node.children, entries);
    for (const child of others) {
      this.read(child);
    }
  }

  readWhole(nodes: readonly BodyNode[]): void {
    for (const node of nodes) {
      node.visit(inner => {
        this.#take(inner);
      });
    }
  }

  /** The same for those who tell the same. @param titled whether a title tells the training */
  key(titled: boolean): string {
    const parts = titled
      ? [...this.workers, ...this.#parties, ...this.titles, ...this.days]
      : [...this.#texts, ...this.workers, ...this.days];
    const lines = parts.map(part => `${part.parent?.name ?? ''}.${part.name}=${textOf(part)}`);
    return lines.length > 1 ? [...new Set(lines)].sort().join('\n') : lines.join('');
  }

  /** A short form of the key: what stands around a long list is in the key of each of its entries. */
  digest(titled: boolean): string {
    if (this.#digest?.titled !== titled) {
      const text = createHash('sha256').update(this.key(titled)).digest('base64');
      this.#digest = { titled, text };
    }
    return this.#digest.text;
  }

  #take(node: BodyNode): void {
    const { kind, name, parent, value } = node;
    if (typeof value !== 'string' && typeof value !== 'number') {
      return;
    }
    if (typeof value === 'string') {
      this.#texts.push(node);
    }
    if (kind === 'ssin') {
      this.workers.push(node);
    } else if (kind === 'enterpriseNumber' || kind === 'employerId') {
      this.#parties.push(node);
    } else if (kind === 'date' || kind === 'dateTime') {
      if (!wordsSay(parent?.name ?? '', name).aside) {
        this.days.push(node);
      }
    } else if (kind === undefined) {
      const says = wordsSay(parent?.name ?? '', name);
      if (says.year) {
        this.days.push(node);
      } else if (says.title && typeof value === 'string') {
        this.titles.push(node);
      }
    }
  }
}

const NONE: BodyNode[] = [];

function without(nodes: readonly BodyNode[], others: readonly BodyNode[]): BodyNode[] {
  const left = new Set(others);
  return nodes.filter(node => !left.has(node));
}

function namesWorker({ kind, children }: BodyNode): boolean {
  return kind === 'ssin' || children.some(namesWorker);
}

/** Words of a member, or of what it is in, that say which training it is. */
const TITLE =
  /\b(title|titel|titre|intitule|subject|onderwerp|sujet|thema|course|cursus|cours|kurs|training|opleiding|formation|ausbildung|fortbildung|schulung)\b/;
const YEAR = /\b(year|jaar|annee|jahr|quarter|kwartaal|trimestre|quartal)\b/;
/** Dates of something that comes with a training. */
const ASIDE =
  /\b(valid|validity|certificate|birth|creation|created|modified|geboorte|naissance|geburts)\b/;

interface NameMeaning {
  aside: boolean;
  year: boolean;
  title: boolean;
}

/** What a name says with the name of what it is in: `title`, `trainingName` or `training.name`; a training's type or status is none. */
function wordsSay(outer: string, name: string): NameMeaning {
  // By each of the two: a text made of both would be made, and looked at whole, for every value.
  return wordsSayIn(outer)(name);
}

const wordsSayIn = remembered(outer =>
  remembered((name): NameMeaning => {
    const words = nameWords(`${outer} ${name}`);
    const own = nameWords(name);
    return {
      aside: ASIDE.test(words),
      year: YEAR.test(own),
      title: TITLE.test(words) && (TITLE.test(own) || NAME.test(own)) && !NO_TITLE.test(own),
    };
  }),
);

const NAME = /\b(name|naam|nom|code|label)\b/;
const NO_TITLE = /\b(type|kind|status|statut|id|href|hours|days|right|result|provider)\b/;

/** Letters' size and white space make no other training. */
function textOf({ value, kind }: BodyNode): string {
  const text = String(value);
  return kind === 'ssin'
    ? text.replace(/\D+/g, '')
    : text.normalize().toLowerCase().trim().replace(/\s+/g, ' ');
}
