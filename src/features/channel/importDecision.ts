import * as l10n from '@vscode/l10n';
import type { Account } from '../../core/channel/account.ts';
import {
  differingMembers,
  type ConflictChoice,
  type ImportedAccount,
} from '../../core/channel/accountImport.ts';
import type { SettingsScope } from '../../core/channel/settingsScope.ts';
import { plainText } from '../../ui/plainText.ts';
import { offeredScopes, scopeLabel } from '../../ui/settingsScopes.ts';
import { keep, runWizard, type Choice, type Step } from '../../ui/wizard.ts';
import type { WritingServices } from './channelServices.ts';

/** What the user decided for the accounts chosen. */
export interface ImportDecision {
  /** By id. */
  choices: ReadonlyMap<string, ConflictChoice>;
  /** Where new accounts and environments go. */
  scope: SettingsScope;
}

/** What was answered so far: going back loses nothing. */
interface Draft {
  /** One for each conflict. */
  choices: (ConflictChoice | undefined)[];
  /** The conflict from which on one answer holds for all. */
  allFrom?: number;
  scope: SettingsScope;
}

interface Conflict {
  account: Account;
  index: number;
  /** Of conflicts from this one on. */
  left: number;
}

/** Asks what becomes of each account whose id is taken, and where new ones go; undefined when the user gave up. */
export async function decideImport(
  services: WritingServices,
  chosen: readonly ImportedAccount[],
): Promise<ImportDecision | undefined> {
  const accounts = chosen.filter(({ state }) => state === 'conflict').map(({ account }) => account);
  const draft: Draft = { choices: accounts.map(() => undefined), scope: 'user' };
  const decide = (): Map<string, ConflictChoice> =>
    new Map(
      accounts.map(({ id }, index) => [
        id,
        draft.choices[Math.min(index, draft.allFrom ?? index)] ?? 'skip',
      ]),
    );
  const needsScope = (): boolean =>
    accounts.length < chosen.length || [...decide().values()].includes('keepBoth');
  const steps = accounts.map((account, index) =>
    askConflict(services, draft, { account, index, left: accounts.length - index }),
  );
  const finished = await runWizard(
    l10n.t('Import Accounts'),
    [...steps, askScope(draft, needsScope)],
    steps.length > 0,
  );
  return finished ? { choices: decide(), scope: draft.scope } : undefined;
}

function askConflict(
  { channels, written }: WritingServices,
  draft: Draft,
  { account, index, left }: Conflict,
): Step {
  return async questions => {
    if (draft.allFrom !== undefined && draft.allFrom < index) {
      return 'skip';
    }
    const { id } = account;
    const present = channels.configuration.accounts.find(known => known.account.id === id);
    const scopes = written.accounts.scopesOf(id).map(scopeLabel).join(', ');
    const question = present
      ? l10n.t(
          'Another account has the id “{0}”: it differs in {1}',
          plainText(id),
          differingMembers(present.account, account).join(', '),
        )
      : l10n.t('Another account, which cannot be used, has the id “{0}”', plainText(id));
    const choices = choicesFor(scopes);
    const answer = await questions.pick<{ choice: ConflictChoice; all: boolean }>(question, [
      ...choices.map(({ label, detail, value }) => ({
        label,
        detail,
        value: { choice: value, all: false },
      })),
      ...(left > 1 ? choices : []).map(({ label, value }) => ({
        label: l10n.t('{0}: the same for all {1}', label, left),
        value: { choice: value, all: true },
      })),
    ]);
    return keep(answer, ({ value: { choice, all } }) => {
      draft.choices[index] = choice;
      if (all) {
        draft.allFrom = index;
      } else {
        delete draft.allFrom;
      }
    });
  };
}

function choicesFor(scopes: string): (Choice<ConflictChoice> & { detail: string })[] {
  return [
    {
      label: l10n.t('Replace'),
      detail: l10n.t('Your own version is overwritten, in: {0}', scopes),
      value: 'replace',
    },
    {
      label: l10n.t('Keep Both'),
      detail: l10n.t('The imported one gets a new id'),
      value: 'keepBoth',
    },
    { label: l10n.t('Skip'), detail: l10n.t('Yours stays as it is'), value: 'skip' },
  ];
}

function askScope(draft: Draft, needed: () => boolean): Step {
  return async questions => {
    const offered = offeredScopes();
    if (offered.length === 1 || !needed()) {
      return 'skip';
    }
    const answer = await questions.pick(
      l10n.t('Where should new accounts be kept?'),
      offered,
      draft.scope,
    );
    return keep(answer, ({ value }) => {
      draft.scope = value;
    });
  };
}
