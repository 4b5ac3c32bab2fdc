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
    const remarks: Remark[] = [];
    const own = new Set<string>();
    for (const { key, worker, tellsTraining } of identities) {
      const known = [description.id, operation?.operationId ?? '', key].join('\n');
      // Of what the body itself says twice it is told anyway.
      if (!tellsTraining || own.has(known)) {
        continue;
      }
      own.add(known);
      const earlier = this.#first.get(known);
      if (earlier === undefined) {
        this.#first.set(known, uri);
      } else {
        remarks.push(remarkOn(earlier, uri, worker.path));
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
