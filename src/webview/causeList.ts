import type { ShownCause } from '../protocol/cause.ts';
import { element } from './dom.ts';
import type { Folds } from './folds.ts';
import { icon } from './icons.ts';
import type { StepButtons } from './stepButtons.ts';

/** What may have gone wrong as a numbered list: the most likely unfolded, the others by title and likelihood. */
export function causeList(
  causes: readonly ShownCause[],
  strings: { evidence: string; steps: string },
  { folds, buttons }: { folds: Folds; buttons: StepButtons },
): HTMLElement {
  return element(
    'ol',
    { class: 'causes' },
    ...causes.map((cause, index) => {
      const part = element(
        'details',
        { class: 'cause' },
        element(
          'summary',
          {},
          icon('folded'),
          element('span', { class: 'cause-number', 'aria-hidden': 'true' }, `${index + 1}`),
          element('h3', {}, cause.title),
          likelihood(cause),
        ),
        element('p', {}, cause.explanation),
        evidence(cause, strings.evidence),
        buttons.row(cause.steps, { label: strings.steps, hasMain: false }),
      );
      folds.follow(part, `cause ${cause.code}`, index === 0);
      return element('li', {}, part);
    }),
  );
}

function likelihood({ likelihood: { tone, text } }: ShownCause): HTMLElement {
  return element('span', { class: `likelihood tone-${tone}` }, icon(tone), text);
}

function evidence(cause: ShownCause, label: string): HTMLElement | undefined {
  if (cause.evidence.length === 0) {
    return undefined;
  }
  return element(
    'ul',
    { class: 'evidence', 'aria-label': label },
    ...cause.evidence.map(({ tone, text }) =>
      element('li', { class: `tone-${tone}` }, icon(tone), element('span', {}, text)),
    ),
  );
}
