import assert from 'node:assert/strict';
import { Ber } from '../../../../src/core/certificate/ber.ts';
import { Der } from '../../../../src/core/certificate/der.ts';
import { oid } from './buildPfx.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('Der', () => {
  it('writes lengths in as few bytes as they need', () => {
    const heads = [0, 127, 128, 255, 256, 65_535, 65_536].map(length => {
      const element = Der.octetString(Buffer.alloc(length));
      return hex(element.subarray(0, element.length - length));
    });
    assert.deepStrictEqual(heads, [
      ...['0400', '047f', '048180', '0481ff', '04820100', '0482ffff', '0483010000'],
    ]);
  });

  it('writes numbers that are never negative in as few bytes as they need', () => {
    const numbers = [0, 1, 127, 128, 256, 2 ** 31 - 1, Buffer.of(0, 0, 0x80), Buffer.alloc(3)];
    assert.deepStrictEqual(
      numbers.map(number => hex(Der.integer(number))),
      [
        ...['020100', '020101', '02017f', '02020080'],
        ...['02020100', '02047fffffff', '02020080', '020100'],
      ],
    );
  });

  it('writes object identifiers', () => {
    const oids = ['1.2.840.113549.1.7.1', '2.5.29.15', '2.16.840.1.113894.746875.1.1', '0.9.0'];
    assert.deepStrictEqual(
      oids.map(dotted => [hex(Der.oid(dotted)), Ber.read(Der.oid(dotted)).oid()]),
      oids.map(dotted => [hex(oid(dotted)), dotted]),
    );
  });

  it('writes times with two digits of the year to 2049, with four from 2050', () => {
    const times = ['2026-11-21T12:34:56.789Z', '2049-12-31T23:59:59Z', '2050-01-01T00:00:00Z'];
    const encoded = times.map(time => Der.time(new Date(time)));
    assert.deepStrictEqual(
      encoded.map(time => [time[0], time.subarray(2).toString('latin1')]),
      [
        [0x17, '261121123456Z'],
        [0x17, '491231235959Z'],
        [0x18, '20500101000000Z'],
      ],
    );
  });

  it('writes text as what it is', () => {
    const texts = [Der.utf8String('é€😀'), Der.bmpString('é€😀'), Der.printableString('BE')];
    assert.deepStrictEqual(
      texts.map(text => [text[0], Ber.read(text).text()]),
      [
        [0x0c, 'é€😀'],
        [0x1e, 'é€😀'],
        [0x13, 'BE'],
      ],
    );
  });

  it('puts a SET OF in order, and leaves a SEQUENCE as it is', () => {
    const elements = [Der.integer(2), Der.true, Der.null, Der.integer(1)];
    assert.deepStrictEqual(
      [hex(Der.sequence(...elements)), hex(Der.set(...elements))],
      [
        '300b' + '020102' + '0101ff' + '0500' + '020101',
        '310b' + '0101ff' + '020101' + '020102' + '0500',
      ],
    );
  });

  it('tags what a structure numbers', () => {
    assert.deepStrictEqual(
      [
        hex(Der.context(3, Der.null)),
        hex(Der.implicitOctets(0, Buffer.of(7))),
        hex(Der.bitString(Buffer.of(0x80), 7)),
      ],
      ['a3020500', '800107', '03020780'],
    );
  });
});
