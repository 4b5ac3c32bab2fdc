/** Where a test that runs inside VS Code finds things: absolute paths. */
export interface HostPaths {
  readonly repository: string;
  /** The copy of the workspace that VS Code has opened. */
  readonly workspace: string;
  /** `User/settings.json`, logs and the state files of extensions lie below. */
  readonly userData: string;
  /** Everything this VS Code writes lies below: user data, the browser's profile, home and temporary files. */
  readonly profile: string;
}

const NAMES = {
  repository: 'FLA_TEST_REPOSITORY',
  workspace: 'FLA_TEST_WORKSPACE',
  userData: 'FLA_TEST_USER_DATA',
  profile: 'FLA_TEST_PROFILE',
} as const satisfies Record<keyof HostPaths, string>;

/** The paths as environment variables for the extension host. */
export function environmentOf(paths: HostPaths): Record<string, string> {
  return {
    [NAMES.repository]: paths.repository,
    [NAMES.workspace]: paths.workspace,
    [NAMES.userData]: paths.userData,
    [NAMES.profile]: paths.profile,
  };
}

/** The paths of the run in which this code executes; for use inside the extension host. */
export function hostPaths(): HostPaths {
  const read = (name: string): string => {
    const value = process.env[name];
    if (value === undefined) {
      throw new Error(`${name} is not set: this code runs in a VS Code that the tests started.`);
    }
    return value;
  };
  return {
    repository: read(NAMES.repository),
    workspace: read(NAMES.workspace),
    userData: read(NAMES.userData),
    profile: read(NAMES.profile),
  };
}
