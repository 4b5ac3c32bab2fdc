import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountArgument, CommandId } from '../../contributions.ts';
import { isRepresentative } from '../../core/channel/declaringFor.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import { askAccount } from '../../ui/chooseAccount.ts';
import { offeredScopes, scopeLabel } from '../../ui/settingsScopes.ts';
import { runWizard, type Choice, type Step } from '../../ui/wizard.ts';
import { writtenPath } from '../../ui/writtenPath.ts';
import { accountMembers, type AccountMember, type EditedAccount } from './accountMembers.ts';
import { askTarget } from './accountQuestions.ts';
import type { ChannelServices, WritingServices } from './channelServices.ts';
import { registerWithSandbox } from './registerWithSandbox.ts';

/** An entry of the menu: what it asks, and what is done with the answers. */
interface MenuEntry {
  label: string;
  value: string;
  steps: Step[];
  save: () => Promise<void>;
}

/**
 * Shows the members of an account as a menu. Each answer is written at once to the settings that define the member, and the menu is shown
 * again until the user leaves it.
 *
 * @throws AppError `account/*`, `settings/not-written`
 */
export async function editAccount(
  services: WritingServices,
  argument?: AccountArgument,
): Promise<void> {
  const id = await chooseEdited(services, argument, l10n.t('Edit Account'));
  let label: string | undefined;
  while (id !== undefined) {
    const entries = menuOf(services, editedAccount(services, id));
    let chosen: MenuEntry | undefined;
    const menu: Step = async questions => {
      const answer = await questions.pick(
        l10n.t('What do you want to change? Escape ends.'),
        entries.map(toChoice),
        entries.find(entry => entry.label === label),
      );
      chosen = answer?.value;
      label = chosen?.label;
      return 'next';
    };
    // What is asked depends on the choice, and nothing has as many questions as this.
    const questions = Array.from(
      { length: 4 },
      (_, index): Step =>
        asked =>
          chosen?.steps[index]?.(asked) ?? Promise.resolve('skip'),
    );
    const { name } = services.channels.account(id).account;
    if (!(await runWizard(l10n.t('Edit Account “{0}”', name), [menu, ...questions], false))) {
      return;
    }
    await chosen?.save();
  }
}

/**
 * The account named, else the one that the user picks.
 *
 * @param title what is done with it
 * @returns its id
 * @throws AppError `account/none`, `account/unknown`, `account/invalid`
 */
export async function chooseEdited(
  { channels, activeAccount }: ChannelServices,
  argument: AccountArgument | undefined,
  title: string,
): Promise<string | undefined> {
  if (argument !== undefined) {
    const id = typeof argument === 'string' ? argument : argument.accountId;
    return channels.account(id).account.id;
  }
  const placeHolder = l10n.t('Which account?');
  const chosen = await askAccount(channels, activeAccount, { title, placeHolder });
  return chosen?.account.id;
}

/** The account as settings have it now, with the draft that the questions start from. */
export function editedAccount({ channels, written }: WritingServices, id: string): EditedAccount {
  const configured = channels.account(id);
  const { account, keyStorePath } = configured;
  const { baseUrl, scope } = account.apis?.[FLA_API] ?? {};
  const target = written.accounts.scopesOf(id)[0];
  return {
    configured,
    draft: {
      situation: 'known',
      environment: account.environment,
      quality: account.quality,
      clientId: account.clientId,
      keyStorePath,
      name: account.name,
      enterpriseNumber: account.enterpriseNumber ?? '',
      ownScope: scope === undefined ? 'default' : scope === '' ? 'none' : 'other',
      algorithm: account.algorithm,
      ...(account.alias === undefined ? {} : { alias: account.alias }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(scope === undefined ? {} : { scope }),
      ...(target === undefined ? {} : { target }),
    },
  };
}

function menuOf(services: WritingServices, edited: EditedAccount): MenuEntry[] {
  const { account } = edited.configured;
  return [
    ...accountMembers(services, edited).map(member => ({
      ...member,
      save: () => change(services, edited, member),
    })),
    ...(isRepresentative(account.quality) ? [employersEntry(edited)] : []),
    ...(offeredScopes().length > 1 ? [placeEntry(services, edited)] : []),
  ];
}

function toChoice(entry: MenuEntry): Choice<MenuEntry> {
  return { label: entry.label, description: entry.value, value: entry };
}

async function change(
  services: WritingServices,
  { configured, draft }: EditedAccount,
  { changes, ofToken = false }: AccountMember,
): Promise<void> {
  const { written, channels, tokens } = services;
  const { account } = configured;
  const environment = channels.environment(account.environment);
  await written.update(account.id, changes());
  if (ofToken && environment) {
    tokens.discard({ account, environment });
  }
  if (draft.register === true) {
    const changed = channels.account(account.id);
    await registerWithSandbox(services, changed.account, changed.keyStorePath);
  }
}

function employersEntry({ configured: { account } }: EditedAccount): MenuEntry {
  const command: CommandId = 'fla.account.employers';
  return {
    label: l10n.t('Employers'),
    value: String(account.employers?.length ?? 0),
    steps: [],
    save: async () => {
      await vscode.commands.executeCommand(command, account.id);
    },
  };
}

function placeEntry({ written }: WritingServices, edited: EditedAccount): MenuEntry {
  const { account, keyStorePath } = edited.configured;
  const scopes = written.accounts.scopesOf(account.id);
  return {
    label: l10n.t('Kept in'),
    value: scopes.map(scopeLabel).join(', '),
    steps: [askTarget(edited.draft)],
    save: async () => {
      const { target } = edited.draft;
      if (target !== undefined && (scopes.length > 1 || scopes[0] !== target)) {
        const certificate = writtenPath(keyStorePath, target);
        await written.accounts.move(account.id, target, { certificate });
      }
    },
  };
}
