import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import type { PortalCode } from '../../core/certificate/portalCheck.ts';
import type { ConfiguredAccount } from '../../core/channel/channels.ts';
import {
  SettingsFile,
  locateMember,
  positionAt,
  type TextSpan,
} from '../../core/channel/settingsFile.ts';
import { messageFor } from '../../ui/messages.ts';
import { portalMessage, portalText } from '../../ui/portalFindings.ts';
import type { ProblemServices } from './accountProblems.ts';

/** Something to say about one member of an account or environment in settings. */
interface Problem {
  setting: 'fla.accounts' | 'fla.environments';
  id: string;
  /** Path to the member; where there is none, the problem is one of the whole. */
  member: readonly string[];
  code: string;
  message: string;
  severity: vscode.DiagnosticSeverity;
}

/** Criteria without which nothing can be signed, or nothing that is signed can be taken. The others are warnings: Chaman decides. */
const FATAL: readonly PortalCode[] = [
  'portal/expired',
  'portal/not-yet-valid',
  'portal/key-mismatch',
  'portal/no-private-key',
];

/** Accounts between two turns of the event loop. */
const SLICE = 20;

/** Puts everything that is wrong with accounts where it stands in settings, in place of what was there before. */
export async function publishAccountProblems(
  services: ProblemServices,
  collection: vscode.DiagnosticCollection,
): Promise<void> {
  const problems = await findProblems(services);
  const sources = problems.length === 0 ? [] : await services.readSettingsFiles();
  const files = sources.map(source => new SettingsFile(source));
  const found = new Map<string, [vscode.Uri, vscode.Diagnostic[]]>();
  for (const { setting, id, member, code, message, severity } of problems) {
    const place = locateMember(files, setting, id, member);
    const source = place && sources[place.file];
    if (source) {
      const diagnostic = new vscode.Diagnostic(rangeOf(source.text, place.span), message, severity);
      diagnostic.source = 'FLA';
      diagnostic.code = code;
      const key = source.uri.toString();
      const [, diagnostics] = found.get(key) ?? [source.uri, []];
      found.set(key, [source.uri, [...diagnostics, diagnostic]]);
    }
  }
  collection.forEach(uri => {
    if (!found.has(uri.toString())) {
      collection.delete(uri);
    }
  });
  for (const [uri, diagnostics] of found.values()) {
    collection.set(uri, diagnostics);
  }
}

async function findProblems(services: ProblemServices): Promise<Problem[]> {
  const { accounts, problems } = services.channels.configuration;
  const found = problems.map((error): Problem => {
    const [setting, id] =
      'account' in error.details
        ? (['fla.accounts', error.details.account] as const)
        : (['fla.environments', error.details.environment] as const);
    const member = 'member' in error.details ? error.details.member : 'audience';
    return { ...ofError(error), setting, id, member: member.split('.') };
  });
  for (const [index, configured] of accounts.entries()) {
    found.push(...problemsOf(services, configured));
    if (index % SLICE === SLICE - 1) {
      await setImmediate();
    }
  }
  return found;
}

function problemsOf(
  { certificates, language }: ProblemServices,
  configured: ConfiguredAccount,
): Problem[] {
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
        ...missed.map((finding): Problem => ({
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

function ofError(error: AppError): Pick<Problem, 'member' | 'code' | 'message' | 'severity'> {
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

function rangeOf(text: string, { offset, length }: TextSpan): vscode.Range {
  const start = positionAt(text, offset);
  const end = positionAt(text, offset + length);
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
