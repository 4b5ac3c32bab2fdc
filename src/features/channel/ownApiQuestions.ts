import * as l10n from '@vscode/l10n';
import { withoutUndefined } from '../../core/base/withoutUndefined.ts';
import type { Account } from '../../core/channel/account.ts';
import { isSafeAddress } from '../../core/channel/environment.ts';
import { isOfPortal } from '../../core/channel/portalServices.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { keep, type Step } from '../../ui/wizard.ts';
import type { AccountDraft } from './accountDraft.ts';
import type { ChannelServices } from './channelServices.ts';

/** Asks a training provider on the portal for the address that is not published. */
export function askUndocumentedAddress(services: ChannelServices, draft: AccountDraft): Step {
  return questions =>
    isUndocumented(services, draft)
      ? askBaseUrl(
          draft,
          l10n.t(
            'The portal has not published the FLA’s address for training providers. If you were told it, type it (optional).',
          ),
        )(questions)
      : Promise.resolve('skip');
}

/** Asks a training provider on the portal for the scope that is not published. */
export function askUndocumentedScope(services: ChannelServices, draft: AccountDraft): Step {
  return questions =>
    isUndocumented(services, draft)
      ? askScope(
          draft,
          l10n.t(
            'The portal has not published the scope for training providers. If you were told it, type it (optional): without one, none is sent.',
          ),
        )(questions)
      : Promise.resolve('skip');
}

function isUndocumented({ channels }: ChannelServices, draft: AccountDraft): boolean {
  const environment = channels.environments().find(({ id }) => id === draft.environment);
  return (
    draft.quality === 'trainingProvider' &&
    environment !== undefined &&
    isOfPortal(environment.kind)
  );
}

/** Asks for a base URL; `''` for none. */
export function askBaseUrl(draft: AccountDraft, prompt: string): Step {
  return async questions => {
    const answer = await questions.input({
      prompt,
      placeholder: 'https://…',
      value: draft.baseUrl ?? '',
      validate: value =>
        value === '' || isSafeAddress(value)
          ? undefined
          : l10n.t('An address starts with https:// and holds no password.'),
    });
    return keep(answer, value => {
      draft.baseUrl = value;
    });
  };
}

/** Asks for a scope; `''` for none. */
export function askScope(draft: AccountDraft, prompt: string): Step {
  return async questions => {
    const answer = await questions.input({
      prompt,
      placeholder: 'scope:…',
      value: draft.scope ?? '',
      // RFC 6749 section 3.3.
      validate: value =>
        /^([\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*)?$/.test(value)
          ? undefined
          : l10n.t('Scopes are separated by single spaces and have no quotation marks.'),
    });
    return keep(answer, value => {
      draft.scope = value;
    });
  };
}

/** What an account says of the FLA itself; nothing where it says nothing. */
export function ownApis(
  own: { baseUrl?: string | undefined; scope?: string | undefined },
  apis: Account['apis'] = {},
): Account['apis'] {
  const members = withoutUndefined({ baseUrl: own.baseUrl?.replace(/\/+$/, ''), scope: own.scope });
  const isSaid = Object.keys(members).length > 0;
  const all = withoutUndefined({ ...apis, [FLA_API]: isSaid ? members : undefined });
  return Object.keys(all).length > 0 ? all : undefined;
}
