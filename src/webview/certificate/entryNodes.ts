import type { CertificateViewStrings, ChainLink, ShownEntry } from '../../protocol/certificate.ts';
import type { TreeNode } from './tree.ts';

/** What is selected: an entry, and a link of its chain; none for a key without certificate. */
export interface SelectedLink {
  entry: ShownEntry;
  link: ChainLink | undefined;
  /** Whether it is the certificate of the entry itself. */
  isLeaf: boolean;
}

/** The entries as a tree: each with its own certificate, below that the issuer, below that the issuer's issuer. */
export function entryNodes(
  entries: readonly ShownEntry[],
  strings: Pick<CertificateViewStrings, 'privateKey'>,
): TreeNode[] {
  return entries.map(entry => ({
    id: nodeId(entry, 0),
    label: entry.name,
    description: [entry.key?.text, entry.chain[0]?.role].filter(Boolean).join(' · '),
    ...(entry.key === undefined
      ? { icon: 'certificate' }
      : { icon: 'key', iconMeaning: strings.privateKey }),
    children: issuers(entry, 1),
  }));
}

function issuers(entry: ShownEntry, depth: number): TreeNode[] {
  const link = entry.chain[depth];
  if (link === undefined) {
    return [];
  }
  return [
    {
      id: nodeId(entry, depth),
      label: link.name,
      description: link.role,
      icon: link.kind === 'missing' ? 'missing' : 'certificate',
      children: issuers(entry, depth + 1),
    },
  ];
}

/** Ids of the nodes and of all below them. */
export function nodeIds(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap(({ id, children }) => [id, ...nodeIds(children)]);
}

/** What a node of the tree stands for. */
export function findNode(entries: readonly ShownEntry[], id: string): SelectedLink | undefined {
  for (const entry of entries) {
    const depths = Array.from({ length: Math.max(1, entry.chain.length) }, (_, depth) => depth);
    const depth = depths.find(candidate => nodeId(entry, candidate) === id);
    if (depth !== undefined) {
      return { entry, link: entry.chain[depth], isLeaf: depth === 0 };
    }
  }
  return undefined;
}

function nodeId({ id }: ShownEntry, depth: number): string {
  return `${id}/${depth}`;
}
