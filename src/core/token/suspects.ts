import type { Cause, CauseCode, Evidence, EvidenceCode, EvidenceDetails } from './cause.ts';

/** Causes about which the portal's documents say nothing: tolerance, replay, lifetime, error texts, other algorithms … (facts G). */
const UNDOCUMENTED: readonly CauseCode[] = [
  'acceptance/no-access',
  'assertion/algorithm',
  'assertion/clock',
  'assertion/lifetime',
  'assertion/replayed',
  'certificate/expired',
  'certificate/not-yet-valid',
  'server/other-refusal',
  'server/rate-limit',
  'service/closed',
];

/** One suspect, with the facts that speak for it and against it. */
export interface Suspect {
  /** Adds a fact and its points. */
  for: <C extends EvidenceCode>(points: number, code: C, details: EvidenceDetails[C]) => Suspect;
  /** Adds a fact that speaks against, and takes its points off. */
  against: <C extends EvidenceCode>(
    points: number,
    code: C,
    details: EvidenceDetails[C],
  ) => Suspect;
}

/** Collects suspects and puts the most likely first. */
export class Suspects {
  readonly #causes = new Map<CauseCode, { weight: number; evidence: Evidence[] }>();
  readonly #isPortal: boolean;

  /** @param isPortal the portal itself is called, of which not everything is documented */
  constructor(isPortal: boolean) {
    this.#isPortal = isPortal;
  }

  /** Suspects a cause, with the points that it has before any fact is known; one that is suspected already gains them. */
  add(code: CauseCode, points: number): Suspect {
    const cause = this.#causes.get(code) ?? { weight: 0, evidence: [] };
    cause.weight += points;
    this.#causes.set(code, cause);
    const note =
      (speaks: Evidence['speaks'], sign: 1 | -1): Suspect['for'] =>
      (weight, fact, details) => {
        cause.weight += sign * weight;
        // The code and its details are one member of the union by the signature.
        cause.evidence.push({ code: fact, speaks, details } as Evidence);
        return suspect;
      };
    const suspect: Suspect = { for: note('for', 1), against: note('against', -1) };
    return suspect;
  }

  has(code: CauseCode): boolean {
    return this.#causes.has(code);
  }

  /** Adds the server's own words to the most likely cause: they hint at nothing known, but a reader may make more of them. */
  quote(details: EvidenceDetails['answer/hint']): void {
    const [first] = [...this.#causes.values()].sort((a, b) => b.weight - a.weight);
    first?.evidence.push({ code: 'answer/hint', speaks: 'for', details });
  }

  /** @returns what is left when the facts have spoken, the most likely first; among equals, what was suspected first */
  ranked(): Cause[] {
    return [...this.#causes]
      .filter(([, { weight }]) => weight > 0)
      .map(([code, { weight, evidence }]) => ({
        code,
        weight: Math.min(99, Math.max(1, Math.round(weight))),
        evidence,
        undocumented: this.#isPortal && UNDOCUMENTED.includes(code),
      }))
      .sort((a, b) => b.weight - a.weight);
  }
}
