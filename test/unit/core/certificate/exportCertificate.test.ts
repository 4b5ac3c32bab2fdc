import assert from 'node:assert/strict';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { Ber, Tag } from '../../../../src/core/certificate/ber.ts';
import {
  exportCertificate,
  exportChain,
  exportPublicKey,
  formatThumbprints,
} from '../../../../src/core/certificate/exportCertificate.ts';
import { readCertificate } from '../../../../src/core/certificate/readCertificate.ts';
import { firstEntry } from './keyStoreFixtures.ts';
import { KINDS, make, SLOW } from './newKeys.ts';

describe('exportCertificate', () => {
  it('writes DER as it stands in the file, and PEM that Node writes alike', async () => {
    const { certificate } = await make('P-384');
    assert.deepStrictEqual(
      [
        exportCertificate(certificate, 'DER'),
        exportCertificate(certificate, 'PEM').toString('latin1'),
      ],
      [certificate, new X509Certificate(certificate).toString()],
    );
  });
});

describe('exportChain', () => {
  it('writes every certificate in its order, as PEM and as PKCS#7', async () => {
    const { certificates } = await firstEntry('ossl-ecleaf-chain.p12');
    const chain = certificates.map(({ der }) => der);
    const [, content] = Ber.read(exportChain(chain, 'PKCS#7')).children();
    const held = content!.explicit(0).children()[3]!.children(Tag.context(0));
    assert.deepStrictEqual(
      [
        chain.length > 1,
        exportChain(chain, 'PEM').toString('latin1'),
        held.map(certificate => certificate.der()),
      ],
      [
        true,
        chain.map(der => new X509Certificate(der).toString()).join(''),
        chain.map(der => Buffer.from(der)),
      ],
    );
  });
});

describe('exportPublicKey', () => {
  for (const { name } of KINDS) {
    it(`writes that of ${name} as PEM and as JWK`, async function () {
      this.timeout(SLOW);
      const { certificate, keys } = await make(name);
      const facts = readCertificate(certificate);
      const { 'x5t#S256': thumbprint, ...jwk } = JSON.parse(
        exportPublicKey(facts, 'JWK')!,
      ) as Record<string, string>;
      assert.deepStrictEqual(
        [
          exportPublicKey(facts, 'PEM'),
          createPublicKey({ key: jwk, format: 'jwk' }).equals(keys.publicKey),
          jwk['d'],
          Buffer.from(thumbprint!, 'base64url').toString('hex'),
        ],
        [
          keys.publicKey.export({ type: 'spki', format: 'pem' }),
          true,
          undefined,
          facts.thumbprints.sha256,
        ],
      );
    });
  }

  it('writes no JWK where there is none, and PEM all the same', async () => {
    const { certificates } = await firstEntry('ossl3-rsapss2048.p12');
    assert.deepStrictEqual(
      [
        exportPublicKey(certificates[0]!, 'JWK'),
        exportPublicKey(certificates[0]!, 'PEM')?.split('\n')[0],
      ],
      [undefined, '-----BEGIN PUBLIC KEY-----'],
    );
  });
});

describe('formatThumbprints', () => {
  it('writes them as other tools do', async () => {
    const { certificate } = await make('P-384');
    const { fingerprint, fingerprint256 } = new X509Certificate(certificate);
    const base64Url = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
    assert.equal(
      formatThumbprints(readCertificate(certificate)),
      `SHA-1: ${fingerprint}\nSHA-256: ${fingerprint256}\nx5t#S256: ${base64Url}\n`,
    );
  });
});
