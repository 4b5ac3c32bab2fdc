import * as vscode from 'vscode';
import { accountMistakes } from '../../core/channel/accountMistakes.ts';
import type { Environment } from '../../core/channel/environment.ts';
import type { SettingMistake } from '../../core/channel/settingMistake.ts';
import { problemOf } from '../../ui/settingMistakes.ts';
import { publishProblems } from '../../ui/settingsDiagnostics.ts';
import type { ChannelServices } from './channelServices.ts';
import { fileExists } from '../../ui/fileExists.ts';

/** Puts every mistake in accounts and environments where it stands, in place of what was there before. */
export async function publishSettingProblems(
  { settings, watched, readSettingsFiles }: ChannelServices,
  collection: vscode.DiagnosticCollection,
): Promise<void> {
  const reading = settings.read();
  const missing = await Promise.all(
    reading.environments.map(async (environment): Promise<SettingMistake[]> => {
      if (environment.ca === undefined) {
        return [];
      }
      watched.watch(environment.ca);
      return (await fileExists(vscode.Uri.file(environment.ca)))
        ? []
        : [missingAuthorities(environment)];
    }),
  );
  const mistakes = [...reading.mistakes, ...missing.flat(), ...accountMistakes(reading)];
  await publishProblems(collection, mistakes.map(problemOf), readSettingsFiles);
}

function missingAuthorities({ id, ca = '' }: Environment): SettingMistake {
  return {
    setting: 'fla.environments',
    id,
    code: 'environment/ca-missing',
    details: { file: ca },
    member: ['ca'],
  };
}
