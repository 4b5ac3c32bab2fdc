import { isRecord } from '../base/isRecord.ts';
import type { BodyShape } from './bodyShape.ts';
import type { FieldKind } from './fieldKind.ts';
import type { BodyPath } from './remark.ts';

/** A value in a body with what the description says of its place. */
export class BodyNode {
  /** Of the member; of an element of a list the list's; of the whole `''`. */
  readonly name: string;
  readonly value: unknown;
  readonly shape: BodyShape;
  /** What the text or number means; undefined for all else, and for a value that is not known yet. */
  readonly kind: FieldKind | undefined;
  /** Members or elements. */
  readonly children: readonly BodyNode[];
  readonly parent: BodyNode | undefined;
  /** The member's name or the element's index. */
  readonly step: string | number;

  /** @param variables whether a text with `{{name}}` is not known yet */
  constructor(
    value: unknown,
    shape: BodyShape,
    variables: boolean,
    parent?: BodyNode,
    step: string | number = '',
  ) {
    this.value = value;
    this.shape = shape;
    this.parent = parent;
    this.step = step;
    this.name = typeof step === 'number' ? (parent?.name ?? '') : step;
    this.kind =
      isMeaningful(value) && !(variables && holdsVariable(value)) ? shape.kind : undefined;
    this.children = Array.isArray(value)
      ? value.map((item, index) => new BodyNode(item, shape.items, variables, this, index))
      : isRecord(value)
        ? Object.keys(value).map(
            name => new BodyNode(value[name], shape.member(name), variables, this, name),
          )
        : NONE;
  }

  /** Member names and array indexes from the whole to here. */
  get path(): BodyPath {
    return this.parent ? [...this.parent.path, this.step] : [];
  }

  /** This node with all that is in it, outer ones first. */
  all(): BodyNode[] {
    const nodes: BodyNode[] = [];
    this.visit(node => nodes.push(node));
    return nodes;
  }

  /** Calls back for this node and all that is in it, outer ones first. */
  visit(see: (node: BodyNode) => void): void {
    see(this);
    for (const child of this.children) {
      child.visit(see);
    }
  }

  /** What stands at a path; the innermost around it where nothing does. */
  at(path: BodyPath): BodyNode {
    return path.reduce<BodyNode>(
      (node, step) =>
        (typeof step === 'number'
          ? node.children[step]
          : node.children.find(child => child.step === step)) ?? node,
      this,
    );
  }
}

const NONE: readonly BodyNode[] = [];

/** Whether a value, or one in it, holds a `{{name}}` that is not known yet. */
export function holdsVariable(value: unknown): boolean {
  if (typeof value === 'string') {
    return value.includes('{{');
  }
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsVariable);
}

function isMeaningful(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
