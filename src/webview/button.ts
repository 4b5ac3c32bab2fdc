import { element } from './dom.ts';
import { icon } from './icons.ts';
import type { IconName } from './icons.ts';

/** A button that shows an icon alone; `label` is its tooltip and its name for assistive technology. */
export function iconButton(name: IconName, label: string, onClick: () => void): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'icon-button', title: label, 'aria-label': label },
    icon(name),
  );
  button.addEventListener('click', onClick);
  return button;
}

/** Shows whether a toggle button is on. */
export function setPressed(button: HTMLButtonElement, pressed: boolean): void {
  button.setAttribute('aria-pressed', String(pressed));
}
