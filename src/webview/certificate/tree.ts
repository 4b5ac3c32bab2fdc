import { element } from '../dom.ts';
import { icon } from '../icons.ts';
import type { IconName } from '../icons.ts';

export interface TreeNode {
  id: string;
  label: string;
  /** A few words after the label. */
  description: string;
  icon: IconName;
  /** Says what the icon shows. */
  iconMeaning?: string;
  children: readonly TreeNode[];
}

interface Row {
  node: TreeNode;
  item: HTMLElement;
  parent: Row | undefined;
}

/**
 * A tree as the ARIA pattern has it: one stop in the tab order; arrow keys, Home, End and first letters move, and what has the focus
 * is selected.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/treeview/
 */
export class Tree {
  readonly root: HTMLElement;
  readonly #onSelect: (id: string) => void;
  #rows: Row[] = [];
  #selected: Row | undefined;

  constructor(name: string, onSelect: (id: string) => void) {
    this.#onSelect = onSelect;
    this.root = element('ul', { role: 'tree', class: 'tree', 'aria-label': name });
    this.root.addEventListener('keydown', event => this.#onKey(event));
    this.root.addEventListener('click', event => this.#onClick(event));
  }

  /** Shows other nodes, all unfolded, with one selected; the focus stays in the tree if it is there. */
  show(nodes: readonly TreeNode[], selected: string): void {
    const hadFocus = this.root.contains(document.activeElement);
    this.#rows = [];
    this.#selected = undefined;
    this.root.replaceChildren(...nodes.map(node => this.#item(node, 1, undefined)));
    const row = this.#rows.find(({ node }) => node.id === selected) ?? this.#rows[0];
    if (row) {
      this.#mark(row);
      if (hadFocus) {
        row.item.focus();
      }
    }
  }

  #item(node: TreeNode, level: number, parent: Row | undefined): HTMLElement {
    const branch = node.children.length > 0;
    const item = element('li', {
      role: 'treeitem',
      class: 'tree-item',
      tabindex: -1,
      'aria-level': level,
      'aria-selected': 'false',
      'aria-expanded': branch ? 'true' : undefined,
      'aria-label': [node.label, node.iconMeaning, node.description].filter(Boolean).join(', '),
    });
    const row: Row = { node, item, parent };
    this.#rows.push(row);
    item.append(
      element(
        'div',
        { class: `tree-row level-${Math.min(level, MAX_INDENT)}` },
        element('span', { class: 'twistie' }, branch ? icon('unfolded') : undefined),
        icon(node.icon),
        element(
          'span',
          { class: 'tree-text' },
          element('span', { class: 'tree-label' }, node.label),
          ' ',
          element('span', { class: 'tree-description' }, node.description),
        ),
      ),
    );
    if (branch) {
      item.append(
        element(
          'ul',
          { role: 'group' },
          ...node.children.map(child => this.#item(child, level + 1, row)),
        ),
      );
    }
    return item;
  }

  #mark(row: Row): void {
    if (this.#selected) {
      this.#selected.item.setAttribute('aria-selected', 'false');
      this.#selected.item.tabIndex = -1;
    }
    this.#selected = row;
    row.item.setAttribute('aria-selected', 'true');
    row.item.tabIndex = 0;
  }

  #select(row: Row): void {
    const isNew = row !== this.#selected;
    this.#mark(row);
    row.item.focus();
    if (isNew) {
      this.#onSelect(row.node.id);
    }
  }

  #setExpanded({ item }: Row, expanded: boolean): void {
    item.setAttribute('aria-expanded', String(expanded));
  }

  #onClick(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : undefined;
    const item = target?.closest('[role="treeitem"]');
    const row = this.#rows.find(candidate => candidate.item === item);
    if (!row) {
      return;
    }
    if (target?.closest('.twistie') && row.node.children.length > 0) {
      this.#setExpanded(row, !isExpanded(row));
      if (this.#selected && !isVisible(this.#selected)) {
        this.#select(row);
      }
    } else {
      this.#select(row);
    }
  }

  #onKey(event: KeyboardEvent): void {
    const row = this.#selected;
    if (!row || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const visible = this.#rows.filter(isVisible);
    const target = this.#targetOf(event.key, row, visible);
    if (target === undefined) {
      return;
    }
    event.preventDefault();
    if (target !== 'stay') {
      this.#select(target);
    }
  }

  /** Where a key leads; `stay` for one that only folds or leads nowhere, undefined for one that is not the tree's. */
  #targetOf(key: string, row: Row, visible: readonly Row[]): Row | 'stay' | undefined {
    const index = visible.indexOf(row);
    switch (key) {
      case 'ArrowDown':
        return visible[index + 1] ?? 'stay';
      case 'ArrowUp':
        return visible[index - 1] ?? 'stay';
      case 'Home':
        return visible[0] ?? 'stay';
      case 'End':
        return visible.at(-1) ?? 'stay';
      case 'ArrowRight':
        if (row.node.children.length > 0 && !isExpanded(row)) {
          this.#setExpanded(row, true);
          return 'stay';
        }
        return visible.find(({ parent }) => parent === row) ?? 'stay';
      case 'ArrowLeft':
        if (isExpanded(row)) {
          this.#setExpanded(row, false);
          return 'stay';
        }
        return row.parent ?? 'stay';
      default:
        return key.length === 1 ? startingWith(key, visible, index) : undefined;
    }
  }
}

/** Deeper levels are indented no further: a chain may be as long as its author likes. */
const MAX_INDENT = 6;

function isExpanded({ item }: Row): boolean {
  return item.getAttribute('aria-expanded') === 'true';
}

function isVisible({ parent }: Row): boolean {
  return parent === undefined || (isExpanded(parent) && isVisible(parent));
}

/** The next row, round the end, whose label begins with a letter. */
function startingWith(letter: string, rows: readonly Row[], after: number): Row | undefined {
  const wanted = letter.toLowerCase();
  return [...rows.slice(after + 1), ...rows.slice(0, after + 1)].find(({ node }) =>
    node.label.toLowerCase().startsWith(wanted),
  );
}
