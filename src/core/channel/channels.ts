import { AppError } from '../base/errors.ts';
import { baseUrlOf, scopeOf, type Account } from './account.ts';
import type { Channel } from './channel.ts';
import { SANDBOX, type Environment } from './environment.ts';

/** An account with its key store's absolute path. */
export interface ConfiguredAccount {
  account: Account;
  keyStorePath: string;
}

/** What settings say, read once. */
export interface ChannelConfiguration {
  accounts: ConfiguredAccount[];
  /** The portal's and those of settings; the sandbox is not among them. `ca` is an absolute path here. */
  environments: Environment[];
  /** What cannot be used, one failure per account or environment. */
  problems: AppError<'account/invalid' | 'environment/invalid' | 'environment/audience-origin'>[];
}

/** The sandbox's addresses, started where needed. */
export interface SandboxAccess {
  /** @throws AppError `sandbox/*` */
  ensureRunning(): Promise<Pick<Environment, 'tokenEndpoint' | 'audience' | 'apis'>>;
  /** Addresses while it runs. */
  running(): Pick<Environment, 'tokenEndpoint' | 'audience' | 'apis'> | undefined;
}

/** The accounts and environments of the moment. */
export class Channels {
  readonly #boundaries: {
    configuration: () => ChannelConfiguration;
    sandbox: SandboxAccess;
    readText: (path: string) => Promise<string>;
  };

  constructor(boundaries: {
    configuration: () => ChannelConfiguration;
    sandbox: SandboxAccess;
    readText: (path: string) => Promise<string>;
  }) {
    this.#boundaries = boundaries;
  }

  get configuration(): ChannelConfiguration {
    return this.#boundaries.configuration();
  }

  /**
   * An account by id.
   *
   * @throws AppError `account/invalid` when settings name it but it cannot be used; `account/unknown`
   */
  account(id: string): ConfiguredAccount {
    const { accounts, problems } = this.configuration;
    const found = accounts.find(({ account }) => account.id === id);
    if (found) {
      return found;
    }
    const problem = problems.find(
      error => AppError.is(error, 'account/invalid') && error.details.account === id,
    );
    throw problem ?? new AppError('account/unknown', { account: id });
  }

  /** The environments in the order they are shown; the sandbox has addresses only while it runs. */
  environments(): Environment[] {
    return [...this.configuration.environments, this.#sandboxEnvironment()];
  }

  /**
   * Everything a call of an API needs but the key. The sandbox is started by its first use.
   *
   * @throws AppError `environment/*`, `account/no-base-url`, `sandbox/*`
   */
  async resolve(account: Account, api: string): Promise<Channel> {
    const environment = await this.#environment(account);
    const { ca } = environment;
    return {
      account,
      environment,
      api,
      baseUrl: baseUrlOf(account, environment, api),
      scope: scopeOf(account, api),
      ...(ca === undefined ? {} : { ca: await this.#readAuthorities(environment.id, ca) }),
    };
  }

  async #readAuthorities(environment: string, path: string): Promise<string> {
    try {
      return await this.#boundaries.readText(path);
    } catch (cause) {
      throw new AppError('environment/invalid', { environment, member: 'ca' }, { cause });
    }
  }

  async #environment(account: Account): Promise<Environment> {
    if (account.environment === SANDBOX) {
      return { ...this.#sandboxEnvironment(), ...(await this.#boundaries.sandbox.ensureRunning()) };
    }
    const { environments, problems } = this.configuration;
    const found = environments.find(({ id }) => id === account.environment);
    if (found) {
      return found;
    }
    const problem = problems.find(
      error =>
        (AppError.is(error, 'environment/invalid') ||
          AppError.is(error, 'environment/audience-origin')) &&
        error.details.environment === account.environment,
    );
    throw (
      problem ??
      new AppError('environment/unknown', {
        account: account.name,
        environment: account.environment,
      })
    );
  }

  #sandboxEnvironment(): Environment {
    const addresses = this.#boundaries.sandbox.running() ?? {
      tokenEndpoint: '',
      audience: '',
      apis: {},
    };
    return { id: SANDBOX, name: 'Sandbox', kind: 'sandbox', ...addresses };
  }
}
