import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ValidatedFiles } from '../../contributions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Finding } from '../../core/declaration/finding.ts';
import { activeFile } from '../../ui/activeFile.ts';
import { followUp } from '../../ui/showError.ts';
import { withProgress } from '../../ui/withProgress.ts';
import type { AuthoringServices } from './authoringServices.ts';
import { checkFiles } from './checkFiles.ts';
import { readPayload, type Payload } from './readPayload.ts';
import { tellValidated } from './tellValidated.ts';
import type { ValidationProblems } from './validationProblems.ts';

/** Declarations and request files. */
const PAYLOADS = '**/*.{fla.json,fla}';
/** Files that are read at a time. */
const AT_ONCE = 16;

/** The files that were to be read. */
interface ReadPayloads {
  payloads: Payload[];
  unreadable: vscode.Uri[];
}

/**
 * Checks the declarations in files, folders or the workspace by schema and meaning, shows what is wrong with them as problems and says
 * how many there are.
 *
 * @param uri of a file or folder; without one, the file in the active editor, else the workspace
 * @param selected all files and folders, where `uri` is one of several
 * @returns undefined when the user cancelled
 * @throws AppError `declaration/not-found`, `file/too-large`, `declaration/check-failed`, `api/unreadable`
 */
export async function validateFiles(
  services: AuthoringServices,
  problems: ValidationProblems,
  uri?: vscode.Uri,
  selected?: unknown,
): Promise<ValidatedFiles | undefined> {
  const roots = rootsOf(uri, selected);
  const title = l10n.t('Validating declarations');
  const { files, unreadable } = await withProgress(title, async (signal, report) => {
    const read = await readPayloads(await payloadFiles(roots), signal);
    const checked = await checkFiles(services, read.payloads, signal, report);
    return { files: checked, unreadable: read.unreadable };
  });
  problems.publish(files, roots);
  const count = (severity: Finding['severity']): number =>
    files
      .flatMap(({ findings, mistakes }) => [...findings, ...mistakes])
      .filter(found => found.severity === severity).length;
  const validated = { files: files.length, errors: count('error'), warnings: count('warning') };
  services.log.info('validate', { ...validated, unreadable: unreadable.length });
  followUp(services.log, () => tellValidated(validated, files, unreadable));
  return validated;
}

/** Where declarations are looked for; undefined for everywhere. A menu of one editor hands over something else beside its file. */
function rootsOf(uri: vscode.Uri | undefined, selected: unknown): vscode.Uri[] | undefined {
  const several = Array.isArray(selected)
    ? selected.filter((one: unknown) => one instanceof vscode.Uri)
    : [];
  if (uri) {
    return several.length > 1 ? several : [uri];
  }
  const active = activeFile();
  return active && /\.fla(\.json)?$/.test(active.path) ? [active] : undefined;
}

async function payloadFiles(roots: readonly vscode.Uri[] | undefined): Promise<vscode.Uri[]> {
  if (!roots) {
    return vscode.workspace.findFiles(PAYLOADS);
  }
  const found = await Promise.all(roots.map(payloadsIn));
  return [...new Map(found.flat().map(uri => [uri.toString(), uri])).values()];
}

async function payloadsIn(root: vscode.Uri): Promise<vscode.Uri[]> {
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

/**
 * In the order of their addresses, so that the same files always give the same findings. Of several, what cannot be read keeps nobody
 * from the others.
 */
async function readPayloads(uris: vscode.Uri[], signal: AbortSignal): Promise<ReadPayloads> {
  const sorted = uris.sort((a, b) => (a.path < b.path ? -1 : 1));
  const read: ReadPayloads = { payloads: [], unreadable: [] };
  for (let at = 0; at < sorted.length; at += AT_ONCE) {
    signal.throwIfAborted();
    const slice = sorted.slice(at, at + AT_ONCE);
    const results = await Promise.allSettled(slice.map(readPayload));
    for (const [index, uri] of slice.entries()) {
      const result = results[index];
      if (result?.status === 'fulfilled') {
        read.payloads.push(result.value);
      } else if (sorted.length > 1 && AppError.is(result?.reason)) {
        read.unreadable.push(uri);
      } else {
        throw result?.reason;
      }
    }
  }
  return read;
}
