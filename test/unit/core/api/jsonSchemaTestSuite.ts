import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../fixtures/jsonSchemaTestSuite', import.meta.url));

/** Some schema of the suite with values that follow it or do not. */
export interface SuiteGroup {
  /** Relative to the draft's folder. */
  file: string;
  description: string;
  schema: unknown;
  tests: { description: string; data: unknown; valid: boolean }[];
}

/** The groups of a draft, in the order of their files. */
export function suiteGroups(draft: 'draft7' | 'draft2020-12'): SuiteGroup[] {
  return jsonFiles(join(FOLDER, 'tests', draft)).flatMap(({ name, content }) =>
    (content as Omit<SuiteGroup, 'file'>[]).map(group => ({ ...group, file: name })),
  );
}

/** The schemas that those of the suite refer to, under the addresses that they do it by. */
export function suiteRemotes(): { address: string; schema: object }[] {
  return jsonFiles(join(FOLDER, 'remotes')).map(({ name, content }) => ({
    address: `http://localhost:1234/${name}`,
    schema: content as object,
  }));
}

/** The tests of a group that end otherwise than they should, as `file: group: test`. */
export function failuresIn(group: SuiteGroup, isValid: (value: unknown) => boolean): string[] {
  return group.tests
    .filter(({ data, valid }) => outcome(() => isValid(data)) !== valid)
    .map(({ description }) => `${group.file}: ${group.description}: ${description}`);
}

function outcome(judge: () => boolean): boolean | undefined {
  try {
    return judge();
  } catch {
    return undefined; // neither: a schema that the validator does not take
  }
}

function jsonFiles(folder: string, prefix = ''): { name: string; content: unknown }[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap(entry => {
      const name = prefix + entry.name;
      return entry.isDirectory()
        ? jsonFiles(folder, `${name}/`)
        : [{ name, content: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown }];
    });
}
