import * as l10n from '@vscode/l10n';
import { AppError } from '../../core/base/errors.ts';
import type { KeyStore } from '../../core/certificate/keyStore.ts';
import type { CertificateViewModel } from '../../protocol/certificate.ts';
import { messageFor } from '../../ui/messages.ts';
import { sizeText } from '../../ui/sizeText.ts';
import { certificateModel, contentFacts, type ModelContext } from './certificateModel.ts';

/** What is known of a file. Sizes are in bytes. */
export type FileOutcome =
  | { kind: 'opening' }
  /** Not a file on this machine's disk: a version of git's, for one. */
  | { kind: 'elsewhere' }
  | { kind: 'locked'; size: number }
  | { kind: 'failed'; error: unknown }
  | { kind: 'open'; size: number; keyStore: KeyStore };

/** What the inspector shows of a file, in the language in use. */
export function certificateViewModel(
  name: string,
  outcome: FileOutcome,
  context: ModelContext,
): CertificateViewModel {
  return { file: { name, facts: factsOf(outcome, context) }, state: stateOf(outcome, context) };
}

function factsOf(outcome: FileOutcome, { language }: ModelContext): string[] {
  switch (outcome.kind) {
    case 'open':
      return [...contentFacts(outcome.keyStore), sizeText(outcome.size, language)];
    case 'locked':
      return [sizeText(outcome.size, language)];
    default:
      return [];
  }
}

function stateOf(outcome: FileOutcome, context: ModelContext): CertificateViewModel['state'] {
  switch (outcome.kind) {
    case 'opening':
      return { kind: 'opening', explanation: l10n.t('Opening…') };
    case 'elsewhere':
      return failed(
        l10n.t('Only files on disk can be inspected: open the file itself, or save it first.'),
      );
    case 'locked':
      return {
        kind: 'locked',
        heading: l10n.t('A passphrase is needed'),
        explanation: l10n.t(
          'This file opens with a passphrase that VS Code does not hold yet. It is kept in VS Code’s secret storage alone.',
        ),
      };
    case 'failed':
      return stateOfError(outcome.error);
    case 'open':
      return certificateModel(outcome.keyStore, context);
  }
}

function stateOfError(error: unknown): CertificateViewModel['state'] {
  if (AppError.is(error, 'keystore/not-found')) {
    return failed(
      l10n.t('It was deleted, moved or renamed. As soon as it is back, it is shown again.'),
      l10n.t('The file is gone'),
    );
  }
  return failed(
    AppError.is(error)
      ? messageFor(error)
      : l10n.t(
          'Something went wrong that nobody foresaw: the log shows where. Try again, or report it.',
        ),
  );
}

function failed(
  explanation: string,
  heading = l10n.t('This file cannot be shown'),
): CertificateViewModel['state'] {
  return { kind: 'failed', heading, explanation };
}
