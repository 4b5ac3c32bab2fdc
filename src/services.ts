import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AccountCertificates } from './core/certificate/accountCertificates.ts';
import { SigningKeys } from './core/certificate/signingKeys.ts';
import { Channels } from './core/channel/channels.ts';
import type { Transport } from './core/exchange/transport.ts';
import { TokenService } from './core/token/tokenService.ts';
import { AccountOrderMemento } from './platform/accountOrderMemento.ts';
import { ActiveAccountMemento } from './platform/activeAccountMemento.ts';
import { ApiDescriptions } from './platform/apiDescriptions.ts';
import { ApiSettings } from './platform/apiSettings.ts';
import { ChannelSettings } from './platform/channelSettings.ts';
import { readKeyStoreFile } from './platform/keyStoreFiles.ts';
import { createKeyStoreNames } from './platform/keyStoreNames.ts';
import { lazyDeclarationWork } from './platform/lazyDeclarationWork.ts';
import { LocalSandbox } from './platform/localSandbox.ts';
import { createSecretPassphrases } from './platform/secretPassphrases.ts';
import { sharedPath } from './platform/sharedPath.ts';
import { readShippedTexts } from './platform/shippedTexts.ts';
import { WatchedFiles } from './platform/watchedFiles.ts';
import { createAskPassphrase } from './ui/askPassphrase.ts';
import { environmentLabel } from './ui/channelLabels.ts';
import { configureLanguage } from './ui/language.ts';
import { createLog } from './ui/log.ts';
import { PayloadTargets } from './ui/payloadTargets.ts';
import { plainText } from './ui/plainText.ts';
import { withProgress } from './ui/withProgress.ts';

/** Until whoever asked for it is served, and the extension is long active. */
const MILLISECONDS_BEFORE_BACKGROUND_WORK = 250;

export type Services = ReturnType<typeof createServices>;

/**
 * Builds everything that features use. The only place where the adapters and the core meet, and the only one that sees the
 * extension's context. Nothing here is slow: what is heavy loads when it is first used.
 */
export function createServices(context: vscode.ExtensionContext) {
  const own = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const extensionPath = context.extensionUri.fsPath;
  const textsOf = (wanted: string) => readShippedTexts(join(extensionPath, 'dist/l10n'), wanted);
  const language = { current: configureLanguage(textsOf) };
  const languageChanged = own(new vscode.EventEmitter<void>());
  own(
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('fla.language')) {
        language.current = configureLanguage(textsOf);
        languageChanged.fire();
      }
    }),
  );

  const log = createLog(
    own(vscode.window.createOutputChannel('Federal Learning Account', { log: true })),
  );
  const settings = own(new ChannelSettings());
  const watched = own(new WatchedFiles());
  const apiSettings = own(new ApiSettings());
  const apis = own(
    new ApiDescriptions({
      builtIn: join(extensionPath, 'media/api/fla-provisional.yaml'),
      settings: apiSettings,
      read: (...args) => declarations.readApi(...args),
      placeOf: (origins, $ref) => declarations.findWrittenPlace(origins, $ref),
      transport: request => transport(request),
      watched,
      cacheFolder: join(context.globalStorageUri.fsPath, 'apis'),
    }),
  );
  const sample = later(async () => {
    const { createSampleFiles } = await import('./platform/sampleFiles.ts');
    return createSampleFiles(join(extensionPath, 'media/sample'));
  });
  const sandbox = own(
    new LocalSandbox({
      description: () => apis.get(),
      onDidChangeDescription: apis.onDidChange,
      registered: context.globalState,
      onUnexpected: error => {
        log.error('sandbox', error);
      },
    }),
  );
  const declarations = lazyDeclarationWork(
    later(async () => {
      const { DeclarationWorker } = await import('./platform/declarationWorker.ts');
      const file = join(extensionPath, 'dist/declarationWorker.js');
      return own(
        new DeclarationWorker(file, error => {
          log.error('declarations', error);
        }),
      );
    }),
  );
  const now = (): Date => new Date();
  const fetching = later(async () => {
    const { FetchTransport } = await import('./platform/fetchTransport.ts');
    return own(new FetchTransport());
  });
  const transport: Transport = async request => (await fetching()).send(request);
  const credentialsChanged = own(new vscode.EventEmitter<void>());
  const onDidChange = (): void => {
    credentialsChanged.fire();
  };
  const accountOrder = own(new AccountOrderMemento(context.globalState));
  const channels = new Channels({
    configuration: () => settings.read(),
    order: () => accountOrder.get(),
    sandbox,
    readText: path => readFile(path, 'utf8'),
  });
  const keys = new SigningKeys({
    readKeyStore: readKeyStoreFile,
    passphrases: createSecretPassphrases({
      secrets: context.secrets,
      names: createKeyStoreNames(context.globalState),
      onForgetful: () => {
        void import('./ui/keyringWarning.ts').then(({ warnOfKeyring }) => warnOfKeyring(log));
      },
      onFailure: error => {
        log.error('secrets', error);
      },
    }),
    working: (file, work) => withProgress(l10n.t('Opening “{0}”', plainText(basename(file))), work),
    ask: createAskPassphrase(async digest => (await sample()).passphraseOf(digest)),
    onDidChange,
  });
  const certificatesChanged = own(new vscode.EventEmitter<void>());
  const certificates = own(
    new AccountCertificates({
      configuration: () => settings.read(),
      environmentName: id => {
        const environment = channels.environment(id);
        return environment ? environmentLabel(environment) : id;
      },
      keys,
      now,
      pause: () => sleep(MILLISECONDS_BEFORE_BACKGROUND_WORK),
      watch: path => {
        watched.watch(path);
      },
      onDidChange: () => {
        certificatesChanged.fire();
      },
      onUnexpected: error => {
        log.error('certificates', error);
      },
    }),
  );
  own(watched.onDidChange(path => certificates.fileChanged(path)));
  own(settings.onDidChange(() => certificates.configurationChanged()));
  own(credentialsChanged.event(() => certificates.credentialsChanged()));
  const expiryWarnings = later(async () => {
    const [{ ExpiryWarnings }, { createExpiryMemento }] = await Promise.all([
      import('./ui/expiryWarnings.ts'),
      import('./platform/expiryMemento.ts'),
    ]);
    return new ExpiryWarnings({
      warned: createExpiryMemento(context.globalState),
      now,
      language,
      log,
    });
  });
  const lists = later(async () => {
    const [{ ReferenceLists }, { showError }] = await Promise.all([
      import('./platform/referenceLists.ts'),
      import('./ui/showError.ts'),
    ]);
    return own(
      new ReferenceLists(watched, error => {
        log.error('lists', error);
        showError(error, log);
      }),
    );
  });
  const activeAccount = own(new ActiveAccountMemento(context.workspaceState));
  const targets = own(
    new PayloadTargets({
      memory: context.workspaceState,
      apis,
      channels,
      activeAccount,
      language,
      onDidChangeAccounts: settings.onDidChange,
      operationsFor: (description, text) => declarations.operationsFor(description, text),
    }),
  );
  return {
    extensionUri: context.extensionUri,
    language,
    onDidChangeLanguage: languageChanged.event,
    log,
    settings,
    writtenSettings: later(async () => {
      const { WrittenSettings } = await import('./platform/writtenSettings.ts');
      return new WrittenSettings(context.globalStorageUri);
    }),
    apis,
    apiSettings,
    /** What checks, completes and explains bodies, in a thread of its own. */
    declarations,
    sample,
    sandbox,
    transport,
    channels,
    accountOrder,
    activeAccount,
    keys,
    certificates,
    /** Files whose coming, going and changing matters. */
    watched,
    /** What is known of an account's certificate changed. */
    onDidChangeCertificates: certificatesChanged.event,
    expiryWarnings,
    readSettingsFiles: async () =>
      (await import('./platform/settingsFiles.ts')).readSettingsFiles(context.globalStorageUri),
    tokens: new TokenService({
      transport,
      now,
      randomUuid: randomUUID,
      onDidChange,
    }),
    files: later(async () => (await import('./platform/writtenFiles.ts')).writtenFiles),
    sharedPath,
    readKeyStore: readKeyStoreFile,
    /** A key store was opened or closed, or a token came or went. */
    onDidChangeCredentials: credentialsChanged.event,
    exchanges: later(async () => {
      const { ExchangeFiles } = await import('./platform/exchangeFiles.ts');
      return new ExchangeFiles(
        join((context.storageUri ?? context.globalStorageUri).fsPath, 'exchanges'),
      );
    }),
    /** The official anomalies, where the user has them. */
    anomalies: async () => (await lists()).anomalies(),
    /** The official glossary, where the user has it. */
    glossary: {
      /** What it says of a field, in the user's language; the surest of its names comes first. */
      definitionOf: async (names: readonly string[]) =>
        (await lists()).definitionOf(names, language.current),
    },
    /** What payload files are for. */
    targets,
  };
}

/** Something that is made when it is first asked for, once. */
function later<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
