import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import type { CheckedBody } from '../../core/declaration/declarationWork.ts';
import type { Finding } from '../../core/declaration/finding.ts';
import type { RequestMistake } from '../../core/exchange/requestMistake.ts';
import { readApis } from '../../ui/askOperation.ts';
import { checkedBody } from '../../ui/checkedBody.ts';
import { bodiesOf } from '../../ui/payloadBodies.ts';
import { requestFileOf } from '../../ui/requestDocument.ts';
import { requestMistakesIn } from '../../ui/requestMistakesIn.ts';
import type { Report } from '../../ui/withProgress.ts';
import type { AuthoringServices } from './authoringServices.ts';
import type { Payload } from './readPayload.ts';

/** What was found in a file: offsets are those of its text. */
export interface FileFindings {
  uri: vscode.Uri;
  text: string;
  findings: readonly Finding[];
  /** Of a request file. */
  mistakes: readonly RequestMistake[];
  /** Whether it is a declaration for no operation that is known, and so was compared with no schema. */
  undecided: boolean;
}

/** A body and the file that it is a part of. */
interface Part {
  file: FileFindings & { findings: Finding[] };
  start: number;
  body: CheckedBody;
}

/**
 * Checks files by schema and meaning, also across them.
 *
 * @throws AppError `declaration/check-failed`, `api/unreadable`; the signal's reason
 */
export async function checkFiles(
  services: AuthoringServices,
  payloads: readonly Payload[],
  signal?: AbortSignal,
  report?: Report,
): Promise<FileFindings[]> {
  const files: FileFindings[] = [];
  const parts: Part[] = [];
  for (const payload of payloads) {
    signal?.throwIfAborted();
    const { uri, version } = payload;
    const bodies = await bodiesOf(payload, services);
    const isRequest = payload.languageId === REQUEST_LANGUAGE;
    await (isRequest
      ? expectApis(services, payload)
      : bodies.length === 0 && expectTarget(services, uri));
    const file = {
      uri,
      text: payload.getText(),
      findings: [],
      mistakes: isRequest ? await requestMistakesIn(services, payload) : [],
      undecided: !isRequest && bodies.some(({ target }) => !target.operation),
    };
    files.push(file);
    for (const [part, { start, text, target, variables }] of bodies.entries()) {
      const named = bodies.length > 1 ? { part } : {};
      const body = checkedBody(services, { uri, version, text, target, variables, ...named });
      parts.push({ file, start, body });
    }
  }
  const found = await services.declarations.checkMany(
    parts.map(({ body }) => body),
    signal,
    done => {
      report?.(l10n.t('{0} of {1}', done, parts.length));
    },
  );
  for (const [index, { file, start }] of parts.entries()) {
    file.findings.push(...(found[index] ?? []).map(finding => moved(finding, start)));
  }
  return files;
}

/** What a request is not compared with must not pass for right. */
async function expectApis({ apis }: AuthoringServices, payload: Payload): Promise<void> {
  const { requests } = requestFileOf(payload);
  for (const apiId of new Set(requests.map(({ api }) => api?.text ?? FLA_API))) {
    try {
      await apis.get(apiId);
    } catch (error) {
      if (!AppError.is(error, 'api/unknown')) {
        throw error;
      }
      // a mistake of the file
    }
  }
}

/** A declaration has no target only while a description cannot be read. */
async function expectTarget(
  { apis, targets }: AuthoringServices,
  uri: vscode.Uri,
): Promise<unknown> {
  const said = (await targets.remembered(uri))?.apiId;
  return said !== undefined && apis.ids().includes(said) ? apis.get(said) : readApis(apis);
}

/** A finding with offsets of the file in place of those of the body. */
function moved(finding: Finding, by: number): Finding {
  return { ...finding, start: finding.start + by, end: finding.end + by };
}
