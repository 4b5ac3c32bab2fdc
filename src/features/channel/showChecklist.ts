import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { PORTAL_ENVIRONMENTS, type EnvironmentKind } from '../../core/channel/environment.ts';
import type { Quality } from '../../core/channel/quality.ts';
import { environmentLabel } from '../../ui/channelLabels.ts';
import { environmentIcon } from '../../ui/environmentIcon.ts';
import { runWizard, keep, type Choice, type Step } from '../../ui/wizard.ts';
import type { AccountDraft } from './accountDraft.ts';
import { environmentDetail } from './accountQuestions.ts';
import { askQuality, askSituation } from './qualityQuestions.ts';
import { CHECKLIST_SCHEME } from './serveChecklists.ts';

/** Asks whose steps, and shows them. */
export async function chooseChecklist(): Promise<void> {
  const draft: AccountDraft & { kind?: EnvironmentKind } = {};
  const steps = [askKind(draft), askSituation(draft), askQuality(draft)];
  if (await runWizard(l10n.t('Checklist for a Channel'), steps)) {
    const { quality = 'employer', kind = 'production' } = draft;
    await showChecklist(quality, kind);
  }
}

function askKind(draft: { kind?: EnvironmentKind }): Step {
  return async questions => {
    const answer = await questions.pick(
      l10n.t('In which environment do you need a channel?'),
      PORTAL_ENVIRONMENTS.map((environment): Choice<EnvironmentKind> => ({
        label: environmentLabel(environment),
        detail: environmentDetail(environment.kind),
        iconPath: environmentIcon(environment),
        value: environment.kind,
      })),
      draft.kind,
    );
    return keep(answer, ({ value }) => {
      draft.kind = value;
    });
  };
}

/** Shows the steps to a channel as rendered Markdown, or as text where VS Code's Markdown features are switched off. */
export async function showChecklist(quality: Quality, kind: EnvironmentKind): Promise<void> {
  const uri = vscode.Uri.from({
    scheme: CHECKLIST_SCHEME,
    path: `/${l10n.t('FLA Checklist')}.md`,
    query: `${kind}/${quality}`,
  });
  if (vscode.extensions.getExtension('vscode.markdown-language-features')) {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } else {
    await vscode.window.showTextDocument(uri);
  }
}
