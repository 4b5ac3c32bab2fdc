import { foldText } from '../base/foldText.ts';
import type { Employer } from './account.ts';
import { formatEnterpriseNumber } from './enterpriseNumber.ts';

/** Employers by name as the language orders names, those without one last, by number. */
export function sortEmployers(employers: readonly Employer[], language: string): Employer[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  return [...employers].sort(
    (a, b) =>
      Number(a.name === undefined) - Number(b.name === undefined) ||
      compare(a.name ?? '', b.name ?? '') ||
      compare(a.enterpriseNumber, b.enterpriseNumber),
  );
}

/** The employers with others put in their place, by number, or added. */
export function mergeEmployers(
  employers: readonly Employer[],
  changes: readonly Employer[],
): Employer[] {
  const merged = new Map(employers.map(employer => [employer.enterpriseNumber, employer]));
  for (const employer of changes) {
    merged.set(employer.enterpriseNumber, employer);
  }
  return [...merged.values()];
}

/** Finds employers by parts of their name, without case and accents, or of their number, with or without dots. */
export class EmployerSearch {
  readonly #texts: { employer: Employer; text: string }[];

  constructor(employers: readonly Employer[]) {
    this.#texts = employers.map(employer => ({
      employer,
      text: foldText(
        `${employer.name ?? ''} ${employer.enterpriseNumber} ${formatEnterpriseNumber(employer.enterpriseNumber)}`,
      ),
    }));
  }

  /** Those that hold every word; all for an empty query. */
  find(query: string): Employer[] {
    const words = foldText(query).split(/\s+/);
    return this.#texts
      .filter(({ text }) => words.every(word => text.includes(word)))
      .map(({ employer }) => employer);
  }
}
