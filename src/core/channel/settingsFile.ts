import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { TextLines } from '../base/textLines.ts';
import type { SettingPath } from './settingMistake.ts';

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
export class SettingsFile<S extends SettingsText = SettingsText> {
  readonly source: S;
  readonly #root: Node | undefined;
  #lines: TextLines | undefined;

  constructor(source: S) {
    this.source = source;
    this.#root = parseTree(source.text, [], { allowTrailingComma: true });
  }

  /** Where a value stands, quotes and all; undefined where the file does not have it. */
  value(path: SettingPath): TextSpan | undefined {
    return spanOf(this.#find(path));
  }

  /** Where the name of a member stands, quotes and all, or the whole where it is one of a list; undefined where the file does not have it. */
  name(path: SettingPath): TextSpan | undefined {
    return typeof path.at(-1) === 'number'
      ? this.value(path)
      : spanOf(this.#find(path)?.parent?.children?.[0]);
  }

  /** The zero-based line and character of an offset. Lines end as in VS Code: `\r\n`, `\n` or `\r`. */
  positionAt(offset: number): { line: number; character: number } {
    this.#lines ??= new TextLines(this.source.text);
    return this.#lines.positionAt(offset);
  }

  #find(path: SettingPath): Node | undefined {
    return this.#root && findNodeAtLocation(this.#root, [...this.source.within, ...path]);
  }
}

function spanOf(node: Node | undefined): TextSpan | undefined {
  return node && { offset: node.offset, length: node.length };
}

/** What is marked of a member: its value where the member is there, or its name. */
export type Mark = 'value' | 'name';

/**
 * Finds a member of an entry of a setting among the files that define it: in the one whose value wins. Of a member that none has, the
 * closest one around it is found by its name, in the end the entry.
 *
 * @param layers files that are merged, the one that wins first; of several such sets the first that knows the entry defines it alone
 * @param id of the entry; undefined for the setting itself
 */
export function locateMember<S extends SettingsText>(
  layers: readonly (readonly SettingsFile<S>[])[],
  setting: string,
  id: string | undefined,
  member: SettingPath,
  mark: Mark,
): { file: SettingsFile<S>; span: TextSpan } | undefined {
  const entry = id === undefined ? [setting] : [setting, id];
  const files = layers.find(layer => layer.some(file => file.value(entry))) ?? [];
  // Lists are not merged: who defines one defines all of it.
  const list = member.slice(
    0,
    member.findIndex(part => typeof part === 'number'),
  );
  const owner =
    member.some(part => typeof part === 'number') &&
    files.find(file => file.value([...entry, ...list]));
  const searched = owner ? [owner] : files;
  const find = (locate: (file: SettingsFile<S>) => TextSpan | undefined) => {
    for (const file of searched) {
      const span = locate(file);
      if (span) {
        return { file, span };
      }
    }
    return undefined;
  };
  if (member.length > 0 && mark === 'value') {
    const found = find(file => file.value([...entry, ...member]));
    if (found) {
      return found;
    }
  }
  for (let length = member.length; length >= 0; length -= 1) {
    const found = find(file => file.name([...entry, ...member.slice(0, length)]));
    if (found) {
      return found;
    }
  }
  return undefined;
}
