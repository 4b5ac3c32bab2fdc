/** Every credential that a server of this run has issued or been shown: what no file may hold. */
class Witnessed {
  readonly tokens = new Set<string>();
  readonly assertions = new Set<string>();

  token(token: string | undefined): void {
    if (token !== undefined) {
      this.tokens.add(token);
    }
  }

  assertion(assertion: string | null | undefined): void {
    if (assertion) {
      this.assertions.add(assertion);
    }
  }
}

export const witnessed = new Witnessed();
