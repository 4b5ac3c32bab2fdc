import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  PORTAL_ENVIRONMENTS,
  SANDBOX,
  isSafeAddress,
  type EnvironmentKind,
} from '../../core/channel/environment.ts';
import { freeId } from '../../core/channel/freeId.ts';
import type { SettingsScope } from '../../core/channel/settingsScope.ts';
import { environmentIcon } from '../../ui/environmentIcon.ts';
import type { Log } from '../../ui/log.ts';
import { plainText } from '../../ui/plainText.ts';
import { readChosenFile } from '../../ui/readChosenFile.ts';
import { offeredScopes } from '../../ui/settingsScopes.ts';
import { showError } from '../../ui/showError.ts';
import { keep, type Choice, type Step } from '../../ui/wizard.ts';

/** What the wizard has learned of an environment so far. */
export interface EnvironmentDraft {
  name?: string;
  id?: string;
  kind?: EnvironmentKind;
  target?: SettingsScope;
  tokenEndpoint?: string;
  audience?: string;
  baseUrl?: string;
  /** Absolute path. */
  ca?: string | undefined;
}

export function askEnvironmentName(draft: EnvironmentDraft): Step {
  return async questions => {
    const answer = await questions.input({
      prompt: l10n.t('Name by which you recognise the environment'),
      value: draft.name ?? '',
      validate: value => (value === '' ? l10n.t('Give the environment a name.') : undefined),
    });
    return keep(answer, value => {
      draft.name = value;
    });
  };
}

/** @param taken ids of environments in settings */
export function askId(taken: readonly string[], draft: EnvironmentDraft): Step {
  return async questions => {
    const known = [...taken, SANDBOX, ...PORTAL_ENVIRONMENTS.map(({ id }) => id)];
    const answer = await questions.input({
      prompt: l10n.t('Id by which accounts name the environment in settings'),
      value: draft.id ?? freeId(draft.name ?? '', known, 'environment'),
      validate: value => {
        if (!/^[\w.-]+$/.test(value)) {
          return l10n.t('An id has letters, digits, hyphens, dots and underscores only.');
        }
        return known.includes(value)
          ? l10n.t('There is an environment with this id already.')
          : undefined;
      },
    });
    return keep(answer, value => {
      draft.id = value;
    });
  };
}

export function askKind(draft: EnvironmentDraft): Step {
  return async questions => {
    const choice = (kind: EnvironmentKind, label: string, detail: string) => ({
      label,
      detail,
      iconPath: environmentIcon({ kind }),
      value: kind,
    });
    const choices: Choice<EnvironmentKind>[] = [
      choice('custom', l10n.t('Custom'), l10n.t('A server of your own, or a mock of the API')),
      choice(
        'acceptance',
        l10n.t('Acceptance'),
        l10n.t('Another way to the portal’s test environment'),
      ),
      choice(
        'production',
        l10n.t('Production'),
        l10n.t('Real declarations. Every send asks for confirmation.'),
      ),
    ];
    const answer = await questions.pick(
      l10n.t('What kind of environment is it?'),
      choices,
      draft.kind,
    );
    return keep(answer, ({ value }) => {
      draft.kind = value;
    });
  };
}

export function askPlace(draft: EnvironmentDraft): Step {
  return async questions => {
    const choices = offeredScopes();
    if (choices.length === 1) {
      return 'skip';
    }
    const answer = await questions.pick(
      l10n.t('Where should the environment be kept?'),
      choices,
      draft.target,
    );
    return keep(answer, ({ value }) => {
      draft.target = value;
    });
  };
}

export function askTokenEndpoint(draft: EnvironmentDraft): Step {
  return async questions => {
    const answer = await questions.input({
      prompt: l10n.t('Token endpoint'),
      placeholder: 'https://…/token',
      value: draft.tokenEndpoint ?? '',
      validate: value => (isSafeAddress(value) ? undefined : unsafe()),
    });
    return keep(answer, value => {
      draft.tokenEndpoint = value;
    });
  };
}

/** Outside user settings only an audience of the endpoint's own origin: whoever shares a workspace must not harvest assertions. */
export function askAudience(draft: EnvironmentDraft): Step {
  return async questions => {
    const { tokenEndpoint = '', target = 'user' } = draft;
    const origin = originOf(tokenEndpoint);
    const answer = await questions.input({
      prompt: l10n.t('Audience of client assertions; usually the token endpoint itself'),
      value: draft.audience ?? tokenEndpoint,
      validate: value => {
        if (value === '') {
          return l10n.t('Give the audience: the token endpoint, where nothing else is documented.');
        }
        return target === 'user' || originOf(value) === origin
          ? undefined
          : l10n.t(
              'Outside your user settings the audience must have the origin of the token endpoint: {0}',
              origin ?? '',
            );
      },
    });
    return keep(answer, value => {
      draft.audience = value;
    });
  };
}

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

export function askFlaAddress(draft: EnvironmentDraft): Step {
  return async questions => {
    const answer = await questions.input({
      prompt: l10n.t('Base URL of the FLA there (optional)'),
      placeholder: 'https://…/v1',
      value: draft.baseUrl ?? '',
      validate: value => (value === '' || isSafeAddress(value) ? undefined : unsafe()),
    });
    return keep(answer, value => {
      draft.baseUrl = value;
    });
  };
}

function unsafe(): string {
  return l10n.t(
    'An address starts with https:// and holds no password; http:// is for this machine alone.',
  );
}

/** Largest file of authorities that is read, in megabytes: all authorities of the web together take less than one. */
const LARGEST_FILE = 5;

/** Picks a file with further authorities, which must hold PEM certificates and nothing else. */
export function askAuthorities(log: Log, draft: EnvironmentDraft): Step {
  return async questions => {
    for (;;) {
      const answer = await questions.pick(
        l10n.t('Which authorities issued the certificates of its servers?'),
        [
          {
            label: l10n.t('Those that this machine trusts'),
            detail: l10n.t('Public ones, and what your system adds'),
            value: false,
          },
          {
            label: `$(folder-opened) ${l10n.t('Browse…')}`,
            detail: l10n.t('Others too: a PEM file with their certificates'),
            value: true,
          },
        ],
        draft.ca !== undefined,
      );
      if (!answer) {
        return 'back';
      }
      if (!answer.value) {
        draft.ca = undefined;
        return 'next';
      }
      const path = await browse(log);
      if (path !== undefined) {
        draft.ca = path;
        return 'next';
      }
    }
  };
}

async function browse(log: Log): Promise<string | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Choose Certification Authorities'),
      openLabel: l10n.t('Trust There'),
      filters: {
        [l10n.t('Certificates')]: ['pem', 'crt', 'cer'],
        [l10n.t('All files')]: ['*'],
      },
    })) ?? [];
  if (!uri) {
    return undefined;
  }
  try {
    const text = new TextDecoder().decode(await readChosenFile(uri, LARGEST_FILE));
    const { holdsOnlyCertificates } =
      await import('../../core/certificate/holdsOnlyCertificates.ts');
    if (holdsOnlyCertificates(text)) {
      return uri.fsPath;
    }
  } catch (error) {
    log.error('fla.environment.add', error);
    showError(error, log);
    return undefined;
  }
  void vscode.window.showErrorMessage(
    l10n.t(
      '“{0}” holds no certificates in PEM, or something else beside them. Choose a file of “BEGIN CERTIFICATE” blocks alone.',
      plainText(vscode.workspace.asRelativePath(uri)),
    ),
  );
  return undefined;
}
