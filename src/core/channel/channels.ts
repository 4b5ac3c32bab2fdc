import { AppError } from '../base/errors.ts';
import { baseUrlOf, scopeOf, type Account } from './account.ts';
import { orderAccounts } from './accountOrder.ts';
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

/** The accounts of one environment. */
export interface AccountGroup {
  environmentId: string;
  /** Undefined where accounts name an environment that cannot be used. */
  environment: Environment | undefined;
  /** In the order shown. */
  accounts: readonly ConfiguredAccount[];
}

/** What the accounts and environments of the moment are made of. */
export interface ChannelBoundaries {
  /** The same object until settings change. */
  configuration: () => ChannelConfiguration;
  /** Ids of accounts in the order that the user gave them; the same array until it changes. */
  order: () => readonly string[];
  sandbox: SandboxAccess;
  readText: (path: string) => Promise<string>;
}

/** A configuration by what is looked up in it. */
interface Index {
  configuration: ChannelConfiguration;
  order: readonly string[];
  accounts: Map<string, ConfiguredAccount>;
  environments: Map<string, Environment>;
  /** By environment id, in the order shown. */
  groups: Map<string, ConfiguredAccount[]>;
}

/** The accounts and environments of the moment. */
export class Channels {
  readonly #boundaries: ChannelBoundaries;
  #indexed: Index | undefined;

  constructor(boundaries: ChannelBoundaries) {
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
    const { problems } = this.configuration;
    const found = this.#index().accounts.get(id);
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

  /** An environment by id, undefined where there is none that can be used. */
  environment(id: string): Environment | undefined {
    return id === SANDBOX ? this.#sandboxEnvironment() : this.#index().environments.get(id);
  }

  /** All environments with their accounts in the order shown, those without any too; what accounts name in vain comes last. */
  groups(): AccountGroup[] {
    const { groups } = this.#index();
    const environments = this.environments();
    const known = new Set(environments.map(({ id }) => id));
    return [
      ...environments.map(environment => ({
        environmentId: environment.id,
        environment,
        accounts: groups.get(environment.id) ?? [],
      })),
      ...[...groups]
        .filter(([id]) => !known.has(id))
        .map(([environmentId, accounts]) => ({ environmentId, environment: undefined, accounts })),
    ];
  }

  #index(): Index {
    const { configuration } = this;
    const order = this.#boundaries.order();
    if (this.#indexed?.configuration !== configuration || this.#indexed.order !== order) {
      const groups = new Map<string, ConfiguredAccount[]>();
      for (const configured of orderAccounts(configuration.accounts, order)) {
        const { environment } = configured.account;
        const group = groups.get(environment) ?? [];
        groups.set(environment, group);
        group.push(configured);
      }
      this.#indexed = {
        configuration,
        order,
        accounts: new Map(configuration.accounts.map(found => [found.account.id, found])),
        environments: new Map(configuration.environments.map(found => [found.id, found])),
        groups,
      };
    }
    return this.#indexed;
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
    const { problems } = this.configuration;
    const found = this.environment(account.environment);
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
