import { element } from './dom.ts';
import { say } from './liveRegion.ts';

const MILLISECONDS = 4_000;

/** Says what a button has done, to the eye and to a screen reader, and falls silent after a while. */
export class Feedback {
  readonly root = element('span', { class: 'feedback', role: 'status' });
  #end: ReturnType<typeof setTimeout> | undefined;

  /** Waits for what was asked of the host, then says how it went. */
  async report(
    request: Promise<unknown>,
    { success, failure }: { success: string; failure: string },
  ): Promise<void> {
    const text = await request.then(
      () => success,
      () => failure,
    );
    say(this.root, text);
    clearTimeout(this.#end);
    this.#end = setTimeout(() => (this.root.textContent = ''), MILLISECONDS);
  }
}
