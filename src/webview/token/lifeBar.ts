import type { TokenLife, TokenViewStrings } from '../../protocol/token.ts';
import { element, fill, svgElement } from '../dom.ts';
import { icon } from '../icons.ts';
import { say } from '../liveRegion.ts';
import { timeLeft } from './timeLeft.ts';

const WIDTH = 1000;
const SECOND = 1_000;
/** Milliseconds between two steps of the bar for those who want nothing to move. */
const CALM = 10_000;

/**
 * How much of a token's life is left, in words and as a bar that shrinks. A `timer` is silent to a screen reader until it is asked;
 * only its end is announced. It rests while nobody sees it.
 */
export class LifeBar {
  readonly root: HTMLElement;
  readonly #strings: TokenViewStrings;
  readonly #now: () => number;
  readonly #text = element('span', { role: 'timer' });
  readonly #sign = element('span', { class: 'life-sign' });
  readonly #left = svgElement('rect', { class: 'life-left', x: 0, y: 1, height: 6 });
  readonly #live = element('span', { class: 'for-screen-readers', role: 'status' });
  readonly #calm = window.matchMedia('(prefers-reduced-motion: reduce)');
  #life: TokenLife | undefined;
  #tone = '';
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(strings: TokenViewStrings, now: () => number) {
    this.#strings = strings;
    this.#now = now;
    this.#text.setAttribute('aria-label', strings.life);
    this.root = element(
      'div',
      { class: 'life', hidden: true },
      element('div', { class: 'life-text' }, this.#sign, this.#text),
      svgElement(
        'svg',
        {
          class: 'life-bar',
          viewBox: `0 0 ${WIDTH} 8`,
          preserveAspectRatio: 'none',
          'aria-hidden': 'true',
        },
        svgElement('rect', { class: 'life-whole', x: 0, y: 1, width: WIDTH, height: 6 }),
        this.#left,
      ),
      this.#live,
    );
    document.addEventListener('visibilitychange', () => this.#restart());
    this.#calm.addEventListener('change', () => this.#restart());
  }

  /** Counts another life down, or none. */
  show(life: TokenLife | undefined): void {
    this.#life = life;
    this.#tone = '';
    this.root.hidden = !life;
    this.#restart();
  }

  #restart(): void {
    clearInterval(this.#timer);
    if (this.#life && document.visibilityState === 'visible') {
      this.#timer = setInterval(() => this.#step(), this.#calm.matches ? CALM : SECOND);
      this.#step();
    }
  }

  #step(): void {
    if (!this.#life) {
      return;
    }
    const { fraction, clock, tone } = timeLeft(this.#life, this.#now());
    // SVG takes widths as attributes; styled boxes would need inline styles, which the policy forbids.
    this.#left.setAttribute('width', String(Math.round(fraction * WIDTH)));
    this.#text.textContent =
      clock === undefined ? this.#strings.ended : fill(this.#strings.timeLeft, clock);
    if (tone !== this.#tone) {
      this.root.className = `life tone-${tone}`;
      this.#sign.replaceChildren(icon(tone));
      if (clock === undefined && this.#tone !== '') {
        say(this.#live, `${this.#strings.life}: ${this.#strings.ended}`);
      }
      this.#tone = tone;
    }
    if (clock === undefined) {
      clearInterval(this.#timer);
    }
  }
}
