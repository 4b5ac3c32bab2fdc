import assert from 'node:assert/strict';
import {
  maskNationalNumbers,
  redactRecord,
  type ExchangeRecord,
} from '../../../../src/core/exchange/exchangeRecord.ts';

const MASK = '•••••••••••';

const RECORD: ExchangeRecord = {
  id: '89012345-6789-4901-8901-1234567abcde',
  at: '2026-11-21T10:00:00.000Z',
  account: { id: 'mine', name: 'Mine' },
  environment: { id: 'acpt', name: 'Acceptance', kind: 'acceptance' },
  provisional: true,
  request: {
    method: 'POST',
    url: 'https://api.example/workers/81050103522/trainings',
    traceId: '89012345-6789-4901-8901-1234567abcde',
  },
  response: {
    status: 201,
    headers: [
      ['content-type', 'application/json'],
      ['location', 'https://api.example/workers/81.05.01-035.22'],
      ['Set-Cookie', 'session=secret'],
      ['authorization', 'Bearer secret'],
      ['Proxy-Authorization', 'Basic secret'],
      ['cookie', 'session=secret'],
    ],
    body: '{"ssin":"81050103522","enterpriseNumber":"0884303369"}',
    size: 54,
    timings: { connect: 1, waiting: 2, download: 3, total: 6 },
  },
  masked: false,
};

describe('redactRecord', () => {
  it('masks national numbers wherever they stand and leaves credentials out', () => {
    assert.deepStrictEqual(redactRecord(RECORD), {
      ...RECORD,
      request: { ...RECORD.request, url: `https://api.example/workers/${MASK}/trainings` },
      response: {
        ...RECORD.response,
        headers: [
          ['content-type', 'application/json'],
          ['location', `https://api.example/workers/${MASK}`],
        ],
        body: `{"ssin":"${MASK}","enterpriseNumber":"0884303369"}`,
      },
      masked: true,
    });
  });

  it('masks the access tokens it was sent with, where a server repeats them', () => {
    const old = 'Zm9v.81050103522_x';
    const renewed = 'YmFy+/==';
    const response = {
      ...RECORD.response!,
      headers: [['x-received', `Bearer ${old}`]] as [string, string][],
      body: `{"received":["${old}","${renewed}"]}`,
    };
    const { headers, body } = redactRecord({ ...RECORD, response }, [old, renewed]).response!;
    assert.deepStrictEqual(
      { headers, body },
      { headers: [['x-received', `Bearer ${MASK}`]], body: `{"received":["${MASK}","${MASK}"]}` },
    );
  });

  it('leaves the whole record as it was', () => {
    const before = structuredClone(RECORD);
    redactRecord(RECORD);
    assert.deepStrictEqual(RECORD, before);
  });

  it('takes an exchange without an answer', () => {
    const unknown = { ...RECORD };
    delete unknown.response;
    assert.deepStrictEqual(redactRecord(unknown), {
      ...unknown,
      request: { ...RECORD.request, url: `https://api.example/workers/${MASK}/trainings` },
      masked: true,
    });
  });

  it('keeps nothing of a body that is too long to keep', () => {
    const response = { ...RECORD.response!, body: 'x'.repeat(5_000_001), size: 5_000_001 };
    const { body, size } = redactRecord({ ...RECORD, response }).response!;
    assert.deepStrictEqual([body, size], ['', 5_000_001]);
  });
});

describe('maskNationalNumbers', () => {
  for (const text of [
    '81050103522',
    '81.05.01-035.22',
    '81.05.01.035.22',
    '81.05.01 035 22',
    '81 05 01 035 22',
    '810501-035-22',
    '810501-03522',
    '810501 03522',
    '810501/035.22',
    '00000000000',
  ]) {
    it(`masks ${text}`, () => {
      assert.deepStrictEqual(
        [text, `"${text}"`, `{"a":${text}}`, `x${text}y`, `/${text}?`, `${text}, ${text}.`].map(
          maskNationalNumbers,
        ),
        [MASK, `"${MASK}"`, `{"a":${MASK}}`, `x${MASK}y`, `/${MASK}?`, `${MASK}, ${MASK}.`],
      );
    });
  }

  for (const [what, text] of [
    ['a UUID with eleven digits across its groups', '89012345-6789-4901-8901-1234567abcde'],
    ['a UUID with eleven digits at its end', 'a1b2c3d4-e5f6-4a7b-8c9d-a12345678901'],
    ['a UUID in capitals', 'URN:UUID:89012345-6789-4901-8901-1234567ABCDE'],
    ['a timestamp', '2026-11-21T10:00:00.123Z'],
    ['a timestamp with nanoseconds', '2026-11-21T10:00:00.123456789+01:00'],
    ['a timestamp with a space', '2026-11-21 10:00:00'],
    ['an HTTP date', 'Sat, 21 Nov 2026 22:19:19 GMT'],
    ['milliseconds since 1970', '1795255200000'],
    ['a compact timestamp', '20261121100000'],
    ['an enterprise number', '0884303369'],
    ['a displayed enterprise number', 'BE 0884.303.369'],
    ['an establishment unit', '2.297.964.444'],
    ['an NSSO number', '5134794036'],
    ['a telephone number', '+32 2 511 51 51'],
    ['a bank account', 'BE71 0961 2345 6769'],
    ['twelve digits', '810501035221'],
    ['ten digits', '8105010352'],
    ['a joint committee', '305.02.09'],
    ['a period', '2026-01-01/2026-03-31'],
    ['an anomaly', '00913-355, 90017-369'],
  ] as const) {
    it(`leaves ${what} alone`, () => {
      assert.equal(maskNationalNumbers(text), text);
    });
  }

  it('masks a number beside a UUID', () => {
    const uuid = '89012345-6789-4901-8901-1234567abcde';
    assert.equal(maskNationalNumbers(`${uuid} 81050103522`), `${uuid} ${MASK}`);
  });

  it('takes a long text of digits in its stride', () => {
    const text = '1 '.repeat(1_000_000) + '1-'.repeat(1_000_000) + '1'.repeat(1_000_000);
    assert.equal(maskNationalNumbers(text), text);
  });
});
