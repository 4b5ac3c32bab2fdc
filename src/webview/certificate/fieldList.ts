import type {
  CertificateViewStrings,
  CopyableOfCertificate,
  ShownField,
} from '../../protocol/certificate.ts';
import { iconButton } from '../button.ts';
import { element, fill } from '../dom.ts';

/** Labelled values. One that can be copied is copied by a click on it, or by the button beside it. */
export function fieldList(
  fields: readonly ShownField[],
  strings: Pick<CertificateViewStrings, 'copyValue'>,
  copy: (what: CopyableOfCertificate) => void,
): HTMLElement {
  return element(
    'dl',
    { class: 'fields' },
    ...fields.flatMap(field => [
      element('dt', {}, field.label),
      element('dd', {}, ...value(field, strings, copy)),
    ]),
  );
}

function value(
  { label, lines, isCode, copy: what }: ShownField,
  strings: Pick<CertificateViewStrings, 'copyValue'>,
  copy: (what: CopyableOfCertificate) => void,
): HTMLElement[] {
  const text = element(
    'div',
    { class: isCode === true ? 'value code' : 'value' },
    ...lines.map(line => element('div', {}, line)),
  );
  if (what === undefined) {
    return [text];
  }
  const name = fill(strings.copyValue, label);
  text.classList.add('copyable');
  text.title = name;
  text.addEventListener('click', () => {
    // Who selects a part of it wants that part.
    if (document.getSelection()?.isCollapsed !== false) {
      copy(what);
    }
  });
  return [text, iconButton('copy', name, () => copy(what))];
}
