import * as l10n from '@vscode/l10n';
import { enterpriseNumberIn } from '../../core/certificate/enterpriseNumberIn.ts';
import { SANDBOX, type EnvironmentKind } from '../../core/channel/environment.ts';
import { environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import { environmentIcon } from '../../ui/environmentIcon.ts';
import { inputEnterpriseNumber } from '../../ui/inputEnterpriseNumber.ts';
import { offeredScopes } from '../../ui/settingsScopes.ts';
import { keep, type Choice, type Step } from '../../ui/wizard.ts';
import type { AccountDraft } from './accountDraft.ts';
import type { ChannelServices } from './channelServices.ts';

export function askEnvironment({ channels }: ChannelServices, draft: AccountDraft): Step {
  return async questions => {
    const choices = channels.environments().map((environment): Choice<string> => ({
      label: environmentLabel(environment),
      description: environment.tokenEndpoint === '' ? '' : new URL(environment.tokenEndpoint).host,
      detail: environmentDetail(environment.kind),
      iconPath: environmentIcon(environment),
      value: environment.id,
    }));
    const answer = await questions.pick(
      l10n.t('Where was the REST account made?'),
      choices,
      draft.environment,
    );
    return keep(answer, ({ value }) => {
      draft.environment = value;
    });
  };
}

/** What distinguishes the environments of a kind. */
export function environmentDetail(kind: EnvironmentKind): string {
  return ENVIRONMENT_DETAILS[kind]();
}

const ENVIRONMENT_DETAILS: Record<EnvironmentKind, () => string> = {
  production: () => l10n.t('Real declarations. Every send asks for confirmation.'),
  acceptance: () =>
    l10n.t('The portal’s test environment: it needs a channel of its own and access on request.'),
  sandbox: () => l10n.t('On this machine, offline: no channel and no access needed.'),
  custom: () => l10n.t('From your settings.'),
};

/** @param ownId the account that is edited, which is not its own namesake */
export function askClientId(services: ChannelServices, draft: AccountDraft, ownId?: string): Step {
  return async questions => {
    const answer = await questions.input({
      prompt: l10n.t('Client id, as Chaman shows it beside the REST account'),
      placeholder: 'self_service_chaman_123456_0a1b2c3d4e',
      value:
        draft.clientId ?? (draft.environment === SANDBOX ? 'self_service_sandbox_account' : ''),
      validate: value =>
        /^\S+$/.test(value)
          ? undefined
          : l10n.t('A client id has no spaces: copy it from Chaman as it stands.'),
      hint: value => describeNamesake(services, { ...draft, clientId: value }, ownId),
    });
    return keep(answer, value => {
      draft.clientId = value;
    });
  };
}

/** What has to be said of another account with the same client id in the same environment. */
function describeNamesake(
  { channels }: ChannelServices,
  draft: AccountDraft,
  ownId: string | undefined,
): string | undefined {
  const namesakes = channels.configuration.accounts
    .map(({ account }) => account)
    .filter(
      account =>
        account.id !== ownId &&
        account.environment === draft.environment &&
        account.clientId === draft.clientId,
    );
  const other = namesakes.find(({ quality }) => quality !== draft.quality);
  if (other) {
    return l10n.t(
      '“{0}” has this client id in the quality “{1}”. A REST account has one quality: make one for each in Chaman.',
      other.name,
      qualityLabel(other.quality),
    );
  }
  const [same] = namesakes;
  return same && l10n.t('“{0}” has this client id already.', same.name);
}

export function askEnterpriseNumber(draft: AccountDraft): Step {
  return async questions => {
    const needed = draft.environment === SANDBOX;
    const answer = await inputEnterpriseNumber(questions, {
      prompt: needed
        ? l10n.t('Enterprise number (CBE) of the account’s holder, 10 digits')
        : l10n.t('Enterprise number (CBE) of the account’s holder, 10 digits (optional)'),
      value: draft.enterpriseNumber ?? suggestEnterpriseNumber(draft) ?? '',
      needed,
    });
    return keep(answer, value => {
      draft.enterpriseNumber = value;
    });
  };
}

/** What the subject of the chosen key's certificate suggests. */
function suggestEnterpriseNumber({ keyStore, alias }: AccountDraft): string | undefined {
  const entry = keyStore?.entries.find(
    candidate => candidate.key && (alias === undefined || candidate.alias === alias),
  );
  return enterpriseNumberIn(entry?.certificates[0]?.subject ?? '');
}

export function askName(draft: AccountDraft): Step {
  return async questions => {
    const answer = await questions.input({
      prompt: l10n.t('Name by which you recognise the account'),
      value: draft.name ?? draft.clientId ?? '',
      validate: value => (value === '' ? l10n.t('Give the account a name.') : undefined),
    });
    return keep(answer, value => {
      draft.name = value;
    });
  };
}

export function askTarget(draft: Pick<AccountDraft, 'target'>): Step {
  return async questions => {
    const choices = offeredScopes();
    if (choices.length === 1) {
      return 'skip';
    }
    const answer = await questions.pick(
      l10n.t('Where should the account be kept? Passphrases never go there.'),
      choices,
      draft.target,
    );
    return keep(answer, ({ value }) => {
      draft.target = value;
    });
  };
}

export function askRegistration(draft: AccountDraft): Step {
  return async questions => {
    if (draft.environment !== SANDBOX) {
      return 'skip';
    }
    const answer = await questions.pick(
      l10n.t('Register the certificate with the sandbox, as you would upload it in Chaman?'),
      [
        { label: l10n.t('Register'), value: true },
        {
          label: l10n.t('Do Not Register'),
          detail: l10n.t('The sandbox then refuses it, as the portal does for an unknown client'),
          value: false,
        },
      ],
      draft.register,
    );
    return keep(answer, ({ value }) => {
      draft.register = value;
    });
  };
}

export function askTest(draft: AccountDraft): Step {
  return async questions => {
    const answer = await questions.pick(l10n.t('Test the account?'), [
      {
        label: l10n.t('Save and Test'),
        detail: l10n.t('Gets an access token; nothing is declared'),
        value: true,
      },
      { label: l10n.t('Save'), value: false },
    ]);
    return keep(answer, ({ value }) => {
      draft.test = value;
    });
  };
}
