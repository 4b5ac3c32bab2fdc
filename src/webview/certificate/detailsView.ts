import type {
  CertificateViewStrings,
  CopyableOfCertificate,
  ShownDetails,
  ShownExtension,
} from '../../protocol/certificate.ts';
import { element } from '../dom.ts';
import { fieldList } from './fieldList.ts';

/** Every field of a certificate, and its extensions in readable form. */
export function detailsView(
  { fields, extensions }: ShownDetails,
  strings: CertificateViewStrings,
  copy: (what: CopyableOfCertificate) => void,
): HTMLElement {
  return element(
    'div',
    {},
    fieldList(fields, strings, copy),
    element('h3', {}, strings.extensions),
    extensions.length === 0
      ? element('p', { class: 'quiet' }, strings.noExtensions)
      : element(
          'dl',
          { class: 'fields extensions' },
          ...extensions.flatMap(extension => [
            element('dt', {}, ...extensionName(extension, strings)),
            element(
              'dd',
              {},
              element(
                'div',
                { class: 'value code' },
                ...extension.lines.map(line => element('div', {}, line)),
              ),
            ),
          ]),
        ),
  );
}

function extensionName(
  { name, oid, critical }: ShownExtension,
  strings: CertificateViewStrings,
): HTMLElement[] {
  return [
    element('div', {}, name),
    ...(name === oid ? [] : [element('div', { class: 'oid' }, oid)]),
    ...(critical ? [element('div', { class: 'badge' }, strings.critical)] : []),
  ];
}
