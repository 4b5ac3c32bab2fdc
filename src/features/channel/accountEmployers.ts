import type { Account, Employer } from '../../core/channel/account.ts';
import { sortEmployers } from '../../core/channel/employers.ts';
import type { WritingServices } from './channelServices.ts';

/** The employers of one account as settings have them now, changed one time after the other. */
export class AccountEmployers {
  readonly #services: Pick<WritingServices, 'channels' | 'written' | 'language'>;
  readonly #id: string;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(services: Pick<WritingServices, 'channels' | 'written' | 'language'>, id: string) {
    this.#services = services;
    this.#id = id;
  }

  /** @throws AppError `account/unknown`, `account/invalid` */
  get account(): Account {
    return this.#services.channels.account(this.#id).account;
  }

  /** Sorted by name in the user's language. */
  get sorted(): Employer[] {
    return sortEmployers(this.account.employers ?? [], this.#services.language.current);
  }

  /**
   * Writes the employers as they are made from those there are then, sorted by name.
   *
   * @throws AppError `account/unknown`, `account/invalid`, `settings/not-written`
   */
  change(make: (employers: Employer[]) => Employer[]): Promise<void> {
    const { written, language } = this.#services;
    const turn = this.#writing.then(() => {
      const employers = sortEmployers(make(this.account.employers ?? []), language.current);
      return written.update(this.#id, {
        employers: employers.length > 0 ? employers : undefined,
      });
    });
    this.#writing = turn.catch(() => undefined);
    return turn;
  }
}
