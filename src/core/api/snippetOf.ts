import type { ApiDescription, Operation } from './apiDescription.ts';
import type { BodyTemplate, ObjectTemplate, ValueTemplate } from './bodyTemplate.ts';
import { templateOf } from './exampleOf.ts';

/**
 * The body that an operation takes as a snippet of VS Code: what the schema requires, with a tab stop for each value, the
 * values of the example, and a choice where the schema lists codes. A value that tells today does so when it is inserted.
 *
 * @returns `''` where the operation takes no body
 * @see https://code.visualstudio.com/docs/editing/userdefinedsnippets
 */
export function snippetOf(description: ApiDescription, operation: Operation): string {
  const template = templateOf(description, operation);
  return template ? `${new SnippetWriter().write(template, '')}$0` : '';
}

class SnippetWriter {
  #stops = 0;

  write(template: BodyTemplate, indent: string): string {
    switch (template.kind) {
      case 'object':
        return this.#block('{}', indent, membersOf(template), (member, deeper) =>
          [`${literal(member.name)}: `, this.write(member.template, deeper)].join(''),
        );
      case 'array':
        return this.#block(
          '[]',
          indent,
          leastItems(template.items, template.least),
          (item, deeper) => this.write(item, deeper),
        );
      case 'value':
        return this.#value(template);
    }
  }

  #block<T>(
    [open = '', close = '']: string,
    indent: string,
    parts: T[],
    write: (part: T, deeper: string) => string,
  ): string {
    const deeper = `${indent}\t`;
    const lines = parts.map(part => `${deeper}${write(part, deeper)}`);
    return lines.length === 0
      ? `${open}${close}`
      : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
  }

  #value({ value, choices, today }: ValueTemplate): string {
    this.#stops += 1;
    if (choices.length > 0) {
      const texts = choices.every(choice => typeof choice === 'string');
      const options = choices
        .map(choice => json(choice))
        .map(choice => (texts ? choice.slice(1, -1) : choice));
      return quoted(texts, `\${${this.#stops}|${options.map(forChoice).join(',')}|}`);
    }
    const isText = typeof value === 'string';
    const shown = today ? TODAY[today] : plain(isText ? json(value).slice(1, -1) : json(value));
    return quoted(isText, `\${${this.#stops}:${shown}}`);
  }
}

/** Variables of VS Code's snippets; the time is left as the format wants it, at a whole hour. */
const DAY = '${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}';
const TODAY = { date: DAY, 'date-time': `${DAY}T09:00:00Z` };

/** What is required; where nothing is, what the example gives, else everything. */
function membersOf({ members }: ObjectTemplate): ObjectTemplate['members'] {
  const required = members.filter(member => member.required);
  const given = members.filter(member => member.given);
  return [required, given, members].find(some => some.length > 0) ?? [];
}

function leastItems(items: BodyTemplate[], least: number): BodyTemplate[] {
  return items.slice(0, Math.max(least, 1));
}

function quoted(isText: boolean, text: string): string {
  return isText ? `"${text}"` : text;
}

function literal(name: string): string {
  return plain(json(name));
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

/** Text in which the snippet reads nothing. */
function plain(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}

function forChoice(text: string): string {
  return text.replaceAll(/[\\,|]/g, '\\$&');
}
