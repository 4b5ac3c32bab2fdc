import assert from 'node:assert/strict';
import { readTexts } from './readTexts.ts';

describe('readApi of remote documents', () => {
  const remote = (reference: string) => ({
    '/api/root.yaml': `openapi: 3.0.3
info: { title: t, version: '1' }
paths: {}
components: { schemas: { A: { $ref: '${reference}' } } }
`,
  });
  const COMMON = 'https://specs.example/v1/common.yaml';

  it('reads none of a host that is not allowed', async () => {
    const { findings, wanted, remote: addresses } = await readTexts(remote(`${COMMON}#/A`));
    assert.deepStrictEqual(
      [findings.map(({ code, details }) => [code, details]), wanted, addresses],
      [[['api/host-not-allowed', { host: 'specs.example' }]], [], [COMMON]],
    );
  });

  it('asks for those of allowed hosts, one after the other', async () => {
    const allowedHosts = ['Specs.example'];
    const texts = remote(`${COMMON}#/A`);
    const first = await readTexts(texts, { allowedHosts });
    const fetched = { [COMMON]: { text: "A: { items: { $ref: 'more.yaml' } }" } };
    const second = await readTexts(texts, { allowedHosts, fetched });
    const more = { 'https://specs.example/v1/more.yaml': { text: 'type: string' } };
    const third = await readTexts(texts, { allowedHosts, fetched: { ...fetched, ...more } });
    assert.deepStrictEqual(
      [
        first.wanted,
        second.wanted,
        third.wanted,
        third.findings,
        third.description?.document['components'],
      ],
      [
        [COMMON],
        Object.keys(more),
        [],
        [],
        {
          schemas: {
            A: { items: { $ref: '#/components/schemas/more' } },
            more: { type: 'string' },
          },
        },
      ],
    );
  });

  it('tells why one could not be fetched', async () => {
    const { findings } = await readTexts(remote(COMMON), {
      allowedHosts: ['specs.example'],
      fetched: { [COMMON]: { cause: '404' } },
    });
    assert.deepStrictEqual(
      findings.map(({ code, details, line }) => [code, details, line]),
      [['api/not-fetched', { host: 'specs.example', cause: '404' }, 3]],
    );
  });

  it('takes nothing but https, no file from afar and no other machine', async () => {
    const refused = async (reference: string, fetched = {}) => {
      const { findings } = await readTexts(remote(reference), {
        allowedHosts: ['specs.example'],
        fetched,
      });
      return findings.map(({ code }) => code);
    };
    assert.deepStrictEqual(
      [
        await refused('http://specs.example/a.yaml'),
        await refused('//specs.example/a.yaml'),
        await refused('ftp://specs.example/a.yaml'),
        await refused('https://user:pass@specs.example/a.yaml'),
        await refused(COMMON, { [COMMON]: { text: '$ref: file:///etc/passwd' } }),
      ],
      Array.from({ length: 5 }, () => ['api/address-refused']),
    );
  });
});
