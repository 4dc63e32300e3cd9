/** One line of the table that every bench and the audit print and write as JSON. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Ends of the value's interval. */
  readonly low?: number;
  readonly high?: number;
  /** The value must not pass it. */
  readonly limit?: number;
  /** What others' has, and ours must beat where a goal is set. */
  readonly peer?: number;
  /** Whether what is asked holds; absent where nothing is asked. */
  readonly goal?: boolean;
}
