import assert from 'node:assert/strict';
import { findingsIn, readTexts } from './readTexts.ts';

/** How people write the address of a file, and which file they mean; without one, what they are told. */
const ADDRESSES: [reference: string, meant: { file: string } | { finding: [string, object] }][] = [
  ['parts/a.yaml', { file: '/api/parts/a.yaml' }],
  ['./parts/../a.yaml', { file: '/api/a.yaml' }],
  ['parts\\a.yaml', { file: '/api/parts/a.yaml' }],
  ['a b.yaml', { file: '/api/a b.yaml' }],
  ['a%20b.yaml', { file: '/api/a b.yaml' }],
  ['schéma.yaml', { file: '/api/schéma.yaml' }],
  ['100%.yaml', { file: '/api/100%.yaml' }],
  ['50%25.yaml', { file: '/api/50%.yaml' }],
  ['/other/a.yaml', { file: '/other/a.yaml' }],
  // There is no such file here, but that is what is said of it.
  ['C:/api/a.yaml', { finding: ['api/file-unreadable', { file: '/C:/api/a.yaml' }] }],
  ['C:\\api\\a.yaml', { finding: ['api/file-unreadable', { file: '/C:/api/a.yaml' }] }],
  ['parts%2Fa.yaml', { finding: ['api/reference-missing', { reference: 'parts%2Fa.yaml#/A' }] }],
  ['%E9.yaml', { finding: ['api/reference-missing', { reference: '%E9.yaml#/A' }] }],
];

describe('references to files', function () {
  before(function () {
    if (process.platform === 'win32') {
      this.skip(); // paths as this test writes them have no drive
    }
  });

  for (const [reference, meant] of ADDRESSES) {
    it(`follows ${reference} or tells what is wrong with it`, async () => {
      const texts = {
        '/api/root.yaml': `openapi: 3.0.3
info: { title: Files, version: '1' }
paths: {}
components: { schemas: { Here: { $ref: '${reference}#/A' } } }
`,
        ...('file' in meant && { [meant.file]: 'A: { type: integer }' }),
      };
      const reading = await readTexts(texts);
      assert.deepStrictEqual(
        {
          schemas: reading.description?.document['components'],
          findings: findingsIn(reading, texts).map(([code, details]) => [code, details]),
        },
        'file' in meant
          ? { schemas: { schemas: { Here: { type: 'integer' } } }, findings: [] }
          : { schemas: { schemas: { Here: {} } }, findings: [meant.finding] },
      );
    });
  }
});
