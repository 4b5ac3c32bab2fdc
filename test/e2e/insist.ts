/** Does something, four times at most, until what it leads to is seen: a window that is still drawing may swallow a key or a click. */
export async function insist(act: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await act();
      return;
    } catch (error) {
      if (attempt === 4) {
        throw error;
      }
    }
  }
}
