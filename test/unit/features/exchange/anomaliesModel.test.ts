import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import {
  readAnomalyCatalogue,
  type AnomalyCatalogue,
} from '../../../../src/core/exchange/anomalyCatalogue.ts';
import { anomaliesModel } from '../../../../src/features/exchange/anomaliesModel.ts';

const read = (text: string): Promise<AnomalyCatalogue> =>
  readAnomalyCatalogue('anomalies.csv', new TextEncoder().encode(text), setImmediate);

const answer = (body: string) => ({
  response: {
    status: 201,
    headers: [],
    body,
    size: body.length,
    timings: { waiting: 1, download: 1, total: 2 },
  },
});

describe('anomaliesModel', () => {
  let catalogue: AnomalyCatalogue;
  before(async () => {
    catalogue = await read('code;severity;nl;fr\nA-1;W;laat;tard\nA-2;E;fout;\nA-3;;;inconnu\n');
  });

  it('tells what each code means, errors first, in the language as far as the list has it', () => {
    const body = JSON.stringify({ anomalies: ['A-1', 'A-3', 'A-2', 'A-1', 'A-9'] });
    assert.deepStrictEqual(
      anomaliesModel(answer(body), catalogue, 'fr').map(({ code, tone, text, place }) => [
        code,
        tone,
        text,
        /anomalies\[\d\]/.exec(place)?.[0],
      ]),
      [
        ['A-2', 'error', 'fout', 'anomalies[2]'],
        ['A-1', 'warning', 'tard', 'anomalies[0]'],
        ['A-3', 'information', 'inconnu', 'anomalies[1]'],
      ],
    );
  });

  it('says nothing without a list, without an answer, and of what is no JSON', () => {
    assert.deepStrictEqual(
      [
        anomaliesModel(answer('["A-1"]'), undefined, 'nl'),
        anomaliesModel({}, catalogue, 'nl'),
        anomaliesModel(answer('A-1'), catalogue, 'nl'),
        anomaliesModel(answer(''), catalogue, 'nl'),
      ],
      [[], [], [], []],
    );
  });

  it('stays short enough for the view', async () => {
    const many = await read(
      ['code,text', ...Array.from({ length: 200 }, (_, i) => `X-${i},text`)].join('\n'),
    );
    const body = JSON.stringify(Array.from({ length: 200 }, (_, i) => `X-${i}`));
    assert.equal(anomaliesModel(answer(body), many, 'en').length, 50);
  });
});
