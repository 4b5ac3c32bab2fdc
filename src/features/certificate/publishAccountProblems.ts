import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import type { PortalCode } from '../../core/certificate/portalCheck.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import { messageFor } from '../../ui/messages.ts';
import { portalMessage, portalText } from '../../ui/portalFindings.ts';
import { publishProblems, type SettingProblem } from '../../ui/settingsDiagnostics.ts';
import type { ProblemServices } from './accountProblems.ts';

/** Criteria without which nothing can be signed, or nothing that is signed can be taken. The others are warnings: Chaman decides. */
const FATAL: readonly PortalCode[] = [
  'portal/expired',
  'portal/not-yet-valid',
  'portal/key-mismatch',
  'portal/no-private-key',
];

/** Accounts between two turns of the event loop. */
const SLICE = 20;

/** Puts everything that is wrong with the certificates of accounts where it stands in settings, in place of what was there before. */
export async function publishAccountProblems(
  services: ProblemServices,
  collection: vscode.DiagnosticCollection,
): Promise<void> {
  const found: SettingProblem[] = [];
  for (const [index, configured] of services.channels.configuration.accounts.entries()) {
    found.push(...problemsOf(services, configured));
    if (index % SLICE === SLICE - 1) {
      await setImmediate();
    }
  }
  await publishProblems(collection, found, services.readSettingsFiles);
}

function problemsOf(
  { certificates, language }: ProblemServices,
  configured: ConfiguredAccount,
): SettingProblem[] {
  const known = certificates.get(configured);
  const about = { setting: 'fla.accounts', id: configured.account.id } as const;
  switch (known?.kind) {
    case undefined:
    case 'locked':
      return [];
    case 'failed':
      return [{ ...about, ...ofError(known.error) }];
    case 'checked': {
      const missed = known.findings.filter(({ verdict }) => verdict === 'fail');
      return [
        ...(known.error ? [{ ...about, ...ofError(known.error) }] : []),
        ...missed.map((finding): SettingProblem => ({
          ...about,
          member: ['certificate'],
          code: finding.code,
          message: `${portalText(finding, language.current).title}: ${portalMessage(finding, language.current)}`,
          severity: FATAL.includes(finding.code)
            ? vscode.DiagnosticSeverity.Error
            : vscode.DiagnosticSeverity.Warning,
        })),
      ];
    }
  }
}

function ofError(
  error: AppError,
): Pick<SettingProblem, 'member' | 'code' | 'message' | 'severity'> {
  return {
    member: memberOf(error),
    code: error.code,
    message: messageFor(error),
    severity: vscode.DiagnosticSeverity.Error,
  };
}

/** The member to correct. */
function memberOf(error: AppError): string[] {
  if (AppError.is(error, 'certificate/alias-unknown')) {
    return ['alias'];
  }
  return [AppError.is(error, 'certificate/algorithm-mismatch') ? 'algorithm' : 'certificate'];
}
