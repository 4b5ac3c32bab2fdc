import type * as vscode from 'vscode';

/**
 * Keeps what files are for when they get another name or place, alone or with their folder.
 *
 * @param keyOf tells under which key the target of a file is kept
 * @returns whether there was any
 */
export async function moveTargets(
  memory: vscode.Memento,
  files: readonly { oldUri: vscode.Uri; newUri: vscode.Uri }[],
  keyOf: (uri: vscode.Uri) => string,
): Promise<boolean> {
  const moves = files.flatMap(({ oldUri, newUri }) => {
    const [before, after] = [keyOf(oldUri), keyOf(newUri)];
    return memory
      .keys()
      .filter(key => key === before || key.startsWith(`${before}/`))
      .map(key => ({ from: key, to: after + key.slice(before.length) }));
  });
  for (const { from, to } of moves) {
    await memory.update(to, memory.get(from));
    await memory.update(from, undefined);
  }
  return moves.length > 0;
}
