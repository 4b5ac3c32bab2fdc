import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ValidatedFiles } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { CheckedBody } from '../../core/declaration/declarationWork.ts';
import type { Finding } from '../../core/declaration/finding.ts';
import { checkedBody } from '../../ui/checkedBody.ts';
import { activeFile } from '../../ui/activeFile.ts';
import { bodiesOf } from '../../ui/payloadBodies.ts';
import { plainName } from '../../ui/plainText.ts';
import { followUp } from '../../ui/showError.ts';
import { withProgress, type Report } from '../../ui/withProgress.ts';
import type { AuthoringServices } from './authoringServices.ts';
import { readPayload, type Payload } from './readPayload.ts';
import type { FileFindings, ValidationProblems } from './validationProblems.ts';

/** Declarations and request files. */
const PAYLOADS = '**/*.{fla.json,fla}';
/** Files that are read at a time. */
const AT_ONCE = 16;

/** A body and the file that it is a part of. */
interface Part {
  payload: Payload;
  start: number;
  body: CheckedBody;
}

/**
 * Checks the declarations in a file, a folder or the workspace by schema and meaning, shows what is wrong with them as problems and says
 * how many there are.
 *
 * @param uri of a file or folder; without one, the file in the active editor, else the workspace
 * @returns undefined when the user cancelled
 * @throws AppError `declaration/not-found`, `declaration/check-failed`, `api/unreadable`
 */
export async function validateFiles(
  services: AuthoringServices,
  problems: ValidationProblems,
  uri?: vscode.Uri,
): Promise<ValidatedFiles | undefined> {
  const files = await withProgress(l10n.t('Validating declarations'), async (signal, report) => {
    const payloads = await readPayloads(await payloadFiles(uri), signal);
    return checkPayloads(services, payloads, signal, report);
  });
  problems.publish(files);
  const count = (severity: Finding['severity']): number =>
    files.reduce((sum, { findings }) => {
      return sum + findings.filter(finding => finding.severity === severity).length;
    }, 0);
  const validated = { files: files.length, errors: count('error'), warnings: count('warning') };
  services.log.info('validate', { ...validated });
  followUp(services.log, () => tell(validated, files));
  return validated;
}

async function payloadFiles(uri: vscode.Uri | undefined): Promise<vscode.Uri[]> {
  const active = activeFile();
  const root = uri ?? (active && isPayload(active) ? active : undefined);
  if (!root) {
    return vscode.workspace.findFiles(PAYLOADS);
  }
  if (root.scheme === 'untitled') {
    return [root];
  }
  try {
    const { type } = await vscode.workspace.fs.stat(root);
    return (type & vscode.FileType.Directory) === 0
      ? [root]
      : await vscode.workspace.findFiles(new vscode.RelativePattern(root, PAYLOADS));
  } catch (cause) {
    throw new AppError('declaration/not-found', { file: root.path }, { cause });
  }
}

function isPayload({ path }: vscode.Uri): boolean {
  return /\.fla(\.json)?$/.test(path);
}

/** In the order of their addresses, so that the same files always give the same findings. */
async function readPayloads(uris: vscode.Uri[], signal: AbortSignal): Promise<Payload[]> {
  const sorted = uris.sort((a, b) => (a.path < b.path ? -1 : 1));
  const payloads: Payload[] = [];
  for (let at = 0; at < sorted.length; at += AT_ONCE) {
    signal.throwIfAborted();
    payloads.push(...(await Promise.all(sorted.slice(at, at + AT_ONCE).map(readPayload))));
  }
  return payloads;
}

async function checkPayloads(
  services: AuthoringServices,
  payloads: Payload[],
  signal: AbortSignal,
  report: Report,
): Promise<FileFindings[]> {
  const parts: Part[] = [];
  for (const payload of payloads) {
    signal.throwIfAborted();
    const bodies = await bodiesOf(payload, services);
    for (const [part, { start, text, target, variables }] of bodies.entries()) {
      const { uri, version } = payload;
      const named = bodies.length > 1 ? { part } : {};
      const body = checkedBody(services, { uri, version, text, target, variables, ...named });
      parts.push({ payload, start, body });
    }
  }
  const found = await services.declarations.checkMany(
    parts.map(({ body }) => body),
    signal,
    done => {
      report(l10n.t('{0} of {1}', done, parts.length));
    },
  );
  const byPayload = new Map<Payload, Finding[]>(payloads.map(payload => [payload, []]));
  for (const [index, { payload, start }] of parts.entries()) {
    byPayload.get(payload)?.push(...(found[index] ?? []).map(finding => moved(finding, start)));
  }
  return [...byPayload].map(([payload, findings]) => ({
    uri: payload.uri,
    text: payload.getText(),
    findings,
  }));
}

/** A finding with offsets of the file in place of those of the body. */
function moved(finding: Finding, by: number): Finding {
  return { ...finding, start: finding.start + by, end: finding.end + by };
}

async function tell(
  { files, errors, warnings }: ValidatedFiles,
  [first]: FileFindings[],
): Promise<void> {
  if (!first) {
    await vscode.window.showInformationMessage(
      l10n.t('There is no declaration here: they are files named *.fla.json or *.fla.'),
    );
    return;
  }
  const sentence =
    files === 1
      ? l10n.t(
          'Validated “{0}”: {1} errors, {2} warnings.',
          plainName(first.uri.path),
          errors,
          warnings,
        )
      : l10n.t('Validated {0} files: {1} errors, {2} warnings.', files, errors, warnings);
  if (errors + warnings === 0) {
    await vscode.window.showInformationMessage(sentence);
    return;
  }
  const showProblems = l10n.t('Show Problems');
  const show = errors > 0 ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
  if ((await show(sentence, showProblems)) === showProblems) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}
