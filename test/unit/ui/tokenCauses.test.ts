import assert from 'node:assert/strict';
import { PORTAL_ENVIRONMENTS } from '../../../src/core/channel/environment.ts';
import {
  CAUSE_CODES,
  type Cause,
  type Evidence,
  type EvidenceCode,
  type EvidenceDetails,
} from '../../../src/core/token/cause.ts';
import type { CauseContext } from '../../../src/ui/causeText.ts';
import { causesNote, causeText } from '../../../src/ui/tokenCauses.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const HOSTILE = '[x](command:evil)\n';

const CONTEXT: CauseContext = {
  language: 'en',
  host: HOSTILE,
  account: { clientId: HOSTILE, quality: 'employer' },
  environment: { ...PORTAL_ENVIRONMENTS[1]!, id: 'own', name: HOSTILE },
  environmentName: () => HOSTILE,
};

/** Every fact, with each form of its sentence. */
const FACTS: { [C in EvidenceCode]: EvidenceDetails[C][] } = {
  'clock/assertion-offset': [{ seconds: 0 }, { seconds: 3665 }, { seconds: -59 }],
  'clock/machine-offset': [
    { seconds: 90, corrected: true },
    { seconds: -90, corrected: false },
    { seconds: 0, corrected: false },
  ],
  'clock/not-told': [{}],
  'certificate/validity': [{ notBefore: AT, notAfter: AT, serverTime: AT }],
  'assertion/signature': [{ valid: true }, { valid: false }],
  'assertion/claim': [
    { claim: 'aud', expected: 'a', found: HOSTILE },
    { claim: 'exp', expected: '', found: '' },
  ],
  'assertion/lifetime': [{ seconds: 300 }],
  'assertion/jti': [
    { reused: true, at: AT },
    { reused: false, at: AT },
  ],
  'assertion/algorithm': [{ algorithm: 'ES384' }],
  'account/same-client-id': [{ account: HOSTILE, environment: 'prod' }],
  'account/acceptance': [{}],
  'account/client-id-form': [{ usual: true }, { usual: false }],
  'history/token': [
    { at: AT, sameCertificate: true, sameClient: true },
    { at: AT, sameCertificate: false, sameClient: true },
    { at: AT, sameCertificate: true, sameClient: false },
  ],
  'scope/asked': [{ scope: HOSTILE }],
  'scope/of-quality': [
    { quality: 'employer', own: true },
    { quality: 'serviceProvider', own: false },
  ],
  'scope/undocumented': [{ scope: HOSTILE }],
  'scope/worked': [{ at: AT }],
  'scope/given': [{ asked: HOSTILE, given: HOSTILE }],
  'scope/required': [{ scopes: [HOSTILE] }],
  'answer/status': [{ status: 401 }],
  'answer/content-type': [{ contentType: HOSTILE }],
  'answer/size': [{ bytes: 0 }],
  'answer/error': [{ error: HOSTILE }],
  'answer/hint': [{ host: HOSTILE, text: HOSTILE }],
  'answer/problem': [{ type: HOSTILE }],
  'answer/member': [
    { member: 'expires_in', found: undefined },
    { member: 'expires_in', found: HOSTILE },
  ],
  'answer/location': [{ host: HOSTILE }],
  'answer/retry-after': [{ value: HOSTILE }],
  'failure/reason': [{ reason: 'ECONNREFUSED' }],
  'failure/sent': [{ sent: true }, { sent: false }],
  'address/documented': [
    { documented: true, address: 'https://a.example' },
    { documented: false, address: 'https://a.example' },
  ],
  'service/repealed': [{}],
  'api/provisional': [{}],
  'api/quality': [{ quality: 'socialSecretariat' }],
};

const ALL = (Object.keys(FACTS) as EvidenceCode[]).flatMap(code =>
  (['for', 'against'] as const).flatMap(speaks =>
    FACTS[code].map(details => ({ code, speaks, details }) as Evidence),
  ),
);

const cause = (code: Cause['code'], more: Partial<Cause> = {}): Cause => ({
  code,
  weight: 50,
  evidence: [],
  undocumented: false,
  ...more,
});

describe('causeText', () => {
  it('has a title and an explanation of its own for every cause, and nothing that VS Code would run', () => {
    const texts = CAUSE_CODES.map(code => causeText(cause(code), CONTEXT));
    const words = texts.flatMap(({ title, explanation }) => [title, explanation]);
    assert.deepStrictEqual(
      [new Set(words).size, words.filter(isUnfit), words.filter(text => text.trim() === '')],
      [CAUSE_CODES.length * 2, [], []],
    );
  });

  it('has a sentence of its own for every fact, and nothing that VS Code would run', () => {
    const { evidence } = causeText(cause('client/unknown', { evidence: ALL }), CONTEXT);
    const sentences = evidence.map(({ text }) => text);
    assert.deepStrictEqual(
      [new Set(sentences).size, sentences.filter(isUnfit)],
      [ALL.length / 2, []],
    );
  });

  it('tells by the tone what speaks for a cause, what against it, and what is a hint', () => {
    const details = { host: 'a', text: 'b' };
    const { evidence } = causeText(
      cause('client/unknown', {
        evidence: [
          { code: 'account/acceptance', speaks: 'for', details: {} },
          { code: 'account/acceptance', speaks: 'against', details: {} },
          { code: 'answer/hint', speaks: 'for', details },
        ],
      }),
      CONTEXT,
    );
    assert.deepStrictEqual(
      evidence.map(({ tone }) => tone),
      ['warning', 'success', 'information'],
    );
  });

  it('puts the weight in words, and calls an oddity none of them', () => {
    const texts = [99, 80, 79, 45, 44, 20, 19, 1].map(weight => {
      const { likelihood } = causeText(cause('client/unknown', { weight }), CONTEXT);
      return `${likelihood.tone} ${likelihood.text}`;
    });
    const notice = causeText(cause('answer/expires-in-missing'), CONTEXT).likelihood;
    assert.deepStrictEqual(new Set(texts).size, 4);
    assert.deepStrictEqual(
      texts.map((text, index) => index > 0 && text === texts[index - 1]),
      [false, true, false, true, false, true, false, true],
    );
    assert.ok(!texts.includes(`${notice.tone} ${notice.text}`));
  });

  it('leads to the portal from its own environments alone', () => {
    const steps = (tokenEndpoint: string, kind: 'acceptance' | 'sandbox'): string[] =>
      causeText(cause('client/unknown'), {
        ...CONTEXT,
        environment: { id: 'own', name: 'own', kind, tokenEndpoint },
      }).steps.map(({ id }) => id);
    assert.deepStrictEqual(
      [
        steps('https://a.example', 'acceptance'),
        steps('http://127.0.0.1:1', 'sandbox'),
        steps('', 'sandbox'),
      ],
      [['editAccount', 'openChaman'], ['editAccount'], ['editAccount']],
    );
  });

  it('says that something is not documented where a cause rests on that', () => {
    assert.deepStrictEqual(
      [
        causesNote([]),
        causesNote([cause('assertion/clock')]),
        typeof causesNote([
          cause('client/unknown'),
          cause('assertion/clock', { undocumented: true }),
        ]),
      ],
      [undefined, undefined, 'string'],
    );
  });
});

/** A link that runs a command, a line break, or a gap that was not filled in. */
function isUnfit(text: string): boolean {
  return /\]\(|\n|\{\d\}|undefined|NaN/.test(text);
}
