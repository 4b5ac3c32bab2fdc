import * as l10n from '@vscode/l10n';
import { inspectToken } from '../../core/token/inspectToken.ts';
import type { TokenState } from '../../core/token/tokenService.ts';
import type { TokenSection } from '../../protocol/token.ts';
import { momentTexts } from '../../ui/momentTexts.ts';
import { claimRows } from './claimRows.ts';
import { shortened } from './shortened.ts';

/** An access token taken apart, where it can be: never the token itself. */
export function tokenSection(
  { accessToken, expiresAt, scope }: TokenState & { accessToken: string },
  context: { now: Date; language: string },
): TokenSection {
  const read = inspectToken(accessToken, { now: context.now, environments: [] });
  const isReadable = read.kind === 'jwt';
  return {
    id: 'token',
    heading: l10n.t('Access token'),
    isOpen: true,
    note: {
      tone: 'information',
      text: isReadable
        ? l10n.t(
            'This token is a JWT, so that its content can be read here. It is made for the API: a client does well not to depend on it.',
          )
        : l10n.t(
            'This token is opaque: only the server that issued it can read it. That is usual and no error; a client just sends it on.',
          ),
    },
    rows: [
      {
        name: 'access_token',
        value: shortened(accessToken),
        isCode: true,
        explanation: l10n.t('Sent with every call behind “Bearer”; it is not shown in full.'),
      },
      ...(scope === undefined
        ? []
        : [
            {
              name: 'scope',
              value: scope.split(' ').join('\n'),
              isCode: true,
              explanation: l10n.t('What the token endpoint granted (RFC 6749 section 5.1).'),
            },
          ]),
      {
        name: l10n.t('End'),
        isLabel: true,
        value: '',
        isCode: false,
        moment: momentTexts(expiresAt, context.now, context.language),
        explanation: l10n.t('By this machine’s clock; a call renews the token in time.'),
      },
      ...(isReadable
        ? [
            ...claimRows(read.header, 'header', context),
            ...claimRows(read.claims, 'claims', context),
          ]
        : []),
    ],
    canCopy: false,
  };
}
