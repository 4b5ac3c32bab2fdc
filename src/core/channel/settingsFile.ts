import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';

/** A settings file, or the settings in a workspace file. */
export interface SettingsText {
  text: string;
  /** Where the settings stand in the file: `['settings']` in a `.code-workspace` file, else nothing. */
  within: readonly string[];
}

/** A part of a text, in UTF-16 code units. */
export interface TextSpan {
  offset: number;
  length: number;
}

/** A settings file, parsed once for many questions. Comments, trailing commas and errors elsewhere in the file do not matter. */
export class SettingsFile {
  readonly #root: Node | undefined;
  readonly #within: readonly string[];

  constructor({ text, within }: SettingsText) {
    this.#root = parseTree(text, [], { allowTrailingComma: true });
    this.#within = within;
  }

  /** Where a value stands, quotes and all; undefined where the file does not have it. */
  value(path: readonly string[]): TextSpan | undefined {
    return spanOf(this.#find(path));
  }

  /** Where the name of a member stands, quotes and all; undefined where the file does not have it. */
  name(path: readonly string[]): TextSpan | undefined {
    return spanOf(this.#find(path)?.parent?.children?.[0]);
  }

  #find(path: readonly string[]): Node | undefined {
    return this.#root && findNodeAtLocation(this.#root, [...this.#within, ...path]);
  }
}

function spanOf(node: Node | undefined): TextSpan | undefined {
  return node && { offset: node.offset, length: node.length };
}

/**
 * Finds a member of an entry of a setting among the files that may define it: its value where a file has it, else the name of the
 * entry.
 *
 * @param files the file that wins over the others first
 * @param member as the path to it: `['apis', 'fla', 'baseUrl']`
 */
export function locateMember(
  files: readonly SettingsFile[],
  setting: string,
  id: string,
  member: readonly string[],
): { file: number; span: TextSpan } | undefined {
  const find = (locate: (file: SettingsFile) => TextSpan | undefined) => {
    for (const [file, settings] of files.entries()) {
      const span = locate(settings);
      if (span) {
        return { file, span };
      }
    }
    return undefined;
  };
  return (
    find(settings => settings.value([setting, id, ...member])) ??
    find(settings => settings.name([setting, id]))
  );
}

/** The zero-based line and character of an offset. Lines end as in VS Code: `\r\n`, `\n` or `\r`. */
export function positionAt(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
