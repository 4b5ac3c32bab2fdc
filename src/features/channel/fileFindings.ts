import * as l10n from '@vscode/l10n';
import type { FileFinding } from '../../core/channel/readAccountFile.ts';
import { formatPath } from '../../core/channel/settingMistake.ts';
import { plainText } from '../../ui/plainText.ts';
import { problemOf } from '../../ui/settingMistakes.ts';
import { showReport } from '../../ui/showReport.ts';

/** Opens a document with all that is to be said of a file, line by line. */
export async function showFindings(findings: readonly FileFinding[], file: string): Promise<void> {
  const title = l10n.t('Remarks on “{0}”: {1}', file, findings.length);
  await showReport(title, findings.map(findingText));
}

/** A finding in one sentence, with its line and the entry it is about. */
export function findingText(finding: FileFinding): string {
  const sentence = sentenceOf(finding);
  return 'id' in finding
    ? l10n.t('Line {0}, “{1}”: {2}', finding.line, plainText(finding.id), sentence)
    : l10n.t('Line {0}: {1}', finding.line, sentence);
}

function sentenceOf(finding: FileFinding): string {
  switch (finding.code) {
    case 'file/syntax':
      return l10n.t('This is not JSON: correct it, then import again. Nothing was taken.');
    case 'file/no-accounts':
      return l10n.t('There is neither fla.accounts nor fla.environments.');
    case 'file/other-settings':
      return l10n.t(
        'Settings that have nothing to do with accounts were left out: {0}.',
        finding.count,
      );
    case 'file/duplicate-id':
      return l10n.t('The id stands there for the second time: only the first was taken.');
    case 'file/secret':
      return l10n.t(
        '“{0}” looks like a secret and was not taken: remove it from the file, which others may read.',
        plainText(formatPath(finding.member)),
      );
    case 'file/environment-differs':
      return l10n.t(
        'Your settings have other addresses for the environment “{0}”, which stay.',
        plainText(finding.environment),
      );
    case 'environment/audience-origin':
      return l10n.t(
        'The environment asks for assertions meant for another server and was not taken: if that is meant, add it to your user settings yourself.',
      );
    default:
      return problemOf(finding).message;
  }
}
