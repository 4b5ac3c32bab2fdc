import * as l10n from '@vscode/l10n';
import type { ImportOptions } from '../../contributions.ts';
import type { ApiDescription } from '../../core/api/apiDescription.ts';
import { freeId } from '../../core/channel/freeId.ts';
import { FLA_API } from '../../core/channel/quality.ts';
import type { SettingsScope } from '../../core/channel/settingsScope.ts';
import { plainText } from '../../ui/plainText.ts';
import { offeredScopes } from '../../ui/settingsScopes.ts';
import { keep, runWizard, type Choice, type Step } from '../../ui/wizard.ts';
import type { ApiServices } from './apiServices.ts';

/** What is to become of a description. */
export interface ImportDecision {
  /** Of the API. */
  id: string;
  /** Undefined for wherever the API is defined already. */
  scope?: SettingsScope;
}

/** What stands for an API that is still to be named. */
const ANOTHER = '';

/** Asks which API a description is of, and which settings keep its path. Undefined where the user gave up. */
export async function askImport(
  services: ApiServices,
  description: ApiDescription,
  options: ImportOptions,
): Promise<ImportDecision | undefined> {
  const draft: { api?: string; id?: string; scope?: SettingsScope } = {
    ...(options.api === undefined ? {} : { api: options.api, id: options.api }),
    ...(options.scope === undefined ? {} : { scope: options.scope }),
  };
  const { apis } = await services.writtenSettings();
  const isDefined = (): boolean => apis.scopesOf(draft.id ?? '').length > 0;
  const steps: Step[] = [
    ...(options.api === undefined
      ? [askApi(services, draft), askId(services, description, draft)]
      : []),
    ...(options.scope === undefined
      ? [
          (async questions => {
            const scopes = offeredScopes();
            // An API that is defined stays where it is; with one place there is nothing to ask.
            if (isDefined() || scopes.length === 1) {
              return 'skip';
            }
            const prompt = l10n.t('Where should the path of the description be kept?');
            return keep(await questions.pick(prompt, scopes, draft.scope), ({ value }) => {
              draft.scope = value;
            });
          }) satisfies Step,
        ]
      : []),
  ];
  if (!(await runWizard(l10n.t('Import API Description'), steps))) {
    return undefined;
  }
  const { id = FLA_API, scope } = draft;
  return { id, ...(scope === undefined ? {} : { scope }) };
}

function askApi({ apis }: ApiServices, draft: { api?: string; id?: string }): Step {
  return async questions => {
    const others = apis.ids().filter(id => id !== FLA_API);
    const choices: Choice<string>[] = [
      {
        label: l10n.t('Federal Learning Account'),
        description: FLA_API,
        detail: apis.source(FLA_API).builtIn
          ? l10n.t('In place of the built-in provisional model')
          : l10n.t('In place of the description that was imported before'),
        value: FLA_API,
      },
      ...others.map(id => ({
        label: plainText(apis.source(id).name ?? id),
        description: plainText(id),
        detail: l10n.t('In place of the description that was imported before'),
        value: id,
      })),
      {
        label: l10n.t('Another API'),
        detail: l10n.t('Beside those that are there'),
        value: ANOTHER,
      },
    ];
    const prompt = l10n.t('Which API does this file describe?');
    return keep(await questions.pick(prompt, choices, draft.api), ({ value }) => {
      draft.api = value;
      if (value !== ANOTHER) {
        draft.id = value;
      }
    });
  };
}

function askId(
  { apis }: ApiServices,
  { title }: ApiDescription,
  draft: { api?: string; id?: string },
): Step {
  return async questions => {
    if (draft.api !== ANOTHER) {
      return 'skip';
    }
    const taken = apis.ids();
    const answer = await questions.input({
      prompt: l10n.t('Id of the API, by which accounts and environments give it an address'),
      value: freeId(title, taken, 'api').replace(/^[^a-z]+/, '') || 'api',
      validate: id => {
        if (taken.includes(id)) {
          return l10n.t('There is an API “{0}” already.', plainText(id));
        }
        return /^[A-Za-z][A-Za-z0-9_-]*$/.test(id)
          ? undefined
          : l10n.t('An id begins with a letter and has letters, digits, “-” and “_” alone.');
      },
    });
    return keep(answer, id => {
      draft.id = id;
    });
  };
}
