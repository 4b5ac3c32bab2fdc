import { operationExtension } from '../api/apiDescription.ts';
import type { ApiDescription, Operation } from '../api/apiDescription.ts';
import { pointerTokens } from '../api/jsonPointer.ts';
import type { BodyNode } from './bodyNode.ts';
import type { BodyTarget, Sender } from './bodyTarget.ts';
import { nameWords } from './nameWords.ts';

/**
 * The enterprise number of whoever declares by a body: in the place that the description names by `x-declared-for`, else in the only one
 * that is likely by its name.
 *
 * @param root the whole body
 * @returns `stated` where the description names the place
 */
export function declarantIn(
  root: BodyNode,
  { description, operation }: Pick<BodyTarget, 'description' | 'operation'>,
  sender: Pick<Sender, 'quality'>,
): { declarant: BodyNode | undefined; stated: boolean } {
  const pointer = operation && statedPlace(description, operation);
  if (pointer !== undefined) {
    const declarant = pointerTokens(pointer).reduce<BodyNode | undefined>(
      (node, token) => node?.children.find(({ step }) => String(step) === token),
      root,
    );
    return { declarant, stated: true };
  }
  const [declarant, ...others] = root
    .all()
    .filter(node => node.kind === 'enterpriseNumber' && isDeclarant(node, sender));
  return { declarant: others.length === 0 ? declarant : undefined, stated: false };
}

const statedPlaces = new WeakMap<Operation, { pointer: string | undefined }>();

/** The JSON Pointer by which the description says where a body names who declares. */
function statedPlace(description: ApiDescription, operation: Operation): string | undefined {
  let stated = statedPlaces.get(operation);
  if (!stated) {
    const pointer = operationExtension(description, operation, 'x-declared-for');
    stated = { pointer: typeof pointer === 'string' ? pointer : undefined };
    statedPlaces.set(operation, stated);
  }
  return stated.pointer;
}

const PROVIDER =
  /\b(provider|verstrekker|prestataire|anbieter|opleider|organi[sz]er|organisator|trainer)\b/;
const EMPLOYER = /\b(employer|werkgever|employeur|arbeitgeber)\b/;
const DECLARANT = /\b(declarant|declarer|sender|aangever|melder|expediteur|absender)\b/;
const SOMEBODY =
  /\b(participants?|deelnemers?|teilnehmer|workers?|werknemers?|travailleurs?|third|user|client|customer|parent|former|previous|partner)\b/;

/** Whether a number stands where somebody of this quality names himself, or for whom he declares. */
function isDeclarant({ path }: BodyNode, { quality }: Pick<Sender, 'quality'>): boolean {
  if (path.length > 3 || path.some(step => typeof step === 'number')) {
    return false;
  }
  const words = path.map(step => nameWords(String(step))).join(' ');
  if (SOMEBODY.test(words)) {
    return false;
  }
  const [mine, other] =
    quality === 'trainingProvider' ? [PROVIDER, EMPLOYER] : [EMPLOYER, PROVIDER];
  return mine.test(words) || DECLARANT.test(words) || (path.length === 1 && !other.test(words));
}
