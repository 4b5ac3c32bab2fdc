import type * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../contributions.ts';
import type { BodyTarget } from '../core/declaration/bodyTarget.ts';
import { isJsonType } from '../core/declaration/mediaTypeMistake.ts';
import { senderOf } from '../core/declaration/senderOf.ts';
import { bodyInPlace } from '../core/exchange/bodyInPlace.ts';
import { requestFileOf } from './requestDocument.ts';
import { lookAtRequest, type RequestServices, type SeenRequest } from './lookAtRequest.ts';
import type { PayloadTargets } from './payloadTargets.ts';

/** A body in a document: the whole of a declaration, or one of a request file. */
export interface PayloadBody {
  /** Characters of the document, from 0; `end` is the first after it. */
  start: number;
  end: number;
  /** What stands there, of the same length: comment lines of a request are blank. */
  text: string;
  target: BodyTarget;
  /** Whether `{{name}}` in it stands for a value. */
  variables: boolean;
}

/** What bodies' targets are found by. */
export interface PayloadServices extends RequestServices {
  targets: Pick<PayloadTargets, 'quietly'>;
}

/**
 * The JSON bodies of a document, each with what it is for. Asks nothing. A body whose description cannot be read is left out, and so is
 * one in a media type that the description does not name: no schema is for it.
 */
export async function bodiesOf(
  document: Pick<vscode.TextDocument, 'uri' | 'version' | 'languageId' | 'getText'>,
  services: PayloadServices,
): Promise<PayloadBody[]> {
  const text = document.getText();
  if (document.languageId !== REQUEST_LANGUAGE) {
    const target = await services.targets.quietly(document);
    return target ? [{ start: 0, end: text.length, text, target, variables: false }] : [];
  }
  const file = requestFileOf(document);
  const bodies: PayloadBody[] = [];
  for (const request of file.requests) {
    const { body } = request;
    if (body?.kind === 'text') {
      const target = requestTarget(await lookAtRequest(services, file, request));
      const { start, end } = body;
      bodies.push(
        ...(target ? [{ start, end, text: bodyInPlace(text, body), target, variables: true }] : []),
      );
    }
  }
  return bodies;
}

/** What the body of a request is for; undefined where it is no JSON, or has a form that is not described. */
export function requestTarget({
  description,
  operation,
  headers,
  mistakes,
  account,
}: Omit<SeenRequest, 'variables' | 'url'>): BodyTarget | undefined {
  const mediaType =
    Object.entries(headers).find(([name]) => /^content-type$/i.test(name))?.[1] ??
    operation?.requestBody?.mediaType ??
    'application/json';
  if (
    !description ||
    !isJsonType(mediaType) ||
    mistakes.some(({ code }) => code === 'body/media-type' || code === 'body/not-described')
  ) {
    return undefined;
  }
  return {
    description,
    mediaType,
    ...(operation && { operation }),
    ...(account && { sender: senderOf(account.account) }),
  };
}
