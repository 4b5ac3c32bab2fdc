import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  Ber,
  BerError,
  ELEMENT_LIMIT,
  NESTING_LIMIT,
  Tag,
} from '../../../../src/core/certificate/ber.ts';
import { Der } from '../../../../src/core/certificate/der.ts';

const hex = (text: string) => Ber.read(Buffer.from(text, 'hex'));
const bytes = fc.uint8Array({ maxLength: 300 });

/** Any tree of elements, in DER. */
const { tree } = fc.letrec<{ tree: Buffer }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    bytes.map(value => Der.octetString(value)),
    fc.nat({ max: 2 ** 31 - 1 }).map(value => Der.integer(value)),
    fc.string({ unit: 'binary' }).map(value => Der.utf8String(value)),
    fc.array(tie('tree'), { maxLength: 5 }).map(elements => Der.sequence(...elements)),
    fc.array(tie('tree'), { maxLength: 3 }).map(elements => Der.context(3, ...elements)),
  ),
}));

describe('Ber', () => {
  it('gives every tree back as it was', () => {
    fc.assert(
      fc.property(tree, encoded => {
        const element = Ber.read(encoded);
        assert.deepEqual([element.raw, element.der()], [encoded, encoded]);
      }),
    );
  });

  it('gives every tree of indefinite lengths back in DER', () => {
    // 30 80 … 00 00 around what the definite form holds.
    const loosen = (element: Ber): Buffer =>
      element.constructed
        ? Buffer.concat([
            Buffer.of(element.tag | 0x20, 0x80),
            ...element.children(element.tag).map(loosen),
            Buffer.of(0, 0),
          ])
        : element.raw;
    fc.assert(
      fc.property(tree, encoded => {
        const loose = loosen(Ber.read(encoded));
        const element = Ber.read(loose);
        assert.deepEqual([element.raw, element.der()], [loose, encoded]);
      }),
    );
  });

  it('gives every value back', () => {
    const arcs = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(bytes, fc.nat({ max: 2 ** 31 - 1 }), arcs, (value, count, rest) => {
        const oid = `2.999.${rest.join('.')}`;
        assert.deepEqual(
          [
            Ber.read(Der.octetString(value)).octets(),
            Ber.read(Der.bitString(value)).bits(),
            Ber.read(Der.integer(count)).count(),
            Ber.read(Der.oid(oid)).oid(),
          ],
          [Buffer.from(value), Buffer.from(value), count, oid],
        );
      }),
    );
  });

  it('gives every second of three centuries back', () => {
    const [min, max] = [new Date('1950-01-01T00:00:00Z'), new Date('2250-01-01T00:00:00Z')];
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), date => {
        date.setUTCMilliseconds(0);
        assert.deepEqual(Ber.read(Der.time(date)).date(), date);
      }),
    );
  });

  it('reads times as loosely as BER allows', () => {
    const time = (tag: number, text: string) =>
      Ber.read(Buffer.concat([Buffer.of(tag, text.length), Buffer.from(text)]));
    const utc = (text: string) => time(Tag.utcTime, text).date().toISOString();
    const generalized = (text: string) => time(Tag.generalizedTime, text).date().toISOString();
    assert.deepEqual(
      [
        utc('491231235959Z'),
        utc('500101000000Z'),
        utc('2601020304Z'),
        utc('260102030405+0100'),
        generalized('20600102030405Z'),
        generalized('20600102030405.5Z'),
        generalized('20600102030405,25-0130'),
      ],
      [
        '2049-12-31T23:59:59.000Z',
        '1950-01-01T00:00:00.000Z',
        '2026-01-02T03:04:00.000Z',
        '2026-01-02T02:04:05.000Z',
        '2060-01-02T03:04:05.000Z',
        '2060-01-02T03:04:05.500Z',
        '2060-01-02T04:34:05.250Z',
      ],
    );
    for (const text of ['', '261301000000Z', '260101', '260101250000Z', 'x60101000000Z']) {
      assert.throws(() => utc(text), BerError, text);
    }
  });

  it('joins strings that are in pieces', () => {
    const pieces = hex('2480' + '040161' + '2404' + '04026263' + '0400' + '0000');
    assert.deepEqual(
      [pieces.octets().toString(), pieces.der().toString('hex')],
      ['abc', '0403616263'],
    );
  });

  it('throws for what is no element', () => {
    for (const text of [
      '',
      '30',
      '3001',
      '308201',
      '3080',
      '0480',
      '0000ff',
      '1f8100',
      '3085000000000100',
    ]) {
      assert.throws(() => hex(text), { name: 'BerError', reason: 'malformed' }, text);
    }
    assert.equal(Ber.read(Buffer.of(5, 0, 1), true).raw.length, 2);
  });

  it('throws, and nothing else, for any bytes at all', () => {
    const accessors: ((element: Ber) => unknown)[] = [
      element => element.children(element.tag),
      element => element.explicit(0),
      element => element.octets(element.tag),
      element => element.bits(),
      element => element.boolean(),
      element => element.integer(),
      element => element.count(),
      element => element.oid(element.tag),
      element => element.date(),
      element => element.text(),
      element => element.der(),
    ];
    const prefixed = fc
      .tuple(
        fc.constantFrom(0x01, 0x02, 0x03, 0x04, 0x06, 0x0c, 0x17, 0x18, 0x1e, 0x24, 0x30),
        bytes,
      )
      .map(([tag, rest]) => Buffer.of(tag, rest.length & 0x7f, ...rest));
    fc.assert(
      fc.property(fc.oneof(bytes, prefixed), encoded => {
        for (const access of accessors) {
          try {
            access(Ber.read(encoded, true));
          } catch (error) {
            assert.ok(error instanceof BerError, String(error));
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('bounds nesting and the number of elements', () => {
    const nested = (depth: number): Buffer =>
      depth === 1 ? Der.null : Der.sequence(nested(depth - 1));
    const descend = (element: Ber): number =>
      1 + Math.max(0, ...(element.constructed ? element.children().map(descend) : []));
    const wide = (count: number) =>
      Ber.read(Der.sequence(Buffer.alloc(count * 2, Buffer.of(5, 0))));
    assert.deepEqual(
      [descend(Ber.read(nested(NESTING_LIMIT))), wide(ELEMENT_LIMIT).children().length],
      [NESTING_LIMIT, ELEMENT_LIMIT],
    );
    assert.throws(() => descend(Ber.read(nested(NESTING_LIMIT + 1))), { reason: 'nesting' });
    assert.throws(() => wide(ELEMENT_LIMIT + 1).children(), { reason: 'elements' });
    const endless = Buffer.concat([Buffer.of(0x30, 0x80), Buffer.alloc(20_000, Buffer.of(5, 0))]);
    assert.throws(() => Ber.read(endless), { reason: 'elements' });
  });
});
