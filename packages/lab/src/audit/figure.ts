/** One line of the audit's table, of the form every bench writes. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Ends of the value's interval. */
  readonly low?: number;
  readonly high?: number;
  /** The value must not pass it. */
  readonly limit?: number;
  /** What others' has. */
  readonly peer?: number;
  /** Whether what is asked holds; absent where nothing is asked. */
  readonly goal?: boolean;
}

/** How thorough, and by which chance. */
export interface AuditOptions {
  /** For a machine that checks every change: fewer draws, the same checks. */
  readonly quick: boolean;
  readonly seed: number;
}
