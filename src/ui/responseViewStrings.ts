import * as l10n from '@vscode/l10n';
import type { ResponseViewStrings } from '../protocol/response.ts';

/** The fixed words of the response view in the language in use. */
export function responseViewStrings(): ResponseViewStrings {
  return {
    account: l10n.t('Account'),
    environment: l10n.t('Environment'),
    received: l10n.t('Received'),
    size: l10n.t('Size'),
    timings: l10n.t('Time'),
    connect: l10n.t('Connect'),
    waiting: l10n.t('Waiting'),
    download: l10n.t('Download'),
    requestTraceId: l10n.t('Request trace id'),
    responseTraceId: l10n.t('Response trace id'),
    notes: l10n.t('Remarks'),

    tabs: l10n.t('Parts of the answer'),
    body: l10n.t('Body'),
    headers: l10n.t('Headers'),
    headerName: l10n.t('Name'),
    headerValue: l10n.t('Value'),
    noHeaders: l10n.t('The answer has no headers.'),
    headerCount: l10n.t('{0} headers'),

    form: l10n.t('Form of the body'),
    pretty: l10n.t('Pretty'),
    raw: l10n.t('Raw'),
    wrapLines: l10n.t('Wrap Lines'),
    find: l10n.t('Find'),
    copyUrl: l10n.t('Copy Address'),
    copyBody: l10n.t('Copy Body'),
    copyHeaders: l10n.t('Copy Headers'),
    copyValue: l10n.t('Copy: {0}'),
    openInEditor: l10n.t('Open Body in Editor'),
    copied: l10n.t('Copied'),
    failed: l10n.t('That did not work. The log says more.'),
    loading: l10n.t('Loading: {0} %'),
    incomplete: l10n.t('The rest of the body could not be loaded.'),

    matchCase: l10n.t('Match Case'),
    wholeWord: l10n.t('Match Whole Word'),
    regularExpression: l10n.t('Use Regular Expression'),
    previousMatch: l10n.t('Previous Match (Shift+Enter)'),
    nextMatch: l10n.t('Next Match (Enter)'),
    closeFind: l10n.t('Close (Escape)'),
    noMatches: l10n.t('No results'),
    invalidExpression: l10n.t('Invalid expression'),
    matchPosition: l10n.t('{0} of {1}'),
    matchCount: l10n.t('{0} results'),

    foldLine: l10n.t('Fold'),
    unfoldLine: l10n.t('Unfold'),
    foldedCode: l10n.t('Folded text'),
    foldedLines: l10n.t('Folded lines'),
    unfoldedLines: l10n.t('Unfolded lines'),
    to: l10n.t('to'),
    specialCharacter: l10n.t('Special character {0}'),
  };
}
