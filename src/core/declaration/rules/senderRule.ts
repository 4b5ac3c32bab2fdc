import { operationExtension } from '../../api/apiDescription.ts';
import type { ApiDescription, Operation } from '../../api/apiDescription.ts';
import { pointerTokens } from '../../api/jsonPointer.ts';
import { checkEnterpriseNumber } from '../../channel/enterpriseNumber.ts';
import type { BodyNode } from '../bodyNode.ts';
import type { BodyTarget, Sender } from '../bodyTarget.ts';
import { nameWords } from '../nameWords.ts';
import type { BodyPath, Remark } from '../remark.ts';
import { NOTHING, type Rule } from './rule.ts';

/**
 * The enterprise in whose name is declared, compared with the account. An employer declares for itself or its group, which the account's
 * employers may name; a representative for those that gave it a mandate, where any is named; a training provider for itself, whoever
 * employs the participants.
 *
 * @see facts B3
 */
export const senderRule: Rule = (node, { target }) => {
  const { sender } = target;
  if (!sender || node.parent) {
    return NOTHING;
  }
  const { declarant, stated } = declarantIn(node, target, sender);
  const number = String(declarant?.value);
  if (!declarant || checkEnterpriseNumber(number).verdict !== 'valid' || !/^\d{10}$/.test(number)) {
    return NOTHING;
  }
  return remarksOn(number, sender, declarant.path, stated);
};

function remarksOn(
  number: string,
  { quality, enterpriseNumber: account, employers = [] }: Sender,
  path: BodyPath,
  stated: boolean,
): Remark[] {
  if (number === account) {
    return NOTHING;
  }
  switch (quality) {
    case 'employer':
      return account === undefined || employers.includes(number)
        ? NOTHING
        : [{ code: 'sender/not-the-account', details: { number, account }, path }];
    case 'socialSecretariat':
    case 'serviceProvider':
      return employers.length === 0 || employers.includes(number)
        ? NOTHING
        : [{ code: 'sender/not-an-employer', details: { number }, path }];
    case 'trainingProvider': {
      if (account === undefined) {
        return NOTHING;
      }
      // Where the description does not say who declares, it is only likely.
      const milder = stated ? {} : { severity: 'warning' as const };
      return [{ code: 'sender/not-the-provider', details: { number, account }, path, ...milder }];
    }
  }
}

/** Who declares by the body: in the place that the description names, else in the one that is likely by its name. */
function declarantIn(
  root: BodyNode,
  { description, operation }: BodyTarget,
  sender: Sender,
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
function isDeclarant({ path }: BodyNode, { quality }: Sender): boolean {
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
