/** Ends the work on a request with the answer that refuses it. It never leaves the sandbox. */
export class Refusal extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super('refused');
    this.name = 'Refusal';
    this.response = response;
  }
}
