import { Ber } from './ber.ts';
import type { OpenContext } from './openContext.ts';
import { type Bag, type BagAttributes, NO_ATTRIBUTES } from './readBags.ts';
import { readDekInfo } from './readDekInfo.ts';
import { readDer, recogniseDer } from './readDer.ts';
import { type PemBlock, splitPem } from './splitPem.ts';

/**
 * Reads keys and certificates in PEM. Blocks are known by what they hold: their labels are wrong at times. Public keys, requests, revocation
 * lists and the like are left out.
 *
 * @throws AppError `keystore/unsupported-algorithm`, `keystore/too-large`
 * @throws BerError
 */
export function readPem(text: string, context: OpenContext): Bag[] {
  let parameters: Ber | undefined;
  return splitPem(text).flatMap(block => {
    if (block.label === 'EC PARAMETERS') {
      parameters = Ber.read(block.contents);
      return [];
    }
    const attributes = readAttributes(block.preamble);
    return readBlock(block, parameters, context).map(bag => ({ ...bag, attributes }));
  });
}

function readBlock(
  { headers, contents }: PemBlock,
  parameters: Ber | undefined,
  context: OpenContext,
): Bag[] {
  const dekInfo = headers.get('dek-info');
  if (dekInfo === undefined) {
    const element = Ber.read(contents, true);
    const kind = recogniseDer(element);
    return kind === undefined ? [] : readDer(kind, element, context, parameters);
  }
  const encryption = readDekInfo(dekInfo, parameters, context);
  return [{ kind: 'shroudedKey', encryption, ciphertext: contents, attributes: NO_ATTRIBUTES }];
}

/** What `openssl pkcs12` writes before each block. */
function readAttributes(preamble: string): BagAttributes {
  const friendlyName = /^ *friendlyName: ?(.*)$/m.exec(preamble)?.[1]?.trim() ?? '';
  const localKeyId = /^ *localKeyID: ?([\dA-Fa-f ]+)$/m.exec(preamble.replace(/\r/g, ''))?.[1];
  return { ...NO_ATTRIBUTES, friendlyName, localKeyId: localKeyId?.replace(/ /g, '') };
}
