import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../core/base/errors.ts';
import { redactRecord, type ExchangeRecord } from '../core/exchange/exchangeRecord.ts';

/** How many exchanges are kept on disk. */
const KEPT = 50;

/** How many stay whole in memory, and how many characters their bodies may have together. */
const WHOLE = 20;
const WHOLE_CHARACTERS = 100_000_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Exchanges by id: the latest whole in memory, and masked on disk for the time after a reload. */
export class ExchangeFiles {
  readonly #whole = new Map<string, ExchangeRecord>();
  readonly #directory: string;
  #writing: Promise<void> = Promise.resolve();

  /** @param directory the extension's own folder; made when first needed */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * Keeps an exchange. Resolves when it stands on disk, masked; nothing needs to wait for that.
   *
   * @param tokens the access tokens it was sent with, which never reach the disk
   */
  keep(record: ExchangeRecord, tokens: Iterable<string>): Promise<void> {
    this.#whole.set(record.id, record);
    this.#forgetOldest();
    this.#writing = this.#writing.then(
      () => this.#write(record, tokens),
      () => this.#write(record, tokens),
    );
    return this.#writing;
  }

  /**
   * An exchange by id: whole while it is in memory, else masked.
   *
   * @throws AppError `exchange/not-kept`
   */
  async get(id: string): Promise<ExchangeRecord> {
    const whole = this.#whole.get(id);
    if (whole) {
      return whole;
    }
    try {
      if (!UUID.test(id)) {
        throw new Error('not an id');
      }
      return JSON.parse(
        await readFile(join(this.#directory, `${id}.json`), 'utf8'),
      ) as ExchangeRecord;
    } catch (cause) {
      throw new AppError('exchange/not-kept', { id }, { cause });
    }
  }

  #forgetOldest(): void {
    let characters = 0;
    for (const [index, { id, response }] of [...this.#whole.values()].reverse().entries()) {
      characters += response?.body.length ?? 0;
      // The newest is shown right now, whatever its size.
      if (index > 0 && (index >= WHOLE || characters > WHOLE_CHARACTERS)) {
        this.#whole.delete(id);
      }
    }
  }

  async #write(record: ExchangeRecord, tokens: Iterable<string>): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    const file = join(this.#directory, `${record.id}.json`);
    // Beside, then renamed: a half-written record never stands under its name.
    await writeFile(`${file}.part`, JSON.stringify(redactRecord(record, tokens)), { mode: 0o600 });
    await rename(`${file}.part`, file);
    const names = await readdir(this.#directory);
    if (names.length > KEPT) {
      const dated = await Promise.all(
        names.map(async name => {
          const path = join(this.#directory, name);
          return { path, modified: (await stat(path)).mtimeMs };
        }),
      );
      dated.sort((a, b) => b.modified - a.modified);
      await Promise.all(dated.slice(KEPT).map(({ path }) => rm(path, { force: true })));
    }
  }
}
