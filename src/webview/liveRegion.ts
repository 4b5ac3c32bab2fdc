/** Fills a live region. Emptied first: one that is given the same words twice stays silent. */
export function say(region: HTMLElement, text: string): void {
  region.textContent = '';
  setTimeout(() => (region.textContent = text), 50);
}
