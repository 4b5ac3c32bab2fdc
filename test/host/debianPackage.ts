import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs a Debian package with apt where that is possible: on Debian, as root.
 *
 * @returns whether it was installed
 */
export function installDebianPackage(name: string): boolean {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    return false;
  }
  console.log(`Installing ${name} for the tests (apt) …`);
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=500', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', name);
  return true;
}

/**
 * Makes sure that a tool of others, on which tests rely, can be called: installs its Debian package where that is possible, else says in
 * one sentence what to install. A test whose tool is missing fails; it is never skipped.
 *
 * @param command its name on the PATH
 * @param debianPackage what brings it
 */
export function requireTool(command: string, debianPackage: string): void {
  const isThere = (): boolean =>
    spawnSync(command, ['--help'], { stdio: 'ignore' }).error === undefined;
  if (!isThere() && !(installDebianPackage(debianPackage) && isThere())) {
    throw new Error(
      `No ${command} for the tests: install it (Debian package ${debianPackage}) and put it on the PATH.`,
    );
  }
}
