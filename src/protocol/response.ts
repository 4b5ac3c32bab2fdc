import type { BodySlice } from './bodySlice.ts';
import type { ShownCause } from './cause.ts';
import type { NoMessages } from './rpc.ts';
import type { Tone } from './tone.ts';

/** What the host answers to the response view. Every text in here is already in the user's language. */
export type ResponseHostProtocol = {
  requests: {
    /** The first message of the view, also after VS Code has rebuilt it. */
    ready: { params: undefined; result: ResponseViewOpening };
    /** The rest of a body: the first piece is part of the model. `from` is the `next` of the piece before. */
    body: { params: { exchangeId: string; from: number }; result: BodySlice };
    /** Puts something on the clipboard. */
    copy: { params: { exchangeId: string; what: Copyable }; result: undefined };
    /** One of the causes' steps, by its id. Settles when that is over. */
    run: { params: { exchangeId: string; step: string }; result: undefined };
    /** Opens the body in an editor tab. */
    openInEditor: { params: { exchangeId: string; form: BodyForm }; result: undefined };
  };
  events: NoMessages;
};

/** What the response view listens to. */
export type ResponseWebviewProtocol = {
  requests: NoMessages;
  events: {
    /** Another exchange, or a newer state of the one that is shown. */
    show: ResponseViewModel;
  };
};

export interface ResponseViewOpening {
  strings: ResponseViewStrings;
  model: ResponseViewModel;
}

/** `pretty` is JSON laid out by `JsonFormatter`, `raw` the characters as they came. */
export type BodyForm = 'pretty' | 'raw';

export type Copyable =
  'url' | 'prettyBody' | 'rawBody' | 'headers' | 'requestTraceId' | 'responseTraceId';

/** Everything about one exchange that the view shows, but for the rest of a long body. */
export interface ResponseViewModel {
  exchangeId: string;
  request: ShownRequest;
  /** Sentences under the title: masked after a restart, body is not valid JSON, 404 on a provisional path … */
  notes: readonly { tone: Tone; text: string }[];
  /** Codes in the answer that the user's list of anomalies explains, errors first. */
  anomalies: readonly ShownAnomaly[];
  /** What may lie behind a refusal or behind silence, the most likely first. */
  causes: readonly ShownCause[];
  /** What holds for all causes. */
  causesNote?: string;
  outcome: Answer | NoAnswer;
}

export interface ShownAnomaly {
  code: string;
  tone: Extract<Tone, 'error' | 'warning' | 'information'>;
  /** The tone in a word. */
  weight: string;
  /** What the code means, in the user's language as far as the list has it; may be `''`. */
  text: string;
  /** Where the code stands first, and how often: "in anomalies[0].code, 3 times in all". */
  place: string;
}

export interface ShownRequest {
  method: string;
  url: string;
  account: string;
  environment: { name: string; kind: 'production' | 'acceptance' | 'sandbox' | 'custom' };
  /** The short badge and its explanation while the provisional description is active. */
  provisional?: { label: string; explanation: string };
}

export interface Answer {
  kind: 'answer';
  /** `text` is the reason phrase, such as "Created"; `meaning` one sentence about what it says here. */
  status: { code: number; text: string; meaning: string; tone: Tone };
  timings: Timings;
  size: { bytes: number; text: string };
  /** `iso` is RFC 3339, `text` the same moment as people write it. */
  receivedAt: { iso: string; text: string };
  traceIds: { request?: string; response?: string };
  headers: readonly (readonly [name: string, value: string])[];
  body: AnswerBody;
}

/** All in milliseconds. `connect` is absent when an open connection was used. */
export interface Timings {
  connect?: number;
  waiting: number;
  download: number;
  total: number;
}

/**
 * `text`: `language` is `json` only when the text may be laid out as such; `length` is that of the whole text in UTF-16 units.
 * The others have no text to show; `explanation` says why in a sentence.
 */
export type AnswerBody =
  | { kind: 'text'; language: 'json' | 'text'; length: number; start: BodySlice }
  | { kind: 'empty' | 'binary' | 'notKept'; explanation: string };

/** No answer to show: nobody knows the outcome, or it is no longer kept. `heading` is short, `explanation` says what to do. */
export interface NoAnswer {
  kind: 'unknown' | 'notKept';
  heading: string;
  explanation: string;
}

/** The fixed words of the view. `{0}` and `{1}` are filled in by the view. */
export interface ResponseViewStrings {
  account: string;
  environment: string;
  received: string;
  size: string;
  timings: string;
  connect: string;
  waiting: string;
  download: string;
  requestTraceId: string;
  responseTraceId: string;
  notes: string;
  anomalies: string;
  /** "Most likely: {0}", with the title of a cause. */
  mostLikely: string;
  causes: string;
  evidence: string;
  steps: string;

  tabs: string;
  body: string;
  headers: string;
  headerName: string;
  headerValue: string;
  noHeaders: string;
  /** The size of a list next to its name, "Headers: {0}". */
  headerCount: string;

  form: string;
  pretty: string;
  raw: string;
  wrapLines: string;
  find: string;
  copyUrl: string;
  copyBody: string;
  copyHeaders: string;
  /** "Copy {0}", with the name of a trace id. */
  copyValue: string;
  openInEditor: string;
  copied: string;
  /** Something asked of the host failed; details stand in the log. */
  failed: string;
  /** The rest of a long body is on its way: "Loading: {0} %". */
  loading: string;
  /** The rest of a long body could not be had. */
  incomplete: string;

  matchCase: string;
  wholeWord: string;
  regularExpression: string;
  previousMatch: string;
  nextMatch: string;
  closeFind: string;
  noMatches: string;
  invalidExpression: string;
  /** "{0} of {1}". */
  matchPosition: string;
  /** "Results: {0}", when the selection is on none of them. */
  matchCount: string;

  foldLine: string;
  unfoldLine: string;
  foldedCode: string;
  foldedLines: string;
  unfoldedLines: string;
  /** Between two line numbers: "Folded lines 2 to 9". */
  to: string;
  /** "Special character {0}", with its code such as U+202E. */
  specialCharacter: string;
}
