import * as vscode from 'vscode';
import { inspectToken, type InspectedToken } from '../../core/token/inspectToken.ts';
import { printJson } from '../../core/token/printJson.ts';
import type { TokenViewModel } from '../../protocol/token.ts';
import { findSigner, type Signer } from './findSigner.ts';
import { sectionText } from './sectionText.ts';
import type { TokenViewSource } from './tokenPanel.ts';
import type { TokenServices } from './tokenServices.ts';
import { tokenTextModel } from './tokenTextModel.ts';

/** A text with a token in it. */
export interface TokenText {
  text: string;
  /** Where it comes from, in words. */
  heading: string;
  /** The document that it is all of, and whose changes it follows. */
  document?: vscode.TextDocument;
}

/** A token taken apart, as its document has it at any moment. Nothing of it leaves memory but to the view. */
export class TokenTextSource implements TokenViewSource {
  readonly #services: TokenServices;
  readonly #from: TokenText;
  readonly #changed = new vscode.EventEmitter<void>();
  #text: string;
  #signer: Signer | undefined;
  /** Which of the keys known here made the signature, by the certificate's thumbprint: each is tried once. */
  #fits = new Map<string, boolean>();

  constructor(services: TokenServices, from: TokenText) {
    this.#services = services;
    this.#from = from;
    this.#text = from.text;
  }

  /** Follows the document and what is known of certificates, for as long as somebody listens. */
  readonly onDidChange = (listener: () => unknown): vscode.Disposable => {
    const { document } = this.#from;
    return vscode.Disposable.from(
      this.#changed.event(listener),
      this.#services.onDidChangeCertificates(() => this.#check()),
      this.#services.onDidChangeCredentials(() => this.#check()),
      vscode.workspace.onDidChangeTextDocument(event => {
        if (event.document === document) {
          this.#text = document.getText();
          this.#signer = undefined;
          this.#fits = new Map();
          this.#changed.fire();
          this.#check();
        }
      }),
    );
  };

  /** What the text holds now. */
  result(): InspectedToken {
    return inspectToken(this.#text, {
      now: new Date(),
      environments: this.#services.channels.environments(),
    });
  }

  /** Tries the keys that are known here on the signature. */
  async check(): Promise<void> {
    const text = this.#text;
    const signed = signedPart(this.result());
    const signer = signed && (await findSigner(this.#services, signed, this.#fits));
    if (text === this.#text && JSON.stringify(signer) !== JSON.stringify(this.#signer)) {
      this.#signer = signer;
      this.#changed.fire();
    }
  }

  model(): TokenViewModel {
    const { channels, language } = this.#services;
    return tokenTextModel({
      result: this.result(),
      signer: this.#signer,
      heading: this.#from.heading,
      environments: channels.environments(),
      now: new Date(),
      language: language.current,
    });
  }

  /** The view has no steps. */
  run(): Promise<void> {
    return Promise.resolve();
  }

  sectionText(id: string): string | undefined {
    const result = this.result();
    const section = this.model().sections.find(one => one.id === id);
    if (id === 'header' && 'header' in result) {
      return printJson(result.header.members, 2);
    }
    if (id === 'claims' && 'claims' in result) {
      return printJson(result.claims.members, 2);
    }
    return section && (section.text ?? sectionText(section));
  }

  #check(): void {
    this.check().catch((error: unknown) => {
      this.#services.log.error('token text', error);
    });
  }
}

/** What was signed, in the form in which it can be verified, and who says to have signed it. */
function signedPart(result: InspectedToken): { compact: string; clientId: unknown } | undefined {
  switch (result.kind) {
    case 'jwt':
      return { compact: result.token, clientId: result.claims.members['iss'] };
    case 'jws':
      return { compact: result.token, clientId: undefined };
    case 'jws-json': {
      const [first] = result.signatures;
      const { payload } = result;
      return (
        first && {
          compact: first.compact,
          clientId: 'members' in payload ? payload.members['iss'] : undefined,
        }
      );
    }
    default:
      return undefined;
  }
}
