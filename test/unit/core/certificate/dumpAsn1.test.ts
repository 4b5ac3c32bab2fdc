import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { Der } from '../../../../src/core/certificate/der.ts';
import { dumpAsn1 } from '../../../../src/core/certificate/dumpAsn1.ts';
import { fixtureBytes } from './keyStoreFixtures.ts';

describe('dumpAsn1', () => {
  it('finds every element that OpenSSL finds, where it finds it', () => {
    for (const file of ['odd-extensions.cer', 'odd-names.cer', 'chain.der.p7b']) {
      const bytes = fixtureBytes(file);
      const openssl = execFileSync('openssl', ['asn1parse', '-inform', 'DER'], { input: bytes })
        .toString()
        .trim()
        .split('\n')
        .map(line => /^ *(\d+):d=(\d+) +hl=\d+ l= *(\d+)/.exec(line)!.slice(1).map(Number));
      const ours = dumpAsn1(bytes).map(line => {
        const [, offset, indentation, , length] = /^ *(\d+) {2}( *)([^(]+) \((\d+)\)/.exec(line)!;
        return [Number(offset), indentation!.length / 2, Number(length)];
      });
      // Ours shows what is inside strings, too.
      const known = new Set(openssl.map(String));
      assert.deepStrictEqual(
        ours.filter(element => known.has(String(element))),
        openssl,
        file,
      );
    }
  });

  it('writes values so that they can be read', () => {
    const text = (tag: number, ...bytes: number[]) => Buffer.of(tag, bytes.length, ...bytes);
    const bytes = Der.sequence(
      Der.integer(65537),
      Der.integer(Buffer.alloc(8, 0x7f)),
      text(0x01, 0xff),
      Der.null,
      Der.oid('2.5.29.15'),
      Der.oid('1.2.3'),
      Der.utf8String('Zoë\u202e'),
      Der.bmpString('é'),
      Der.time(new Date('2026-11-21T10:00:00Z')),
      Der.octetString(Der.sequence(Der.null)),
      Der.octetString(Buffer.alloc(49)),
      Der.implicitOctets(2, Buffer.from('a.example')),
      Der.context(1, Der.null),
      text(0x42, 0x00),
      text(0x17, 0x41),
      text(0x02),
    );
    assert.deepStrictEqual(
      dumpAsn1(bytes).map(line => line.slice(7)),
      [
        'SEQUENCE (137)',
        '  INTEGER (3) 65537',
        '  INTEGER (8) 7F7F7F7F7F7F7F7F',
        '  BOOLEAN (1) true',
        '  NULL (0)',
        '  OBJECT IDENTIFIER (3) 2.5.29.15 keyUsage',
        '  OBJECT IDENTIFIER (2) 1.2.3',
        '  UTF8String (7) "Zoë\\e2\\80\\ae"',
        '  BMPString (2) "é"',
        '  UTCTime (13) 2026-11-21T10:00:00.000Z',
        '  OCTET STRING (4) 30020500',
        '    SEQUENCE (2)',
        '      NULL (0)',
        `  OCTET STRING (49) ${'00'.repeat(48)}…`,
        '  [2] (9) "a.example"',
        '  [1] (2)',
        '    NULL (0)',
        '  [APPLICATION 2] (1) 00',
        '  UTCTime (1) 41',
        '  INTEGER (0) ',
      ],
    );
  });

  it('ends somewhere', () => {
    const wide = Der.sequence(
      ...Array.from({ length: 3 }, () => Der.sequence(Buffer.alloc(4000 * 2, Buffer.of(5, 0)))),
    );
    let deep: Buffer = Der.null;
    for (let depth = 0; depth < 1000; depth++) {
      deep = Der.octetString(deep);
    }
    const dump = dumpAsn1(wide);
    assert.deepStrictEqual(
      [dump.length, dump.at(-1), dumpAsn1(deep).length, dumpAsn1(Buffer.of(5, 0, 9, 9))],
      [5001, '…', 65, ['    0  NULL (0)']],
    );
  });
});
