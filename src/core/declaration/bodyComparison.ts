import type { BodyContent } from './bodyContent.ts';
import type { CheckedBody } from './declarationWork.ts';
import type { Finding } from './finding.ts';
import { locateRemarks } from './locateRemarks.ts';
import type { BodyPath, Remark } from './remark.ts';

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
    const { description, operation } = target;
    const identities = text.mistake ? [] : content.identities;
    const seen = new Map<string, BodyPath>();
    for (const { key, worker } of identities.filter(({ tellsTraining }) => tellsTraining)) {
      const known = [description.id, operation?.operationId ?? '', key].join('\n');
      // Of what the body itself says twice it is told anyway.
      if (!seen.has(known)) {
        seen.set(known, worker.path);
      }
    }
    const remarks = [...seen].flatMap(([key, path]): Remark[] => {
      const earlier = this.#first.get(key);
      return earlier === undefined ? [] : [remarkOn(earlier, uri, path)];
    });
    for (const key of seen.keys()) {
      if (!this.#first.has(key)) {
        this.#first.set(key, uri);
      }
    }
    return locateRemarks(text, remarks, severities).map(finding => ({ ...finding, across: true }));
  }
}

function remarkOn(earlier: string, uri: string, path: BodyPath): Remark {
  return fileOf(earlier) === fileOf(uri)
    ? { code: 'training/duplicate', details: {}, path }
    : { code: 'training/duplicate-across-files', details: { first: fileOf(earlier) }, path };
}

function fileOf(uri: string): string {
  return uri.replace(/#.*$/, '');
}
