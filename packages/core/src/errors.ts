/** Untrusted input that does not have the expected form. `field` names the place, `message` says what was expected. */
export class ParseError extends Error {
  readonly field: string;
  constructor(field: string, expected: string) {
    super(`${field}: ${expected}`);
    this.name = 'ParseError';
    this.field = field;
  }
}

/** A pack that must not be used. `field` names the part at fault, `message` both sides: "version: pack is v2, expected v3". */
export class PackError extends ParseError {
  constructor(field: string, expected: string) {
    super(field, expected);
    this.name = 'PackError';
  }
}
