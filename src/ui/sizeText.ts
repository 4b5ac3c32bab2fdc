/** Bytes as people write them, in the language's own digits and separators. */
export function sizeText(bytes: number, language: string): string {
  const [value, unit, unitDisplay] =
    bytes < 1000
      ? ([bytes, 'byte', 'long'] as const)
      : bytes < 1e6
        ? ([bytes / 1e3, 'kilobyte', 'short'] as const)
        : ([bytes / 1e6, 'megabyte', 'short'] as const);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay,
    maximumFractionDigits: 1,
  }).format(value);
}
