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

/** Makes sure that OpenSSL, with which tests make their keys, can be called; else says in one sentence what to install. */
export function requireOpenSsl(): void {
  const works = (): boolean => spawnSync('openssl', ['version']).status === 0;
  if (!works() && !(installDebianPackage('openssl') && works())) {
    throw new Error('No OpenSSL for the tests: install openssl and put it on the PATH.');
  }
}
