import type { Tone } from './tone.ts';

/** What may have gone wrong, with what speaks for it and what to do: shown by the token view and the response view. */
export interface ShownCause {
  code: string;
  title: string;
  likelihood: { tone: Tone; text: string };
  explanation: string;
  /** What speaks for it, and what against it, each one sentence. */
  evidence: readonly { tone: Tone; text: string }[];
  steps: readonly ShownStep[];
}

/** Something the host can do for the user. */
export interface ShownStep {
  id: string;
  label: string;
  /** It opens something outside the editor. */
  isExternal?: boolean;
}
