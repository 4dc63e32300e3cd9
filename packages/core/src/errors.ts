/** Untrusted input that does not have the expected form. `field` names the place, `message` says what was expected. */
export class ParseError extends Error {
  readonly field: string;
  constructor(field: string, expected: string) {
    super(`${field}: ${expected}`);
    this.name = 'ParseError';
    this.field = field;
  }
}
