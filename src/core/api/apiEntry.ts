import type { Mistake, Reading } from '../channel/settingMistake.ts';
import { SettingReader } from '../channel/settingReader.ts';

/** An entry of the setting fla.apis. */
export interface ApiEntry {
  /** Path as written. */
  description: string;
  name?: string;
}

/** Reads an entry of the setting fla.apis, with everything that is wrong in it. */
export function readApiEntry(value: unknown): Reading<ApiEntry> {
  const mistakes: Mistake[] = [];
  const reader = SettingReader.of(value, [], mistakes);
  if (!reader) {
    return { mistakes };
  }
  const description = reader.required('description');
  const name = reader.text('name');
  reader.done();
  return description === ''
    ? { mistakes }
    : { value: { description, ...(name === undefined ? {} : { name }) }, mistakes };
}
