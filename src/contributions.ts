/**
 * Every id that `package.json` contributes and code uses, with the type of its value or arguments. A test holds both sides
 * together, so an id that exists on one side alone fails.
 */
import type * as vscode from 'vscode';
import type { PortalService } from './core/channel/portalServices.ts';
import type { Exchange } from './core/exchange/exchange.ts';

/** The commands, each with its signature. */
export interface Commands {
  'fla.account.add': () => Promise<string | undefined>;
  'fla.account.select': (account?: AccountArgument) => Promise<string | undefined>;
  'fla.account.test': (account?: AccountArgument) => Promise<void>;
  'fla.account.edit': (account?: AccountArgument) => Promise<void>;
  /** Tells the id of the copy. */
  'fla.account.duplicate': (account?: AccountArgument) => Promise<string | undefined>;
  'fla.account.remove': (account?: AccountArgument) => Promise<void>;
  'fla.account.employers': (account?: AccountArgument) => Promise<void>;
  'fla.account.checklist': () => Promise<void>;
  /** By a text, else by what the user types. */
  'fla.account.filter': (text?: string) => Promise<void>;
  'fla.account.clearFilter': () => Promise<void>;
  'fla.account.moveUp': (account?: AccountArgument) => Promise<void>;
  'fla.account.moveDown': (account?: AccountArgument) => Promise<void>;
  'fla.account.import': (uri?: vscode.Uri) => Promise<void>;
  'fla.account.export': () => Promise<vscode.Uri | undefined>;
  /** Tells the id of the new environment. */
  'fla.environment.add': () => Promise<string | undefined>;
  'fla.portal.open': (target?: PortalArgument) => Promise<void>;
  'fla.token.get': (account?: AccountArgument) => Promise<void>;
  'fla.token.inspect': (account?: AccountArgument) => Promise<void>;
  /** The token at a place in the file named; without a place the selection, the file named or open, or the clipboard. */
  'fla.token.inspectText': (uri?: vscode.Uri, at?: PlaceArgument) => Promise<void>;
  'fla.token.copy': (account?: AccountArgument) => Promise<void>;
  'fla.token.discard': (account?: AccountArgument) => Promise<void>;
  'fla.token.explain': (account?: AccountArgument) => Promise<void>;
  'fla.certificate.inspect': (target?: CertificateArgument) => Promise<void>;
  'fla.certificate.generate': () => Promise<vscode.Uri | undefined>;
  'fla.certificate.exportCer': (target?: CertificateArgument) => Promise<vscode.Uri | undefined>;
  'fla.certificate.changePassphrase': (target?: CertificateArgument) => Promise<void>;
  'fla.certificate.replace': (account?: AccountArgument) => Promise<void>;
  'fla.passphrase.forget': (account?: AccountArgument) => Promise<void>;
  'fla.passphrase.forgetAll': () => Promise<void>;
  'fla.send': (uri?: vscode.Uri, options?: SendOptions) => Promise<Exchange | undefined>;
  /** Of a file, or for the API whose row a menu hands over. Tells the id of the API whose description was imported. */
  'fla.api.import': (
    source?: vscode.Uri | { apiId: string },
    options?: ImportOptions,
  ) => Promise<string | undefined>;
  'fla.api.reset': (api?: ApiArgument) => Promise<void>;
  'fla.api.copyPath': (operation?: OperationArgument) => Promise<void>;
  'fla.api.showInDescription': (target?: OperationArgument | ApiArgument) => Promise<void>;
  /** Opens a new request file; without an operation it is asked. */
  'fla.request.new': (operation?: OperationArgument) => Promise<vscode.Uri | undefined>;
  /** Opens a new declaration; what is left out is asked. */
  'fla.declaration.new': (
    operation?: OperationArgument,
    options?: DeclarationOptions,
  ) => Promise<vscode.Uri | undefined>;
  /**
   * Of a file, of all in a folder, or of all in the workspace; without an address the active editor's. A menu hands over all that are
   * selected beside the one it was opened on.
   */
  'fla.declaration.validate': (
    uri?: vscode.Uri,
    selected?: readonly vscode.Uri[],
  ) => Promise<ValidatedFiles | undefined>;
  /** Of a declaration, to a target; without one it is asked. */
  'fla.declaration.changeTarget': (uri?: vscode.Uri, target?: TargetArgument) => Promise<void>;
  'fla.sandbox.start': () => Promise<void>;
  'fla.sandbox.stop': () => Promise<void>;
  'fla.sandbox.openSample': () => Promise<void>;
  'fla.log.show': () => Promise<void>;
}

export type CommandId = keyof Commands;

/** An account by id, as tasks and other extensions name it, or as the row of the channels view that a menu hands over. */
export type AccountArgument = string | { accountId: string };

/** A file with keys or certificates: by its address, or as the row of an account or certificate in the channels view. */
export type CertificateArgument = vscode.Uri | { accountId: string };

/** A service of the portal, and of which environment; what is left out is asked. The row of an environment names that alone. */
export interface PortalArgument {
  environmentId?: string;
  service?: PortalService;
}

/** A place in a text, both counted from 0. */
export interface PlaceArgument {
  line: number;
  character: number;
}

/** An API by id, or as its row in the API view. */
export type ApiArgument = string | { apiId: string };

/** An operation by API id and `operationId` or `METHOD /path`, which is also what its row in the API view holds. */
export interface OperationArgument {
  apiId: string;
  operationId: string;
}

/** By what and in whose name a declaration is sent. */
export interface TargetArgument extends OperationArgument {
  /** Account id; without one the active account sends. */
  account?: string;
}

/** What `fla.api.import` takes beside the file; what is left out is asked. */
export interface ImportOptions {
  /** Id of the API that the file describes. */
  api?: string;
  scope?: 'user' | 'workspace';
}

/** What `fla.declaration.new` takes beside the operation; what is left out is asked. */
export interface DeclarationOptions {
  /** Account id. */
  account?: string;
}

/** What `fla.declaration.validate` looked at and found. */
export interface ValidatedFiles {
  files: number;
  /** Findings by severity. */
  errors: number;
  warnings: number;
}

/** What `fla.send` takes beside the file. */
export interface SendOptions {
  /** Account id. */
  account?: string;
  /** `operationId` or `METHOD /path`. */
  operation?: string;
  /** Of a request file: the `# @name` of the request, or its number from 0. Without it the one at the cursor. */
  request?: string | number;
  /** Neither schema nor meaning stop the send. */
  skipValidation?: boolean;
}

/** The settings, each with the type of its value. */
export interface Settings {
  'fla.language': 'auto' | 'en' | 'nl' | 'fr' | 'de';
  'fla.accounts': Record<string, unknown>;
  'fla.environments': Record<string, unknown>;
  'fla.apis': Record<string, unknown>;
  /** Host names, with a port where it is not that of https. */
  'fla.api.allowedHosts': string[];
  /** By code of the finding. */
  'fla.declaration.severity': Record<string, unknown>;
  'fla.declaration.explainSsin': boolean;
  /** Path. */
  'fla.anomalyCatalogue': string;
  /** Path. */
  'fla.glossary': string;
  'fla.sandbox.clients': string;
  'fla.sandbox.autoStart': boolean;
  /** Days. */
  'fla.certificate.expiryWarningDays': number[];
}

/** The context keys, each with the type of its value. */
export interface ContextKeys {
  'fla.hasAccounts': boolean;
  'fla.accountsFiltered': boolean;
  'fla.sandboxRunning': boolean;
}

export const VIEW_CONTAINER = 'fla';
export const CHANNELS_VIEW = 'fla.channels';
export const API_VIEW = 'fla.api';
export const RESPONSE_VIEW = 'fla.response';
/** An account's token exchange, explained. Nothing of it outlives the window, so that it is never restored. */
export const TOKEN_VIEW = 'fla.token';
/** A token from a selection, the clipboard or a file, taken apart. */
export const TOKEN_TEXT_VIEW = 'fla.tokenText';
/** Id of the authentication provider, by which other extensions ask VS Code for a session. */
export const AUTHENTICATION_PROVIDER = 'fla';
/** Language of request files (`*.fla`). */
export const REQUEST_LANGUAGE = 'fla-request';
/** The inspector as the default editor of key stores. */
export const CERTIFICATE_EDITOR = 'fla.certificate';
/** The inspector as an option for files that are text, or that other tools show as well. */
export const CERTIFICATE_TEXT_EDITOR = 'fla.certificateText';
export const ALL_COMMANDS = /* @__PURE__ */ Object.keys({
  'fla.account.add': true,
  'fla.account.select': true,
  'fla.account.test': true,
  'fla.account.edit': true,
  'fla.account.duplicate': true,
  'fla.account.remove': true,
  'fla.account.employers': true,
  'fla.account.checklist': true,
  'fla.account.filter': true,
  'fla.account.clearFilter': true,
  'fla.account.moveUp': true,
  'fla.account.moveDown': true,
  'fla.account.import': true,
  'fla.account.export': true,
  'fla.environment.add': true,
  'fla.portal.open': true,
  'fla.token.get': true,
  'fla.token.inspect': true,
  'fla.token.inspectText': true,
  'fla.token.copy': true,
  'fla.token.discard': true,
  'fla.token.explain': true,
  'fla.certificate.inspect': true,
  'fla.certificate.generate': true,
  'fla.certificate.exportCer': true,
  'fla.certificate.changePassphrase': true,
  'fla.certificate.replace': true,
  'fla.passphrase.forget': true,
  'fla.passphrase.forgetAll': true,
  'fla.send': true,
  'fla.api.import': true,
  'fla.api.reset': true,
  'fla.api.copyPath': true,
  'fla.api.showInDescription': true,
  'fla.request.new': true,
  'fla.declaration.new': true,
  'fla.declaration.validate': true,
  'fla.declaration.changeTarget': true,
  'fla.sandbox.start': true,
  'fla.sandbox.stop': true,
  'fla.sandbox.openSample': true,
  'fla.log.show': true,
} satisfies Record<CommandId, true>);
export const ALL_SETTINGS = /* @__PURE__ */ Object.keys({
  'fla.language': true,
  'fla.accounts': true,
  'fla.environments': true,
  'fla.apis': true,
  'fla.api.allowedHosts': true,
  'fla.declaration.severity': true,
  'fla.declaration.explainSsin': true,
  'fla.anomalyCatalogue': true,
  'fla.glossary': true,
  'fla.sandbox.clients': true,
  'fla.sandbox.autoStart': true,
  'fla.certificate.expiryWarningDays': true,
} satisfies Record<keyof Settings, true>);
export const ALL_CONTEXT_KEYS = /* @__PURE__ */ Object.keys({
  'fla.hasAccounts': true,
  'fla.accountsFiltered': true,
  'fla.sandboxRunning': true,
} satisfies Record<keyof ContextKeys, true>);
