/** Text without case and accents, in which what somebody typed is looked for. */
export function foldText(text: string): string {
  // Decomposition leaves accents as marks of their own.
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
