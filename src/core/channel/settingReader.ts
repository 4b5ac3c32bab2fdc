import { isRecord } from '../base/isRecord.ts';
import type { Mistake, MistakeCode, MistakeDetails, SettingPath } from './settingMistake.ts';

/**
 * Reads one object of a setting member by member and collects what is wrong with it, each mistake with its place. A member that
 * cannot be used reads as if it were not there.
 */
export class SettingReader {
  readonly #value: Record<string, unknown>;
  readonly #path: SettingPath;
  readonly #mistakes: Mistake[];
  readonly #known = new Set<string>();

  private constructor(value: Record<string, unknown>, path: SettingPath, mistakes: Mistake[]) {
    this.#value = value;
    this.#path = path;
    this.#mistakes = mistakes;
  }

  /** A reader of what should be an object, or a mistake. */
  static of(value: unknown, path: SettingPath, mistakes: Mistake[]): SettingReader | undefined {
    if (isRecord(value)) {
      return new SettingReader(value, path, mistakes);
    }
    mistakes.push({ code: 'setting/type', details: { expected: 'object' }, member: path });
    return undefined;
  }

  get names(): string[] {
    return Object.keys(this.#value);
  }

  /** A text as it stands, even an empty one. */
  string(name: string): string | undefined {
    const value = this.#take(name);
    if (value === undefined || typeof value === 'string') {
      return value;
    }
    this.report(name, 'setting/type', { expected: 'text' });
    return undefined;
  }

  /** A text; a blank one is none. */
  text(name: string): string | undefined {
    const value = this.string(name);
    return value?.trim() === '' ? undefined : value;
  }

  /** A text that must be there. */
  required(name: string): string {
    const text = this.text(name);
    const value = this.#value[name];
    if (text === undefined && (value === undefined || typeof value === 'string')) {
      this.report(name, 'setting/missing', {});
    }
    return text ?? '';
  }

  /** The text of a member as one of those allowed. */
  choice<T extends string>(
    name: string,
    text: string | undefined,
    allowed: readonly T[],
  ): T | undefined {
    const found = allowed.find(known => known === text);
    if (found === undefined && text !== undefined && text !== '') {
      this.report(name, 'setting/choice', { text, allowed });
    }
    return found;
  }

  /** The text of a member if it passes. */
  checked(
    name: string,
    text: string | undefined,
    passes: (text: string) => boolean,
    otherwise: 'setting/address' | 'setting/enterprise-number',
  ): string | undefined {
    if (text === undefined || passes(text)) {
      return text;
    }
    this.report(name, otherwise, {});
    return undefined;
  }

  /** The object in a member. */
  object(name: string): SettingReader | undefined {
    const value = this.#take(name);
    return value === undefined
      ? undefined
      : SettingReader.of(value, [...this.#path, name], this.#mistakes);
  }

  /** The objects in the list in a member; those that are none are left out. */
  objects(name: string): SettingReader[] | undefined {
    const value = this.#take(name);
    if (value === undefined) {
      return undefined;
    }
    if (!Array.isArray(value)) {
      this.report(name, 'setting/type', { expected: 'list' });
      return undefined;
    }
    return value
      .map((item, index) => SettingReader.of(item, [...this.#path, name, index], this.#mistakes))
      .filter(reader => reader !== undefined);
  }

  /** To be called when everything was read that may be there: tells of every other member. */
  done(): void {
    const allowed = [...this.#known];
    for (const name of this.names) {
      if (!this.#known.has(name)) {
        this.report(name, 'setting/unknown-member', { allowed });
      }
    }
  }

  report<C extends MistakeCode>(name: string, code: C, details: MistakeDetails[C]): void {
    this.#mistakes.push({ code, details, member: [...this.#path, name] } as Mistake);
  }

  #take(name: string): unknown {
    this.#known.add(name);
    return this.#value[name];
  }
}
