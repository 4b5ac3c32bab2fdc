import type * as vscode from 'vscode';
import type { CheckedBody } from '../../core/declaration/declarationWork.ts';
import { checkedBody } from '../../ui/checkedBody.ts';
import { bodiesOf } from '../../ui/payloadBodies.ts';
import type { DeclarationServices } from './declarationServices.ts';

/** A body of a document, with where it begins: characters of the document, from 0. */
export interface PlacedBody {
  body: CheckedBody;
  start: number;
}

/** The bodies of a document as they can be checked, in its order. */
export async function placedBodies(
  services: DeclarationServices,
  document: vscode.TextDocument,
): Promise<PlacedBody[]> {
  const { uri, version } = document;
  const bodies = await bodiesOf(document, services);
  return bodies.map(({ start, text, target, variables }, part) => ({
    start,
    body: checkedBody(services, {
      uri,
      version,
      text,
      target,
      variables,
      ...(bodies.length > 1 && { part }),
    }),
  }));
}

/** The body at a place of a document, with the place in it. */
export async function bodyAtPosition(
  services: DeclarationServices,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<(PlacedBody & { offset: number }) | undefined> {
  const at = document.offsetAt(position);
  const found = (await placedBodies(services, document)).find(
    ({ body, start }) => start <= at && at <= start + body.text.length,
  );
  return found && { ...found, offset: at - found.start };
}
