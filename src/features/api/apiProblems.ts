import * as vscode from 'vscode';
import { isOddity, type ApiFinding } from '../../core/api/apiFinding.ts';
import type { ApiReading } from '../../core/api/apiReading.ts';
import { LatestWork } from '../../core/base/latestWork.ts';
import type { SettingMistake } from '../../core/channel/settingMistake.ts';
import { apiFindingMessage } from '../../ui/apiFindingMessages.ts';
import { problemOf } from '../../ui/settingMistakes.ts';
import { publishProblems } from '../../ui/settingsDiagnostics.ts';
import type { ApiServices } from './apiServices.ts';
import { fileExists } from '../../ui/fileExists.ts';

/**
 * Shows what is wrong with API descriptions, as far as they have been read, as problems of their files, and what is wrong with the setting
 * fla.apis as problems of the settings.
 */
export class ApiProblems implements vscode.Disposable {
  readonly #services: ApiServices;
  readonly #descriptions = vscode.languages.createDiagnosticCollection('fla.api');
  readonly #settings = vscode.languages.createDiagnosticCollection('fla.apis');
  /** Findings by API id, or by file where it was not imported because of them. */
  readonly #findings = new Map<string, readonly ApiFinding[]>();
  readonly #settingsWork: LatestWork;
  readonly #subscription: vscode.Disposable;

  constructor(services: ApiServices) {
    const { apis, apiSettings, log, watched } = services;
    this.#services = services;
    this.#settingsWork = new LatestWork(
      () => this.#publishSettings(),
      error => {
        log.error('fla.apis', error);
      },
    );
    const update = (): void => this.#settingsWork.ask();
    this.#subscription = vscode.Disposable.from(
      this.#descriptions,
      this.#settings,
      apis.onDidRead(apiId => {
        this.#tell(apiId, apis.lastReading(apiId)?.findings ?? []);
      }),
      apis.onDidChange(apiId => {
        this.#readAgain(apiId);
      }),
      services.onDidChangeLanguage(() => {
        this.#publish();
        update();
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        // Of a file that was not imported nobody knows when it is right.
        this.#tell(uri.fsPath, []);
      }),
      apiSettings.onDidChange(update),
      watched.onDidChange(path => {
        if (apiSettings.read().apis.some(({ file }) => file === path)) {
          update();
        }
      }),
    );
    for (const apiId of apis.ids()) {
      this.#tell(apiId, apis.lastReading(apiId)?.findings ?? []);
    }
    update();
  }

  /** Shows what is wrong with a description that is not imported, until its file is saved or it is imported after all. */
  tellRefused(file: string, { findings }: ApiReading): void {
    this.#tell(file, findings);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #tell(key: string, findings: readonly ApiFinding[]): void {
    const isNews = findings.length > 0 || (this.#findings.get(key)?.length ?? 0) > 0;
    this.#findings.set(key, findings);
    if (isNews) {
      this.#publish();
    }
  }

  /** What is shown has to fit what is there now. */
  #readAgain(apiId: string): void {
    const { apis, log } = this.#services;
    if (!apis.ids().includes(apiId)) {
      this.#tell(apiId, []);
    } else if (this.#findings.has(apiId)) {
      apis.reading(apiId).catch((error: unknown) => {
        log.error('fla.api', error);
      });
    }
  }

  #publish(): void {
    const byFile = new Map<string, Map<string, vscode.Diagnostic>>();
    for (const finding of [...this.#findings.values()].flat()) {
      const diagnostics = byFile.get(finding.file) ?? new Map<string, vscode.Diagnostic>();
      byFile.set(finding.file, diagnostics);
      // Two APIs may share a file.
      diagnostics.set(JSON.stringify(finding), diagnosticOf(finding));
    }
    this.#descriptions.clear();
    for (const [file, diagnostics] of byFile) {
      this.#descriptions.set(uriOf(file), [...diagnostics.values()]);
    }
  }

  async #publishSettings(): Promise<void> {
    const { apiSettings, watched, readSettingsFiles } = this.#services;
    const { apis, mistakes } = apiSettings.read();
    const missing = await Promise.all(
      apis.map(async ({ id, file }): Promise<SettingMistake[]> => {
        watched.watch(file);
        return (await fileExists(vscode.Uri.file(file))) ? [] : [missingFile(id, file)];
      }),
    );
    const problems = [...mistakes, ...missing.flat()].map(problemOf);
    await publishProblems(this.#settings, problems, readSettingsFiles);
  }
}

function diagnosticOf(finding: ApiFinding): vscode.Diagnostic {
  const { line, column, endLine, endColumn, code } = finding;
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(line, column, endLine, endColumn),
    apiFindingMessage(finding),
    isOddity(finding) ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Error,
  );
  diagnostic.source = 'FLA';
  diagnostic.code = code;
  return diagnostic;
}

function uriOf(file: string): vscode.Uri {
  return /^https:/.test(file) ? vscode.Uri.parse(file) : vscode.Uri.file(file);
}

function missingFile(id: string, file: string): SettingMistake {
  return {
    setting: 'fla.apis',
    id,
    code: 'api/description-missing',
    details: { file },
    member: ['description'],
  };
}
