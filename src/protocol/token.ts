import type { ShownCause, ShownStep } from './cause.ts';
import type { NoMessages } from './rpc.ts';
import type { Tone } from './tone.ts';

/**
 * What the host answers to the token view: an account's token exchange with its explanation, or a token taken apart. Every text in here is
 * already in the user's language, and masked: no token crosses unless the user inspects that token itself.
 */
export type TokenHostProtocol = {
  requests: {
    /** The first message of the view, also after VS Code has rebuilt it. */
    ready: { params: undefined; result: TokenViewOpening };
    /** One of the model's steps, by its id. Settles when that is over; what came of it is told by `show`. */
    run: { params: { step: string }; result: undefined };
    /** Puts a section's text on the clipboard. */
    copy: { params: { section: string }; result: undefined };
  };
  events: NoMessages;
};

/** What the token view listens to. */
export type TokenWebviewProtocol = {
  requests: NoMessages;
  events: {
    /** There is something new to show. */
    show: TokenViewModel;
  };
};

export interface TokenViewOpening {
  strings: TokenViewStrings;
  model: TokenViewModel;
  /** RFC 3339, by the host's clock: it may be another machine than the one that shows the page. */
  now: string;
}

export interface TokenViewModel {
  /** Changes when something else is shown: what is unfolded then starts anew. */
  id: string;
  heading: string;
  /** What it is about, each a few words: environment, quality, client id. */
  facts: readonly string[];
  /** The environment is one of production: marked as everywhere. */
  isProduction: boolean;
  verdict: { tone: Tone; text: string; explanation: string };
  /** How much of a token's life is left. */
  life?: TokenLife;
  /** What may have gone wrong, the most likely first. */
  causes: readonly ShownCause[];
  /** What holds for all causes, such as where the portal documents nothing. */
  causesNote?: string;
  sections: readonly TokenSection[];
  /** What the user can do here; the first is the main one. */
  steps: readonly ShownStep[];
}

/** RFC 3339 moments by the host's clock. */
export interface TokenLife {
  from: string;
  to: string;
}

/** A part of an exchange or of a token. */
export interface TokenSection {
  id: string;
  heading: string;
  isOpen: boolean;
  /** What is to be said of the whole part: its signature is valid, it is opaque … */
  note?: { tone: Tone; text: string };
  rows: readonly TokenRow[];
  /** The part as it was sent or received, masked where it holds a secret. */
  text?: string;
  canCopy: boolean;
}

/** A claim, a header or a parameter. */
export interface TokenRow {
  name: string;
  /** The name is a word of the user's language, as against one of machines. */
  isLabel?: true;
  /** Empty where the moment says it all. */
  value: string;
  /** The value is one of machines, as against prose. */
  isCode: boolean;
  /** The moment the value stands for. */
  moment?: { local: string; utc: string; relative: string };
  /** What it means, in a sentence. */
  explanation?: string;
  tone?: Tone;
}

/** The fixed words of the view. `{0}` is filled in by the view. */
export interface TokenViewStrings {
  production: string;
  causes: string;
  evidence: string;
  steps: string;
  /** Beside a moment by the machine's time zone. */
  localTime: string;
  /** The name of the bar for assistive technology. */
  life: string;
  /** "{0} left", with minutes and seconds. */
  timeLeft: string;
  ended: string;
  name: string;
  value: string;
  meaning: string;
  /** "Copy: {0}", with the heading of a section. */
  copyValue: string;
  copied: string;
  /** Something asked of the host failed; details stand in the log. */
  failed: string;
}
