import { BodyNode } from './bodyNode.ts';
import { shapeOf } from './bodyShape.ts';
import { BodyText } from './bodyText.ts';
import type { CheckedBody } from './declarationWork.ts';
import type { Finding } from './finding.ts';
import { locateRemarks } from './locateRemarks.ts';
import type { Remark } from './remark.ts';
import { trainingIdentity } from './trainingIdentity.ts';

/** A body among others, with its own weights. */
export type BodyAmongOthers = Pick<
  CheckedBody,
  'uri' | 'text' | 'target' | 'severities' | 'variables'
>;

/**
 * What only shows when bodies are seen together: the same worker and training sent twice by the same operation. The later body is told.
 *
 * @returns the findings of each body, in their order
 */
export function checkAcross(bodies: readonly BodyAmongOthers[]): Finding[][] {
  const first = new Map<string, string>();
  return bodies.map(({ uri, text, target, severities, variables = false }) => {
    const body = new BodyText(text, variables);
    const { description, operation } = target;
    const shape = shapeOf(description, operation?.requestBody?.schema);
    const identity = body.mistake
      ? undefined
      : trainingIdentity(new BodyNode(body.value, shape, variables));
    if (!identity?.tellsTraining) {
      return [];
    }
    const key = [description.id, operation?.operationId ?? '', identity.key].join('\n');
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, uri);
      return [];
    }
    const { path } = identity.worker;
    const remark: Remark =
      fileOf(earlier) === fileOf(uri)
        ? { code: 'training/duplicate', details: {}, path }
        : { code: 'training/duplicate-across-files', details: { first: fileOf(earlier) }, path };
    return locateRemarks(body, [remark], severities);
  });
}

function fileOf(uri: string): string {
  return uri.replace(/#.*$/, '');
}
