import assert from 'node:assert/strict';
import { verify } from 'node:crypto';
import { Ber, Tag } from '../../../../src/core/certificate/ber.ts';
import { createCertificateRequest } from '../../../../src/core/certificate/createCertificateRequest.ts';
import { formatDistinguishedName } from '../../../../src/core/certificate/formatDistinguishedName.ts';
import { KINDS, make, SLOW, SUBJECT, SUBJECT_TEXT } from './newKeys.ts';

describe('createCertificateRequest', () => {
  for (const { name, digest } of KINDS) {
    it(`asks for a certificate of ${name}`, async function () {
      this.timeout(SLOW);
      const { keys } = await make(name);
      const request = await createCertificateRequest({ subject: SUBJECT, keys, digest });
      const [body, , signature] = Ber.read(request).children();
      const [version, subject, publicKeyInfo, attributes] = body!.children();
      const [attribute] = attributes!.children(Tag.context(0));
      const [type, values] = attribute!.children();
      const [usage] = values!.children(Tag.set)[0]!.children();
      const [extension, critical, value] = usage!.children();
      assert.deepStrictEqual(
        {
          version: version!.count(),
          subject: formatDistinguishedName(subject!),
          publicKeyInfo: publicKeyInfo!.der(),
          attribute: type!.oid(),
          extension: [extension!.oid(), critical!.boolean(), value!.octets().toString('hex')],
          verified: verify(digest, body!.der(), keys.publicKey, signature!.bits()),
        },
        {
          version: 0,
          subject: SUBJECT_TEXT,
          publicKeyInfo: keys.publicKey.export({ type: 'spki', format: 'der' }),
          attribute: '1.2.840.113549.1.9.14',
          extension: ['2.5.29.15', true, '03020780'],
          verified: true,
        },
      );
    });
  }
});
