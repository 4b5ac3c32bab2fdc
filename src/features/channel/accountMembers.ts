import * as l10n from '@vscode/l10n';
import { ALGORITHMS, type Account, type Algorithm } from '../../core/channel/account.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { FLA_API, defaultScope } from '../../core/channel/quality.ts';
import { environmentLabel, qualityLabel } from '../../ui/channelLabels.ts';
import { keep, type Choice, type Step } from '../../ui/wizard.ts';
import { writtenPath } from '../../ui/writtenPath.ts';
import type { AccountDraft } from './accountDraft.ts';
import {
  askClientId,
  askEnterpriseNumber,
  askEnvironment,
  askName,
  askRegistration,
} from './accountQuestions.ts';
import type { ChannelServices, WritingServices } from './channelServices.ts';
import { askAlias, askKeyStore, openKeyStore } from './keyStoreQuestions.ts';
import { askBaseUrl, askScope, ownApis } from './ownApiQuestions.ts';
import { askQuality, askSituation } from './qualityQuestions.ts';

/** Members of an account to change; one that is undefined is removed. */
export type AccountChanges = { [M in keyof Omit<Account, 'id'>]?: Account[M] | undefined };

/** An account, and what is asked of it: as it is until something is answered. */
export interface EditedAccount {
  configured: ConfiguredAccount;
  draft: AccountDraft & { ownScope?: OwnScope; algorithm?: Algorithm | undefined };
}

/** Where the scope comes from that an account asks for. */
type OwnScope = 'default' | 'none' | 'other';

/** A member of an account in the menu of the editor. */
export interface AccountMember {
  label: string;
  value: string;
  steps: Step[];
  /** What the answers change. */
  changes: () => AccountChanges;
  /** A token was issued for what it was before. */
  ofToken?: boolean;
}

/** The members that can be edited, as they are now. Employers and the place where the account is kept are not among them. */
export function accountMembers(services: WritingServices, edited: EditedAccount): AccountMember[] {
  const { configured, draft } = edited;
  const { account } = configured;
  const environment = services.channels.environment(account.environment);
  return [
    {
      label: l10n.t('Name'),
      value: account.name,
      steps: [askName(draft)],
      changes: () => ({ name: draft.name ?? account.name }),
    },
    {
      label: l10n.t('Environment'),
      value: environment ? environmentLabel(environment) : account.environment,
      steps: [askEnvironment(services, draft), askRegistration(draft)],
      changes: () => ({ environment: draft.environment ?? account.environment }),
      ofToken: true,
    },
    {
      label: l10n.t('Quality'),
      value: qualityLabel(account.quality),
      steps: [askSituation(draft), askQuality(draft), askRegistration(draft)],
      changes: () => ({ quality: draft.quality ?? account.quality }),
      ofToken: true,
    },
    {
      label: l10n.t('Client id'),
      value: account.clientId,
      steps: [askClientId(services, draft, account.id), askRegistration(draft)],
      changes: () => ({ clientId: draft.clientId ?? account.clientId }),
      ofToken: true,
    },
    ...keyMembers(services, edited),
    {
      label: l10n.t('Enterprise number'),
      value: account.enterpriseNumber ?? l10n.t('none'),
      steps: [askEnterpriseNumber(draft)],
      changes: () => ({
        enterpriseNumber: draft.enterpriseNumber === '' ? undefined : draft.enterpriseNumber,
      }),
    },
    ...apiMembers(services, edited),
  ];
}

function keyMembers(
  services: WritingServices,
  { configured: { account, keyStorePath }, draft }: EditedAccount,
): AccountMember[] {
  const scope = services.written.accounts.scopeOf(account.id, 'certificate') ?? 'user';
  return [
    {
      label: l10n.t('Key store'),
      value: account.certificate,
      steps: [askKeyStore(services, draft), askAlias(services, draft), askRegistration(draft)],
      changes: () => {
        const path = draft.keyStorePath ?? keyStorePath;
        return path === keyStorePath
          ? { alias: draft.alias }
          : {
              certificate: writtenPath(path, scope),
              alias: draft.alias,
              // The one chosen before may not fit the new key.
              algorithm: undefined,
            };
      },
      ofToken: true,
    },
    {
      label: l10n.t('Alias'),
      value: account.alias ?? l10n.t('none: the only key'),
      steps: [openKeyStore(services, draft), askAlias(services, draft), askRegistration(draft)],
      changes: () => ({ alias: draft.alias, algorithm: undefined }),
      ofToken: true,
    },
    {
      label: l10n.t('Algorithm of the assertion'),
      value: account.algorithm ?? l10n.t('the one that fits the key'),
      steps: [askAlgorithm(draft)],
      changes: () => ({ algorithm: draft.algorithm }),
      ofToken: true,
    },
  ];
}

function askAlgorithm(draft: EditedAccount['draft']): Step {
  return async questions => {
    const choices: Choice<Algorithm | undefined>[] = [
      { label: l10n.t('The one that fits the key'), value: undefined },
      ...ALGORITHMS.map(algorithm => ({
        label: algorithm,
        detail:
          algorithm === 'RS256'
            ? l10n.t('For RSA keys, as the manual’s example signs')
            : l10n.t('For elliptic curves: nothing proves that the portal takes it'),
        value: algorithm,
      })),
    ];
    const answer = await questions.pick(
      l10n.t('By which algorithm are assertions signed?'),
      choices,
      draft.algorithm,
    );
    return keep(answer, ({ value }) => {
      draft.algorithm = value;
    });
  };
}

function apiMembers(
  { channels }: ChannelServices,
  { configured: { account }, draft }: EditedAccount,
): AccountMember[] {
  const own = account.apis?.[FLA_API];
  const common = channels.environment(account.environment)?.apis[FLA_API];
  const wanted: Record<OwnScope, () => string | undefined> = {
    default: () => undefined,
    none: () => '',
    other: () => draft.scope,
  };
  return [
    {
      label: l10n.t('Scope for the FLA'),
      value: scopeText(own?.scope ?? defaultScope(FLA_API, account.quality)),
      steps: [askOwnScope(account, draft), askOtherScope(draft)],
      changes: () => ({
        apis: ownApis(
          { baseUrl: own?.baseUrl, scope: wanted[draft.ownScope ?? 'default']() },
          account.apis,
        ),
      }),
      ofToken: true,
    },
    {
      label: l10n.t('Base URL of the FLA'),
      value: own?.baseUrl ?? common ?? l10n.t('none'),
      steps: [
        askBaseUrl(
          draft,
          l10n.t('Base URL of the FLA for this account alone; empty for the environment’s'),
        ),
      ],
      changes: () => ({
        apis: ownApis(
          { baseUrl: draft.baseUrl === '' ? undefined : draft.baseUrl, scope: own?.scope },
          account.apis,
        ),
      }),
    },
  ];
}

function scopeText(scope: string | undefined): string {
  return scope === undefined || scope === '' ? l10n.t('none is sent') : scope;
}

function askOwnScope({ quality }: Account, draft: EditedAccount['draft']): Step {
  return async questions => {
    const choices: Choice<OwnScope>[] = [
      {
        label: l10n.t('The quality’s'),
        detail:
          defaultScope(FLA_API, quality) ??
          l10n.t('None is published for this quality, so that none is sent'),
        value: 'default',
      },
      {
        label: l10n.t('None'),
        detail: l10n.t('The client’s default scopes apply, as the portal’s guide recommends'),
        value: 'none',
      },
      { label: l10n.t('Other…'), value: 'other' },
    ];
    const answer = await questions.pick(
      l10n.t('Which scope does the account ask for?'),
      choices,
      draft.ownScope,
    );
    return keep(answer, ({ value }) => {
      draft.ownScope = value;
    });
  };
}

function askOtherScope(draft: EditedAccount['draft']): Step {
  return questions =>
    draft.ownScope === 'other'
      ? askScope(draft, l10n.t('Scope, or several with a space between them'))(questions)
      : Promise.resolve('skip');
}
