import type { EnvironmentKind } from '../channel/environment.ts';
import type { Quality } from '../channel/quality.ts';
import type { Timings, TransportFailure } from './transport.ts';

/** One exchange with what the response view shows of it. In memory it is whole; what is kept is masked first. */
export interface ExchangeRecord {
  /** UUID. */
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  account: { id: string; name: string };
  environment: { id: string; name: string; kind: EnvironmentKind };
  /** What explains a refusal; absent in what earlier versions kept. */
  channel?: { api: string; clientId: string; quality: Quality; tokenEndpoint: string };
  /** The paths are of our own model, not the official description. */
  provisional: boolean;
  /** `traceId` is that of the call that was answered. */
  request: { method: string; url: string; traceId?: string };
  /** Why no answer came, where that is known. */
  failure?: Pick<TransportFailure, 'kind' | 'reason' | 'sent'>;
  /** Absent when the outcome is unknown. */
  response?: {
    status: number;
    headers: [name: string, value: string][];
    /** Text of the body as received, decoded as UTF-8. */
    body: string;
    /** Bytes of the body. */
    size: number;
    timings: Timings;
  };
  /** Read back from what was kept: national numbers are masked. */
  masked: boolean;
}

/** Characters of a body that are kept; of a longer one nothing is, since a part would read as the whole. */
const KEPT_BODY = 5_000_000;

const MASK = '•••••••••••';

/** Whether a header may carry a secret whatever its value looks like. */
export function isSecretHeader(name: string): boolean {
  return /^(authorization|proxy-authorization|cookie|set-cookie)$/i.test(name);
}

/**
 * What may be written to disk of an exchange: national numbers masked wherever they stand, no credentials. The request's
 * headers and body are not part of a record at all.
 *
 * @param tokens the access tokens it was sent with: gateways repeat what they received in their error pages
 */
export function redactRecord(
  record: ExchangeRecord,
  tokens: Iterable<string> = [],
): ExchangeRecord {
  const { response } = record;
  const mask = (text: string): string =>
    maskNationalNumbers([...tokens].reduce((left, token) => left.replaceAll(token, MASK), text));
  return {
    ...record,
    request: { ...record.request, url: mask(record.request.url) },
    ...(response && {
      response: {
        ...response,
        headers: response.headers
          .filter(([name]) => !isSecretHeader(name))
          .map(([name, value]) => [name, mask(value)]),
        body: response.body.length > KEPT_BODY ? '' : mask(response.body),
      },
    }),
    masked: true,
  };
}

/**
 * Replaces whatever may be a national number (SSIN, INSZ, NISS: eleven digits, with or without the usual separators) by bullets.
 * Check digits are not looked at: a mistyped number is as personal as a right one.
 *
 * @see facts C5
 */
export function maskNationalNumbers(text: string): string {
  return text.replace(NATIONAL_NUMBER, (_, harmless?: string) => harmless ?? MASK);
}

/** UUIDs and times of day come first: inside them, eleven digits in a row are nobody's number. */
const NATIONAL_NUMBER = new RegExp(
  [
    /((?<!\w)[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?!\w)|(?<!\d)\d\d:\d\d:\d\d\.\d{1,9}(?!\d))/,
    /(?<!\d)\d{2}[.\- ]?\d{2}[.\- ]?\d{2}[.\- /]?\d{3}[.\- ]?\d{2}(?!\d)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);
