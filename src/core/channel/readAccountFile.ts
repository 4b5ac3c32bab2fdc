import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { readAccount, type Account } from './account.ts';
import { readEnvironment, type Environment } from './environment.ts';
import type { Reading, SettingMistake, SettingPath } from './settingMistake.ts';

type Setting = Exclude<SettingMistake['setting'], 'fla.apis'>;

/** Something that the reader of an account file should know, with its line. */
export type FileFinding = {
  /** From 1. */
  line: number;
} & (
  | SettingMistake
  /** The text is no JSON there: nothing of it is taken. */
  | { code: 'file/syntax' }
  /** Neither setting is in the text. */
  | { code: 'file/no-accounts' }
  /** Settings that have nothing to do with accounts, from that line on. */
  | { code: 'file/other-settings'; count: number }
  /** An id for the second time: the first counts. */
  | { code: 'file/duplicate-id'; setting: Setting; id: string }
  /** Settings have an environment with other addresses under the same id. */
  | { code: 'file/environment-differs'; environment: string }
  /** A member that looks like a secret: it is not taken, and its value not shown. */
  | { code: 'file/secret'; setting: Setting; id: string; member: SettingPath }
);

/** What a text offers: whatever is usable, and all that is to be said of the rest. */
export interface AccountFile {
  accounts: { account: Account; line: number }[];
  environments: { environment: Environment; line: number }[];
  /** By line. */
  findings: FileFinding[];
}

/**
 * Reads accounts and environments from the text of a settings file, of a workspace file, of an exported file, or from a part of
 * one: `"fla.accounts": { … }`. Comments and trailing commas are fine. An environment's audience must share its token endpoint's
 * origin, whatever settings it will go to: a file from elsewhere is no more to be trusted than a workspace.
 */
export function readAccountFile(content: string): AccountFile {
  const text = content.replace(/^\ufeff/, '');
  const file: AccountFile = { accounts: [], environments: [], findings: [] };
  const lineOf = lineIndex(text);
  // A pasted part has no braces of its own; the line stays the same.
  const isPart = /^\s*"/.test(text);
  const errors: ParseError[] = [];
  const root = parse(isPart ? `{${text}}` : text, errors);
  const line = ({ offset }: { offset: number }): number => lineOf(isPart ? offset - 1 : offset);
  if (errors.length > 0 || root?.type !== 'object') {
    const offsets = errors.length > 0 ? errors : [{ offset: isPart ? 1 : 0 }];
    const lines = new Set(offsets.map(line));
    file.findings = [...lines].map(at => ({ line: at, code: 'file/syntax' }));
    return file;
  }
  const found = findSettings(root);
  if (found === undefined) {
    file.findings.push({ line: 1, code: 'file/no-accounts' });
    return file;
  }
  const [other] = found.others;
  if (other) {
    const { length: count } = found.others;
    file.findings.push({ line: line(other), code: 'file/other-settings', count });
  }
  const each = <T>(
    setting: Setting,
    read: (id: string, value: unknown) => Reading<T>,
    take: (value: T, line: number) => void,
  ): void => {
    for (const { id, name, value } of entriesOf(found[setting], setting, line, file)) {
      const { value: entry, mistakes } = read(id, getNodeValue(value));
      const told = mistakes.map(mistake => {
        const { member } = mistake;
        const at = line(placeOf(value, member) ?? name);
        return mistake.code === 'setting/unknown-member' && isSecretName(member.at(-1))
          ? ({ line: at, code: 'file/secret', setting, id, member } as const)
          : { line: at, setting, id, ...mistake };
      });
      file.findings.push(...told);
      if (entry !== undefined) {
        take(entry, line(name));
      }
    }
  };
  each(
    'fla.environments',
    (id, value) => readEnvironment(id, value, false),
    (environment, at) => {
      file.environments.push({ environment, line: at });
    },
  );
  each('fla.accounts', readAccount, (account, at) => {
    if (/-----BEGIN|^MII/.test(account.certificate)) {
      const finding = { code: 'file/secret', setting: 'fla.accounts', id: account.id } as const;
      file.findings.push({ line: at, ...finding, member: ['certificate'] });
    } else {
      file.accounts.push({ account, line: at });
    }
  });
  file.findings.sort((a, b) => a.line - b.line);
  return file;
}

/** Names of members that hold secrets, in the languages of those who might add them. */
function isSecretName(name: string | number | undefined): boolean {
  const plain = String(name).replace(/[^a-z]/gi, '');
  return /^pass$|pass(word|phrase|wor|wd|code)|pwd|secret|^pin(code)?$|wachtwoord|wachtzin|motdepasse|mdp|kennwort|passwort|privatekey|credential|token$/i.test(
    plain,
  );
}

/** The two settings, wherever they stand in a text of any of the shapes that are read. */
function findSettings(
  root: Node,
): ({ [S in Setting]: readonly Node[] } & { others: Node[] }) | undefined {
  const inside = findNodeAtLocation(root, ['settings']);
  for (const holder of [root, inside]) {
    const properties = holder?.type === 'object' ? (holder.children ?? []) : [];
    const of = (setting: Setting): Node[] =>
      properties.filter(property => nameOf(property) === setting);
    const accounts = of('fla.accounts');
    const environments = of('fla.environments');
    if (accounts.length + environments.length > 0) {
      return {
        'fla.accounts': accounts.flatMap(valuesOf),
        'fla.environments': environments.flatMap(valuesOf),
        others: properties.filter(
          property => !accounts.includes(property) && !environments.includes(property),
        ),
      };
    }
  }
  // The value of the setting alone.
  const values = (root.children ?? []).flatMap(valuesOf);
  return values.length > 0 && values.every(value => findNodeAtLocation(value, ['clientId']))
    ? { 'fla.accounts': [root], 'fla.environments': [], others: [] }
    : undefined;
}

function* entriesOf(
  settings: readonly Node[],
  setting: Setting,
  line: (node: Node) => number,
  { findings }: AccountFile,
): Generator<{ id: string; name: Node; value: Node }> {
  const seen = new Set<string>();
  for (const object of settings) {
    if (object.type !== 'object') {
      const mistake = {
        code: 'setting/type',
        details: { expected: 'object' },
        member: [],
      } as const;
      findings.push({ line: line(object), setting, ...mistake });
    }
    for (const property of object.type === 'object' ? (object.children ?? []) : []) {
      const [name, value] = property.children ?? [];
      const id = nameOf(property);
      if (name && value && seen.has(id)) {
        findings.push({ line: line(name), code: 'file/duplicate-id', setting, id });
      } else if (name && value) {
        seen.add(id);
        yield { id, name, value };
      }
    }
  }
}

/** The node of a member, or of what it is missing from. */
function placeOf(value: Node, member: SettingPath): Node | undefined {
  return member.length === 0 ? undefined : findNodeAtLocation(value, [...member]);
}

function nameOf(property: Node): string {
  return String(property.children?.[0]?.value);
}

function valuesOf(property: Node): Node[] {
  return property.children?.slice(1) ?? [];
}

/** A text that nests without end is no settings file. */
function parse(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** Finds the line of an offset, from 1. */
function lineIndex(text: string): (offset: number) => number {
  const starts = [...text.matchAll(/\r\n|\n|\r/g)].map(found => found.index + found[0].length);
  return offset => {
    let low = 0;
    for (let high = starts.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low + 1;
  };
}
