/** The bytes that programs make of one passphrase. */
export interface PassphraseForm {
  /** For the key derivation of PKCS#12. */
  pkcs12: Buffer;
  /** For PBKDF2, most likely first. */
  pkcs5: readonly [Buffer, ...Buffer[]];
}

const NONE = Buffer.alloc(0);
const TERMINATOR = Buffer.alloc(2);

/**
 * The forms of a passphrase that key stores are found with, most likely first.
 *
 * - RFC 7292 wants a BMPString with its terminator; OpenSSL before 1.1 widened each byte of the UTF-8 text instead.
 * - RFC 8018 wants UTF-8; Windows programs used Latin-1, and NSS before 3.31 the BMPString again.
 * - An empty passphrase is the terminator alone, an absent one no bytes at all, and writers disagree which of the two "" is.
 */
export function passphraseForms(passphrase: string | undefined): PassphraseForm[] {
  if (!passphrase) {
    const forms: PassphraseForm[] = [
      { pkcs12: TERMINATOR, pkcs5: [NONE, TERMINATOR] },
      { pkcs12: NONE, pkcs5: [NONE] },
    ];
    return passphrase === undefined ? forms.reverse() : forms;
  }
  const utf8 = Buffer.from(passphrase, 'utf8');
  const latin1 = Buffer.from(passphrase, 'latin1');
  const bmp = bmpString(passphrase);
  if (utf8.length === passphrase.length) {
    return [{ pkcs12: bmp, pkcs5: [utf8, bmp] }];
  }
  const isLatin1 = latin1.toString('latin1') === passphrase;
  return [
    { pkcs12: bmp, pkcs5: isLatin1 ? [utf8, latin1, bmp] : [utf8, bmp] },
    { pkcs12: bmpString(utf8.toString('latin1')), pkcs5: [utf8] },
  ];
}

/** UTF-16, big-endian, with two zero bytes at the end (RFC 7292 appendix B.1). */
function bmpString(text: string): Buffer {
  return Buffer.concat([Buffer.from(text, 'utf16le').swap16(), TERMINATOR]);
}
