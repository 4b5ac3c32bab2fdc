import type { BodyContent } from './bodyContent.ts';
import type { CheckedBody } from './declarationWork.ts';
import type { Finding } from './finding.ts';
import { locateRemarks } from './locateRemarks.ts';
import type { Remark } from './remark.ts';
import { trainingIdentity } from './trainingIdentity.ts';

/**
 * What only shows when bodies are seen together, one after the other: the same worker and training sent twice by the same operation. The
 * later body is told.
 */
export class BodyComparison {
  /** Where each training was first seen. */
  readonly #first = new Map<string, string>();

  /** What a body is told for the sake of those before it. */
  compare(
    { uri, severities }: Pick<CheckedBody, 'uri' | 'severities'>,
    content: BodyContent,
  ): Finding[] {
    const { text, target } = content;
    const identity = text.mistake ? undefined : trainingIdentity(content.node);
    if (!identity?.tellsTraining) {
      return [];
    }
    const { description, operation } = target;
    const key = [description.id, operation?.operationId ?? '', identity.key].join('\n');
    const earlier = this.#first.get(key);
    if (earlier === undefined) {
      this.#first.set(key, uri);
      return [];
    }
    const { path } = identity.worker;
    const remark: Remark =
      fileOf(earlier) === fileOf(uri)
        ? { code: 'training/duplicate', details: {}, path }
        : { code: 'training/duplicate-across-files', details: { first: fileOf(earlier) }, path };
    return locateRemarks(text, [remark], severities);
  }
}

function fileOf(uri: string): string {
  return uri.replace(/#.*$/, '');
}
