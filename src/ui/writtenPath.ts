import { isAbsolute, relative, sep } from 'node:path';
import type { SettingsScope } from '../core/channel/settingsScope.ts';
import { folderOf } from './settingsScopes.ts';

/**
 * A path as the settings of a scope should hold it: one inside the folder that they belong to relative to it, so that they can be shared.
 */
export function writtenPath(path: string, scope: SettingsScope): string {
  const folder = folderOf(scope)?.uri.fsPath;
  const within = folder === undefined ? path : relative(folder, path);
  const outside = within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
  return outside ? path : `\${workspaceFolder}/${within.replaceAll(sep, '/')}`;
}
