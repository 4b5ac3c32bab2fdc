import { isRecord } from '../base/isRecord.ts';
import type { BodyShape } from './bodyShape.ts';
import type { FieldKind } from './fieldKind.ts';
import type { BodyPath } from './remark.ts';

/** A value in a body with what the description says of its place. */
export interface BodyNode {
  path: BodyPath;
  /** Of the member; of an element of a list the list's. */
  name: string;
  value: unknown;
  shape: BodyShape;
  /** What the text or number means; undefined for all else, and for a value that is not known yet. */
  kind: FieldKind | undefined;
  /** Members or elements. */
  children: readonly BodyNode[];
}

const NONE: readonly BodyNode[] = [];

/** A body as a tree. */
export function bodyNode(value: unknown, shape: BodyShape, variables: boolean): BodyNode {
  const build = (path: BodyPath, name: string, here: unknown, at: BodyShape): BodyNode => ({
    path,
    name,
    value: here,
    shape: at,
    kind: isMeaningful(here) && !(variables && holdsVariable(here)) ? at.kind : undefined,
    children: Array.isArray(here)
      ? here.map((item, index) => build([...path, index], name, item, at.items))
      : isRecord(here)
        ? Object.entries(here).map(([member, inner]) =>
            build([...path, member], member, inner, at.member(member)),
          )
        : NONE,
  });
  return build([], '', value, shape);
}

/** A node with all that is in it, outer ones first. */
export function* allNodes(node: BodyNode): Generator<BodyNode> {
  yield node;
  for (const child of node.children) {
    yield* allNodes(child);
  }
}

/** What stands at a path; the innermost around it where nothing does. */
export function nodeAt(root: BodyNode, path: BodyPath): BodyNode {
  return path.reduce<BodyNode>(
    (node, step) => node.children.find(child => child.path.at(-1) === step) ?? node,
    root,
  );
}

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
