import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyStore } from '../../../../src/core/certificate/openKeyStore.ts';
import { failureOf } from '../../failureOf.ts';
import { fixtureBytes } from './keyStoreFixtures.ts';
import { outcome, summary } from './testKeyStoreTable.ts';

describe('readPem', () => {
  let folder: string;
  let certificate: string;

  const path = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(path(name), 'latin1');
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const open = async (bytes: string | Uint8Array) => {
    const file = Buffer.from(bytes as Uint8Array);
    const { format, entries } = await openKeyStore(file, undefined, { file: 'test.pem' });
    return { format, entries: entries.map(summary) };
  };
  const key = (type: string, format = 'PEM', chain: string[] = []) => ({
    format,
    entries: [{ alias: '', type, chain }],
  });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'fla-pem-'));
    openssl('genrsa', '-out', path('rsa.p8'), '2048');
    openssl('rsa', '-in', path('rsa.p8'), '-traditional', '-out', path('rsa.p1'));
    openssl('ecparam', '-name', 'secp384r1', '-genkey', '-out', path('ec.both'));
    openssl('ec', '-in', path('ec.both'), '-out', path('ec.sec1'));
    openssl('pkcs8', '-topk8', '-nocrypt', '-in', path('ec.both'), '-out', path('ec.p8'));
    openssl('genpkey', '-algorithm', 'ed25519', '-out', path('ed.p8'));
    openssl(
      ...['req', '-x509', '-key', path('ec.p8'), '-subj', '/CN=test/C=BE', '-out', path('ec.cer')],
    );
    certificate = openssl('x509', '-in', path('ec.cer'), '-noout', '-fingerprint', '-sha256')
      .toString()
      .replace(/^.*=|[:\s]/g, '')
      .toLowerCase();
  });
  after(() => rmSync(folder, { recursive: true }));

  it('opens private keys that lie open, in every form', async () => {
    const opened: unknown[] = [];
    for (const name of ['rsa.p8', 'rsa.p1', 'ec.both', 'ec.sec1', 'ec.p8', 'ed.p8']) {
      opened.push(await open(read(name)));
    }
    assert.deepStrictEqual(opened, [
      key('RSA-2048'),
      key('RSA-2048'),
      key('P-384'),
      key('P-384'),
      key('P-384'),
      key('Ed25519'),
    ]);
  });

  it('opens the same in DER', async () => {
    const opened: unknown[] = [];
    for (const name of ['rsa.p8', 'rsa.p1', 'ec.sec1', 'ed.p8']) {
      const base64 = read(name).replace(/-----.*/g, '');
      opened.push(await open(Buffer.from(base64, 'base64')));
    }
    assert.deepStrictEqual(opened, [
      key('RSA-2048', 'DER'),
      key('RSA-2048', 'DER'),
      key('P-384', 'DER'),
      key('Ed25519', 'DER'),
    ]);
  });

  it('takes the curve of an EC key from the block before it', async () => {
    // ECPrivateKey: version, key, [0] curve, [1] public key; here without the last two.
    const whole = Buffer.from(read('ec.sec1').replace(/-----.*/g, ''), 'base64');
    const bare = Buffer.concat([Buffer.of(0x30, 0x35), whole.subarray(3, 3 + 0x35)]);
    const block = `-----BEGIN EC PRIVATE KEY-----\n${bare.toString('base64')}\n-----END EC PRIVATE KEY-----\n`;
    const parameters = read('ec.both').split('-----BEGIN EC PRIVATE')[0] ?? '';
    assert.deepStrictEqual(
      [await open(parameters + block), await outcome(Buffer.from(block), undefined)],
      [key('P-384'), 'keystore/damaged'],
    );
  });

  it('puts a key and its certificate in one file together, in any order, whatever stands around', async () => {
    const [first, second] = [read('ec.cer'), read('ec.both')];
    const expected = key('P-384', 'PEM', [certificate]);
    const files = {
      'certificate first': first + second,
      'key first': second + first,
      'text around': `Subject: test\n${first}and: more\n\n${second}the end`,
      CRLF: (first + second).replaceAll('\n', '\r\n'),
      'old Macintosh': (first + second).replaceAll('\n', '\r'),
      indented: (first + second).replace(/^/gm, '    '),
      'one line': (first + second).replaceAll('\n', ' '),
      'wrong label': first.replaceAll(' CERTIFICATE', ' X') + second,
      'UTF-8 with mark': Buffer.from(`\ufeff${first}${second}`),
      'UTF-16': Buffer.from(first + second, 'utf16le'),
      'UTF-16 with mark': Buffer.from(`\ufeff${first}${second}`, 'utf16le'),
      'UTF-16, big-endian': Buffer.from(first + second, 'utf16le').swap16(),
      'UTF-16, big-endian, with mark': Buffer.from(`\ufeff${first}${second}`, 'utf16le').swap16(),
    };
    for (const [name, file] of Object.entries(files)) {
      assert.deepStrictEqual(await open(file), expected, name);
    }
  });

  it('leaves out what is neither key nor certificate', async () => {
    const publicKey = openssl('pkey', '-in', path('ec.p8'), '-pubout').toString();
    const request = openssl(...['req', '-new', '-key', path('ec.p8'), '-subj', '/CN=x']).toString();
    assert.deepStrictEqual(
      [
        await open(publicKey + request + read('ec.cer')),
        await outcome(Buffer.from(publicKey + request), undefined),
      ],
      [
        { format: 'PEM', entries: [{ alias: '', chain: [certificate] }] },
        'keystore/not-a-keystore',
      ],
    );
  });

  it('names a cipher that it does not know', async () => {
    const file = fixtureBytes('pem-trad-3des.pem').toString().replace('DES-EDE3-CBC', 'DES-CBC');
    assert.deepStrictEqual(
      await failureOf(openKeyStore(Buffer.from(file), 'x', { file: 'test.pem' })),
      {
        code: 'keystore/unsupported-algorithm',
        file: 'test.pem',
        name: 'DES-CBC',
        oid: '1.3.14.3.2.7',
      },
    );
  });

  it('calls a block damaged that does not end, or holds something else', async () => {
    const outcomes: unknown[] = [];
    for (const file of [
      read('ec.cer').slice(0, -30),
      read('ec.cer').replace('M', '!'),
      '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----',
      '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
      '-----BEGIN RSA PRIVATE KEY-----\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----',
    ]) {
      outcomes.push(await outcome(Buffer.from(file), 'x'));
    }
    assert.deepStrictEqual(outcomes, Array(5).fill('keystore/damaged'));
  });

  it('bounds the number of blocks, in time that grows with the file alone', async () => {
    const block = '-----BEGIN A-----\nMAA=\n-----END A-----\n';
    assert.deepStrictEqual(
      [
        await failureOf(openKeyStore(Buffer.from(block.repeat(5001)), 'x', { file: 'test.pem' })),
        await outcome(Buffer.from('-----BEGIN A-----'.repeat(60_000)), 'x'),
      ],
      [
        {
          code: 'keystore/too-large',
          file: 'test.pem',
          what: 'elements',
          value: 5001,
          limit: 5000,
        },
        'keystore/damaged',
      ],
    );
  });
});
