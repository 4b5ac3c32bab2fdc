/**
 * A function of a text that remembers what it made: for what is asked of the same few texts again and again.
 *
 * @param most how many are kept; beyond that all are forgotten at once
 */
export function remembered<T>(make: (text: string) => T, most = 5000): (text: string) => T {
  const known = new Map<string, { made: T }>();
  return text => {
    const found = known.get(text);
    if (found) {
      return found.made;
    }
    if (known.size >= most) {
      known.clear();
    }
    const made = make(text);
    known.set(text, { made });
    return made;
  };
}
